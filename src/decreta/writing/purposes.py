"""Papers that fill themselves into a form of the office, beside the drafts that begin from one.

Areas above enter theirs here: which fields such a paper has, and which of them a form may not leave out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from decreta.core.errors import Problem
from decreta.writing import words

Words = str | Promise


@dataclass(frozen=True)
class Whole:
    """Something that a form must carry: as a whole, or by all of its parts.

    With `if_asked` only a form must that asks for it at all: what it has no place for is told elsewhere.
    """

    name: str
    parts: tuple[str, ...] = ()
    if_asked: bool = False

    def is_in(self, shown: Collection[str]) -> bool:
        """Whether a form that prints these fields leaves nothing of it out."""
        return self.name in shown or (bool(self.parts) and all(one in shown for one in self.parts))


@dataclass(frozen=True)
class Purpose:
    """A kind of paper: its fields with their words, and what a form of it needs.

    `rows` are lists whose rows have parts of their own. `lists` are fields, or parts (`points.course`), that are lists of
    lines. `trial` is the address at which a version is filled from a real thing.
    """

    name: str
    label: Words
    type_code: str
    fields: Mapping[str, Words]
    rows: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    needs: Sequence[Whole] = ()
    trial: str = ""

    def named(self) -> dict[str, Words]:
        """Every field and every part of a row, with its words."""
        parts = {f"{rows}.{name}": said for rows, own in self.rows.items() for name, said in own.items()}
        return {**self.fields, **parts}


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Enter a kind of paper."""
    _purposes[purpose.name] = purpose


def every() -> list[Purpose]:
    """Everything that a template may be for besides drafts."""
    return list(_purposes.values())


def of(name: str) -> Purpose | None:
    """A kind of paper by its name; None for drafts."""
    return _purposes.get(name)


def parts_of(name: str) -> dict[str, list[str]]:
    """What the workbench is told: the lists whose rows have parts."""
    found = of(name)
    return {rows: list(own) for rows, own in found.rows.items()} if found is not None else {}


def label_of(name: str, asked: str) -> str:
    """A field in words."""
    found = of(name)
    return str(found.named().get(asked, asked)) if found is not None else words.label_of(asked)


def problems_of(name: str, fields: Collection[str], shown: Collection[str], bare: Collection[str]) -> list[Problem]:
    """What is wrong with what a file asks for: names that are not known, lists printed bare, what it would leave out."""
    found = of(name)
    if found is None:
        return []
    known = found.named()
    problems = [words.problem("unknown_field", one) for one in fields if one not in known]
    problems += [words.problem("bare_list", one) for one in bare if one in found.lists or one in found.rows]
    needed = [one for one in found.needs if one.name in fields or not one.if_asked]
    if left := [one.name for one in needed if not one.is_in(shown)]:
        problems.append(words.problem("left_out", ", ".join(left)))
    return problems


def specimens(name: str, fields: Collection[str]) -> dict[str, Any]:
    """With what the fields are filled on trial: their own words in brackets, two rows for a list."""
    found = of(name)
    if found is None:
        return {one: words.specimen(one) for one in fields}
    values: dict[str, Any] = {}
    for one in (asked for asked in fields if "." not in asked):
        if one in found.rows:
            values[one] = [_row(found, one, place) for place in (1, 2)]
        else:
            values[one] = _lines(found, one, str(found.fields[one]))
    return values


def _row(purpose: Purpose, rows: str, place: int) -> dict[str, Any]:
    own = purpose.rows[rows]
    return {name: _lines(purpose, f"{rows}.{name}", f"{said} {place}") for name, said in own.items()}


def _lines(purpose: Purpose, name: str, said: str) -> str | list[str]:
    return [f"[{said}: 1]", f"[{said}: 2]"] if name in purpose.lists else f"[{said}]"
