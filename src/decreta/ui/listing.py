"""What a list page hands to its components: filter chips, saved views, where it is in the pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import QuerySet
    from django.utils.functional import Promise

#: How many rows a list counts before it says "more than".
COUNTED = 1000


@dataclass(frozen=True)
class Chip:
    """One active filter: ``name`` is its parameter in the address, ``value`` how people call it."""

    name: str
    label: str | Promise
    value: str | Promise


@dataclass(frozen=True)
class View:
    """One saved view: a tab with how many rows stand behind it."""

    label: str | Promise
    url: str
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True)
class Way:
    """Another page that shows the rows of a list, narrowed by the same address: a calendar, a line of time."""

    label: str | Promise
    icon: str
    url_name: str


#: The other ways of showing a list, by the name of its table; areas above it enter them when they are ready.
_ways: dict[str, list[Way]] = {}


def show_also(table: str, way: Way) -> None:
    """Offer another page beside a list. Entering it twice changes nothing."""
    known = _ways.setdefault(table, [])
    if way.url_name not in [one.url_name for one in known]:
        known.append(way)


def ways_of(table: str) -> list[Way]:
    """The other pages on which the rows of a list are shown."""
    return _ways.get(table, [])


def _bare(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows that are only counted, without what is worked out of each; not where that says which rows there are."""
    query = getattr(rows, "query", None)
    if query is None or query.distinct or query.group_by is not None or query.combinator:
        return rows
    return rows.values("pk")


@dataclass(frozen=True)
class Pager:
    """Where a list stands: ``first``-``last`` of ``total``.

    ``previous`` and ``next`` are the parameters that open those pages: ``{"page": 3}`` or, for
    lists that page by key, ``{"after": "…"}``; empty at the ends. ``total`` is None where counting
    would cost more than the list; with ``is_more`` it was counted so far and there are more.
    """

    first: int
    last: int
    total: int | None = None
    is_more: bool = False
    previous: Mapping[str, Any] = field(default_factory=dict)
    next: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def counted(cls, page: int, size: int, rows: QuerySet[Any]) -> Pager:
        """A list in numbered pages whose rows are counted only so far as people read: a million costs no more."""
        return cls.counted_by(page, size, lambda most: _bare(rows.order_by())[: most + 1].count())

    @classmethod
    def counted_by(cls, page: int, size: int, count: Callable[[int], int]) -> Pager:
        """The same where `count` says how many there are, or one more than so many."""
        limit = max(COUNTED, page * size)
        total = count(limit)
        known = cls.numbered(page, size, min(total, limit))
        return replace(known, is_more=True, next={"page": page + 1}) if total > limit else known

    @classmethod
    def numbered(cls, page: int, size: int, total: int) -> Pager:
        """A list in numbered pages, counted from 1."""
        first = (page - 1) * size + 1 if total else 0
        last = min(page * size, total)
        return cls(
            first=first,
            last=last,
            total=total,
            previous={"page": page - 1} if page > 1 else {},
            next={"page": page + 1} if last < total else {},
        )
