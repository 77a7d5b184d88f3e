"""What was read for a field, where, and whether it is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from decreta.capture.reading.lines import Box, Line, around


@dataclass(frozen=True)
class Found:
    """A value for a field of the form, the page and box it was read at, and whether a person should look twice."""

    field: str
    value: str
    page: int
    box: Box
    is_doubtful: bool = False

    def doubted(self, *, when: bool = True) -> Found:
        """The same, to be looked at."""
        return replace(self, is_doubtful=self.is_doubtful or when)

    def saying(self, value: str) -> Found:
        """The same place, with another value."""
        return replace(self, value=value)

    def as_row(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "value": self.value,
            "page": self.page,
            "box": [round(side, 1) for side in self.box],
            "doubtful": self.is_doubtful,
        }


def found(field: str, value: str, *lines: Line, doubtful: bool = False) -> Found:
    """Read from some lines of one page."""
    unsure = not all(line.is_sure for line in lines)
    return Found(field, value, lines[0].page, around(list(lines)), doubtful or unsure)


def by_field(many: Sequence[Found]) -> dict[str, Found]:
    """The first of each field."""
    kept: dict[str, Found] = {}
    for one in many:
        kept.setdefault(one.field, one)
    return kept
