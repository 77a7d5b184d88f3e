"""A map of tiles as people draw it: a line for each row, a word for each tile, a full stop where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

#: More rows or columns than a page shows beside each other.
MOST_ROWS: Final = 30
MOST_COLUMNS: Final = 12
EMPTY: Final = "."


@dataclass(frozen=True)
class Drawn:
    """The places that a drawing gives, and the codes that it names twice."""

    places: dict[str, list[int]] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def drawn(text: str) -> Drawn:
    """Read a drawing. Lines without a word at the beginning and the end are left out."""
    lines = [line.split() for line in text.strip().splitlines()]
    places: dict[str, list[int]] = {}
    twice = []
    for row, line in enumerate(lines, start=1):
        for column, code in enumerate(line, start=1):
            if code == EMPTY:
                continue
            if code in places:
                twice.append(code)
            places[code] = [row, column]
    return Drawn(places, twice, len(lines), max((len(line) for line in lines), default=0))


def as_text(places: Mapping[str, Iterable[int]]) -> str:
    """The drawing that `drawn` reads."""
    by_place = {tuple(place): code for code, place in places.items()}
    if not by_place:
        return ""
    rows, columns = (max(place[index] for place in by_place) for index in (0, 1))
    lines = [[by_place.get((row, column), EMPTY) for column in range(1, columns + 1)] for row in range(1, rows + 1)]
    widths = [max(len(line[column]) for line in lines) for column in range(columns)]
    return "\n".join(
        " ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
