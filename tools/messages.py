"""The texts in Vietnamese and Japanese: extract, check, compile, without the system's gettext.

    python tools/messages.py extract     add msgids that are missing as empty entries to each area's catalogues
    python tools/messages.py check       fail on every text that is missing, fuzzy, empty or has other placeholders
    python tools/messages.py compile     write the .mo files

Each area carries the texts of its own code and templates; `ui` may besides carry texts of the libraries.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "decreta"
LANGUAGES = ("vi", "ja")
# Areas whose catalogues may hold texts that are not in our sources (libraries' texts in better words).
WITH_FOREIGN_TEXTS = frozenset({"ui", "accounts"})
# A word that every area needs ("Search") may stand once, here; Django joins the catalogues of all areas.
SHARED = "ui"

KEYWORDS = {
    "_": None,
    "gettext": None,
    "now": None,  # `gettext`, where `_` is the lazy one
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PERCENT = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[sdfr]")
_BRACES = re.compile(r"\{\w*\}")


class Text(NamedTuple):
    """One text of a source."""

    context: str | None
    singular: str
    plural: str | None
    path: str
    line: int

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.singular


def areas() -> list[str]:
    """Every area (and the command and config) that has code."""
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def texts_of(area: str) -> Iterator[Text]:
    """The texts of an area's Python modules and templates."""
    folder = PACKAGE / area
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html"), *folder.rglob("*.txt")]):
        if "migrations" in path.parts or "static" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            if "{%" not in source:
                continue
            source = templatised(source, path)
        name = str(path.relative_to(ROOT))
        found = babel_extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=())
        for line, message, _, context in found:
            singular, plural = message if isinstance(message, tuple) else (message, None)
            if singular:
                yield Text(context, singular, plural, name, line)


def templatised(source: str, path: Path) -> str:
    """A template as Python source, by Django's own translation of it."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    from django.utils.translation.template import templatize

    return templatize(source, origin=str(path))


def catalogue_path(area: str, language: str) -> Path:
    """Where an area keeps a language."""
    return PACKAGE / area / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """A catalogue, empty when there is none."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def extract() -> int:
    """Add what is missing, keep what is there, in the order of msgids."""
    added = 0
    for area in areas():
        found = {text.key: text for text in texts_of(area)}
        for language in LANGUAGES:
            path = catalogue_path(area, language)
            catalogue = read(path, language)
            known = [catalogue, read(catalogue_path(SHARED, language), language)]
            missing = [
                text for text in found.values() if not any(one.get(text.singular, text.context) for one in known)
            ]
            if not missing:
                continue
            for text in missing:
                catalogue.add((text.singular, text.plural) if text.plural else text.singular, context=text.context)
            added += len(missing)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalogue, width=0, omit_header=False, no_location=True, sort_output=True)
    print(f"{added} entries added")
    return 0


def check() -> int:
    """Print every fault of the texts; the number of faults decides the exit code."""
    faults = [fault for area in areas() for fault in faults_of(area)]
    faults += [fault for language in LANGUAGES for fault in contradictions(language)]
    for fault in faults:
        print(fault)
    if faults:
        print(
            f"{len(faults)} faults in the texts. ./run fix adds missing entries; the words are yours.", file=sys.stderr
        )
    return 1 if faults else 0


def faults_of(area: str) -> Iterator[str]:
    """What is wrong with an area's texts, each as one line with a place."""
    found = {text.key: text for text in texts_of(area)}
    for language in LANGUAGES:
        path = catalogue_path(area, language)
        catalogue = read(path, language)
        shared = read(catalogue_path(SHARED, language), language)
        where = path.relative_to(ROOT)
        for text in found.values():
            message = catalogue.get(text.singular, text.context) or shared.get(text.singular, text.context)
            fault = "missing" if message is None else fault_of(message, text.plural)
            if fault:
                context = f" (context {text.context!r})" if text.context else ""
                yield f"{where}: {fault}: {text.singular!r}{context} from {text.path}:{text.line}"
        if area in WITH_FOREIGN_TEXTS:
            continue
        for message in catalogue:
            singular = message.id[0] if isinstance(message.id, tuple) else message.id
            if singular and (message.context, singular) not in found:
                yield f"{where}: no source has it any more: {singular!r}"


def contradictions(language: str) -> Iterator[str]:
    """Texts that two areas translate differently: all areas share one catalogue, so only one would be shown."""
    seen: dict[tuple[str | None, str], tuple[str, object]] = {}
    for area in areas():
        for message in read(catalogue_path(area, language), language):
            key = (message.context, message.id[0] if isinstance(message.id, tuple) else message.id)
            if not key[1] or not message.string:
                continue
            first, string = seen.setdefault(key, (area, message.string))
            if string != message.string:
                yield f"{language}: {key[1]!r} is {string!r} in {first}, {message.string!r} in {area}; use a context"


def fault_of(message: Message, plural: str | None) -> str | None:
    """What is wrong with one translation. Vietnamese and Japanese have one form for every number."""
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if message.fuzzy:
        return "fuzzy"
    if not all(strings) or not strings:
        return "empty"
    if plural and not isinstance(message.id, tuple):
        return "lacks its plural"
    if len(strings) != 1:
        return "has more than one plural form"
    original = message.id[-1] if isinstance(message.id, tuple) else message.id
    if placeholders(original) != placeholders(strings[0]):
        return "has other placeholders"
    return None


def placeholders(text: str) -> Counter[str]:
    """The places where values are put in."""
    plain = text.replace("%%", "")
    return Counter(_PERCENT.findall(plain) + _BRACES.findall(plain))


def compile_catalogues() -> int:
    """Write the .mo files of every catalogue that is newer than its result."""
    sys.path.insert(0, str(ROOT / "src"))
    from decreta.command.catalogues import compile_all

    compile_all()
    return 0


COMMANDS = {"extract": extract, "check": check, "compile": compile_catalogues}


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    os.chdir(ROOT)
    return COMMANDS[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
