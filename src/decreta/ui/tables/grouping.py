"""Rows of a list under headings, each with its sums: what groups them, in which order, and how many there are in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from django.utils.functional import Promise

R = TypeVar("R")


@dataclass(frozen=True)
class Part:
    """Of a group, so many that are alike: the mark and the word of a state, and the address that opens them."""

    mark: str
    label: str | Promise
    number: int
    url: str = ""


@dataclass(frozen=True)
class Group:
    """All rows of one group, on whatever page they stand."""

    key: str
    label: str
    number: int
    url: str = ""
    parts: Sequence[Part] = ()

    @property
    def in_words(self) -> str:
        """The sums as a line of an export."""
        parts = ", ".join(f"{one.label}: {one.number}" for one in self.parts)
        return f"{self.label}: {self.number}" + (f" ({parts})" if parts else "")


@dataclass(frozen=True)
class Grouping(Generic[R]):
    """What groups a list. ``order`` stands before the order of the list, so that the rows of a group follow each other.

    ``groups`` are counted apart from the rows, of all pages; ``total`` is everything together.
    """

    label: str | Promise
    order: tuple[Any, ...]
    key_of: Callable[[R], str]
    groups: Sequence[Group]
    total: Group

    def group_of(self, row: R) -> Group | None:
        """The group of a row."""
        key = self.key_of(row)
        return next((one for one in self.groups if one.key == key), None)
