"""Finding organisations, bodies and groups by whatever a list calls them.

By code, symbol, name in any language, an abbreviation, a name of before, without marks or capitals. What is not
found is compared, and near ones are offered.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from decreta.core.texts import fold
from decreta.organisation.models import Body, Group, Organisation, Succession

Place = Organisation | Body | Group
_OFFERED = 4
#: What offices shorten, and what it stands for, folded.
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "tw": "trung uong",
    "tp": "thanh pho",
    "cp": "chinh phu",
    "vp": "van phong",
    "bcd": "ban chi dao",
    "vptw": "van phong trung uong",
    "du": "dang uy",
}
_FILLERS = frozenset({"va", "cua", "cac", "ve", "of", "and", "the", "for"})


@dataclass(frozen=True)
class Found:
    """What a text means: the thing, or none and others that could be meant. `now` is set when it has become another."""

    thing: Place | None
    offers: tuple[str, ...] = ()
    is_ambiguous: bool = False
    former: str = ""


@dataclass
class Directory:
    """Everything that can be named, read once: six statements, however many names are looked up."""

    day: dt.date
    _by_name: dict[str, list[Place]] = field(default_factory=dict)
    _by_code: dict[str, Place] = field(default_factory=dict)
    _successors: dict[Any, list[Organisation]] = field(default_factory=dict)
    _kept: dict[tuple[str, bool], Found] = field(default_factory=dict)

    @classmethod
    def read(cls, day: dt.date, *, groups: bool = True, bodies: bool = True) -> Directory:
        """The names of a day."""
        found = cls(day)
        for organisation in Organisation.objects.prefetch_related("other_names"):
            found._enter(organisation, organisation.symbol, *(one.text for one in organisation.other_names.all()))
        for body in Body.objects.prefetch_related("other_names") if bodies else ():
            names = (one.text for one in body.other_names.all())
            found._enter(body, body.symbol, *body.symbol_aliases, *names)
        for group in Group.objects.all() if groups else ():
            found._enter(group)
        for one in Succession.objects.filter(takes_effect_on__lte=day).select_related("successor"):
            found._successors.setdefault(one.predecessor_id, []).append(one.successor)
        return found

    def _enter(self, thing: Place, *others: str) -> None:
        self._by_code[thing.code] = thing
        for text in (thing.name_vi, thing.name_en, thing.name_ja, *others):
            for key in {fold(text), fold(text).replace(" ", ""), *_initials(text)} - {""}:
                known = self._by_name.setdefault(key, [])
                if thing not in known:
                    known.append(thing)

    def find(self, text: str) -> Found:
        """What a text means today. A name of an organisation that has become another means that other one."""
        key = (text, False)
        if key not in self._kept:
            self._kept[key] = self._find(text)
        return self._kept[key]

    def _find(self, text: str) -> Found:
        exact = self._by_code.get(text.strip())
        if exact is not None:
            return self._today([exact])
        for key in _keys(text):
            if found := self._by_name.get(key):
                return self._today(found)
        return Found(None, self._near(text))

    def _today(self, things: list[Place]) -> Found:
        """Of what bears a name, what is valid today; else what it has become."""
        valid = [one for one in things if self._is_valid(one)]
        if len(valid) == 1:
            return Found(valid[0])
        if valid:
            return Found(None, tuple(_called(one) for one in valid[:_OFFERED]), is_ambiguous=True)
        became = {heir.pk: heir for one in things for heir in self._heirs(one)}
        if len(became) == 1:
            return Found(next(iter(became.values())), former=things[0].name_vi)
        return Found(None, tuple(_called(one) for one in list(became.values())[:_OFFERED]), is_ambiguous=bool(became))

    def _heirs(self, thing: Place, depth: int = 5) -> list[Organisation]:
        heirs: list[Organisation] = []
        for one in self._successors.get(thing.pk, []):
            heirs += [one] if self._is_valid(one) or not depth else self._heirs(one, depth - 1)
        return heirs

    def _is_valid(self, thing: Place) -> bool:
        if isinstance(thing, Group):
            return True
        return thing.valid_to is None or thing.valid_to > self.day

    def _near(self, text: str) -> tuple[str, ...]:
        """Names that look like a text that nothing bears, those in force today."""
        wanted = next(iter(_keys(text)), "")
        close = difflib.get_close_matches(wanted, self._by_name, n=8, cutoff=0.72) if len(wanted) > 2 else []
        words = set(wanted.split())
        if not close and len(words) > 1:
            close = sorted(
                (one for one in self._by_name if len(words & set(one.split())) >= max(2, len(words) - 1)), key=len
            )[:8]
        things = {one.pk: one for name in close for one in self._by_name[name] if self._is_valid(one)}
        return tuple(_called(one) for one in list(things.values())[:_OFFERED])


def _called(thing: Place) -> str:
    return thing.name_vi


def _keys(text: str) -> Iterable[str]:
    """The forms under which a text is looked for, the plainest first."""
    plain = fold(text)
    yield plain
    bare = fold(re.sub(r"\(.*?\)", " ", text))
    if bare and bare != plain:
        yield bare
    spelt = " ".join(_SHORT.get(word, word) for word in plain.split())
    if spelt != plain:
        yield spelt
    yield plain.replace(" ", "")


def _initials(text: str) -> set[str]:
    """The letters that an office shortens a long name to: `Bộ Khoa học và Công nghệ` is `bkhcn`, and `bokhcn`."""
    words = [word for word in fold(text).split() if word not in _FILLERS]
    if len(words) < 4 or not all(word.isascii() for word in words):
        return set()
    rest = "".join(word[0] for word in words[1:])
    return {words[0][0] + rest, words[0] + rest}
