"""Which column of the sheet holds what: proposed from its headings, however they are written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence

from decreta.core.texts import fold
from decreta.kit.importing.columns import Column

_BRACKETS = re.compile(r"[((\[].*?[))\]]")
_LOOKED_AT = 30


def folded(heading: str) -> str:
    """A heading as it is compared: without marks, capitals, remarks in brackets and signs."""
    return fold(_BRACKETS.sub(" ", heading).replace("*", " ")) or fold(heading)


def propose(headings: Sequence[str], columns: Iterable[Column]) -> dict[str, int]:
    """For each column of the importable the column of the sheet whose heading means it. No column twice.

    A heading that is exactly a known one wins, then one that is it but for a remark in brackets, then one that begins
    with a known one of two words or more.
    """
    columns = list(columns)
    found: dict[str, int] = {}
    said = [folded(one) for one in headings]
    known = {column.key: column.headings() for column in columns}
    for written in ([fold(one.replace("*", " ")) for one in headings], said):
        for column in columns:
            if column.key not in found:
                _match_exactly(column.key, known[column.key], written, found)
    for column in columns:
        if column.key in found:
            continue
        long = [one for one in known[column.key] if len(one) > 7 or not one.isascii()]
        for place, heading in enumerate(said):
            if place not in found.values() and any(heading.startswith(one) for one in long):
                found[column.key] = place
                break
    return found


def _match_exactly(key: str, known: set[str], said: Sequence[str], found: dict[str, int]) -> None:
    for place, heading in enumerate(said):
        if heading and heading in known and place not in found.values():
            found[key] = place
            return


def heading_row(rows: Sequence[Sequence[str]], columns: Iterable[Column]) -> int | None:
    """The row (from 0) whose cells are most headings of the importable; None when the sheet has no row of headings."""
    columns = list(columns)
    best, best_count = None, 0
    for number, row in enumerate(rows[:_LOOKED_AT]):
        count = len(propose(row, columns))
        if count > best_count:
            best, best_count = number, count
    if best is not None and best_count >= 2:
        return best
    for number, row in enumerate(rows[:_LOOKED_AT]):
        if sum(1 for cell in row if cell and not cell.replace(".", "").isdecimal()) >= 2:
            return number if best is None else best
    return best


def hash_of(headings: Sequence[str]) -> str:
    """What a set of headings is remembered by."""
    return hashlib.sha256(json.dumps([folded(one) for one in headings]).encode()).hexdigest()
