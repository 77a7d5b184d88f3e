"""What makes a PDF unfit for the office: everything that is wrong is said at once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from django.utils.translation import gettext_lazy as _

from decreta.core.errors import Problem
from decreta.files import limits

_SCRIPT: Final = frozenset({"/JavaScript", "/Rendition"})
_LAUNCH: Final = frozenset({"/Launch", "/SubmitForm", "/ImportData", "/GoToE"})
_KEYS: Final = frozenset({"/JS", "/JavaScript", "/RichMediaContent"})
_FILES: Final = frozenset({"/EmbeddedFiles", "/EmbeddedFile", "/EF"})
_WORD_OF_DANGER: Final = re.compile("|".join(sorted(_SCRIPT | _LAUNCH | _KEYS | _FILES | {"/XFA"})).encode())
_MAX_DEPTH: Final = 40

NOT_READABLE: Final = _("The file is not a readable PDF")
ENCRYPTED: Final = _("The PDF is encrypted or needs a password")
NO_PAGES: Final = _("The PDF has no pages")
TOO_MANY_OBJECTS: Final = _("The PDF is too complex to be checked")
HAS_SCRIPT: Final = _("The PDF contains a program (JavaScript or multimedia)")
HAS_LAUNCH: Final = _("The PDF contains an action that starts a program or sends data")
HAS_ATTACHMENTS: Final = _("The PDF contains other files")
HAS_XFA: Final = _("The PDF is a dynamic form (XFA) whose content can change")


@dataclass(frozen=True)
class PdfFindings:
    """What a check found: the number of pages (0 when unreadable) and every problem."""

    page_count: int
    problems: list[Problem]


def check_pdf(content: bytes) -> list[Problem]:
    """Everything that is wrong with a PDF; empty when it may be taken."""
    return examine_pdf(content).problems


def examine_pdf(content: bytes) -> PdfFindings:
    """Open a PDF, count its pages and look into every object for what could act by itself."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _examine(pdf)
    except pikepdf.PasswordError:
        return _unfit(ENCRYPTED, "encrypted")
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError, RecursionError):
        return _unfit(NOT_READABLE, "unreadable")


def examine_elsewhere(content: bytes, _order: None) -> tuple[dict[str, Any], bytes]:
    """What `examine_pdf` finds, as the answer of a process of its own (`core.apart`)."""
    found = examine_pdf(content)
    return {"pages": found.page_count, "codes": [problem.code for problem in found.problems]}, b""


def _examine(pdf: pikepdf.Pdf) -> PdfFindings:
    if pdf.is_encrypted:
        return _unfit(ENCRYPTED, "encrypted")
    found: set[str] = set()
    for number, thing in enumerate(pdf.objects):
        if number >= limits.MAX_PDF_OBJECTS:
            return _unfit(TOO_MANY_OBJECTS, "too_complex")
        if _looks_dangerous(thing):
            found.update(_name_dangers(str(thing)) if isinstance(thing, pikepdf.Name) else _dangers(thing, _MAX_DEPTH))
    page_count = len(pdf.pages)
    problems = [Problem(message, code=code) for code, message in _MESSAGES.items() if code in found]
    if not page_count:
        problems.insert(0, Problem(NO_PAGES, code="no_pages"))
    return PdfFindings(page_count, problems)


_MESSAGES: Final[dict[str, Any]] = {
    "too_complex": TOO_MANY_OBJECTS,
    "script": HAS_SCRIPT,
    "launch": HAS_LAUNCH,
    "attachments": HAS_ATTACHMENTS,
    "xfa": HAS_XFA,
}

#: What each code of a problem says.
WORDS: Final[dict[str, Any]] = _MESSAGES | {
    "unreadable": NOT_READABLE,
    "encrypted": ENCRYPTED,
    "no_pages": NO_PAGES,
}


def _looks_dangerous(thing: Any) -> bool:
    """Whether a word of danger stands anywhere in an object; most objects have none, and need no closer look.

    The object is written out by the library, in which every name stands in its plain spelling (`/J#53` is `/JS`). A number,
    or what is missing in a damaged paper, comes as Python's own.
    """
    if not isinstance(thing, pikepdf.Object):
        return False
    written = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    return _WORD_OF_DANGER.search(written.unparse(resolved=True)) is not None


def _dangers(thing: Any, depth: int) -> Iterator[str]:
    """Codes of what is dangerous in one object and in what stands directly inside it.

    References are not followed: what they point to is an object of its own and is visited as such. What stands deeper
    than any writer of papers puts it is not looked for: the paper is refused.
    """
    if depth == 0:
        yield "too_complex"
        return
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        keys = set(thing.keys())
        yield from _dictionary_dangers(thing, keys)
        inner: Any = (thing.get(key) for key in keys)
    elif isinstance(thing, pikepdf.Array):
        inner = thing
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _dangers(value, depth - 1)


def _name_dangers(name: str) -> Iterator[str]:
    """What a name means that stands by itself, for dictionaries elsewhere to point to (`/S 7 0 R`)."""
    if name in _SCRIPT:
        yield "script"
    if name in _LAUNCH:
        yield "launch"
    if name == "/EmbeddedFile":
        yield "attachments"


def _dictionary_dangers(thing: Any, keys: set[str]) -> Iterator[str]:
    action = str(thing.get("/S", "")) if isinstance(thing.get("/S"), pikepdf.Name) else ""
    if action in _SCRIPT or keys & _KEYS:
        yield "script"
    if action in _LAUNCH:
        yield "launch"
    if (
        "/EmbeddedFiles" in keys
        or ("/EF" in keys and "/S" not in keys)
        or thing.get("/Type") == pikepdf.Name("/EmbeddedFile")
    ):
        yield "attachments"
    if "/XFA" in keys:
        yield "xfa"


def _unfit(message: Any, code: str) -> PdfFindings:
    return PdfFindings(0, [Problem(message, code=code)])
