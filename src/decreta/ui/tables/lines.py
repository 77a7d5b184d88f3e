"""Lines that are counted, not fetched, shown as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Self, TypeVar

R = TypeVar("R")


class Lines(Sequence[R]):
    """Lines that were counted already, in their own order, where lists expect rows of the database."""

    def __init__(self, found: list[R]) -> None:
        self._found = found

    def __getitem__(self, part: Any) -> Any:
        found = self._found[part]
        return Lines(found) if isinstance(part, slice) else found

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[R]:
        return iter(self._found)

    def order_by(self, *fields: str) -> Self:
        """The same: subtotals stand with what they sum up."""
        return self

    def count(self, value: Any = None) -> int:
        """How many there are."""
        return len(self._found)
