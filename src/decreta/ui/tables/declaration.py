"""The declaration of a list, and what an address selects from it for somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.ui.listing import Chip, View
from decreta.ui.tables.columns import Column
from decreta.ui.tables.grouping import Grouping

if TYPE_CHECKING:
    from django.utils.functional import Promise

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
_BETWEEN = "~"


@dataclass(frozen=True)
class Keyset:
    """Paging by key: the next page begins behind the last row of this one, so that a late page costs what the first does.

    ``fields`` is the whole order, the last one unique: ``("-created_at", "pk")``.
    """

    fields: tuple[str, ...]

    def key_of(self, row: Any) -> str:
        """The key of a row, as it stands in an address."""
        values = (getattr(row, name.lstrip("-")) for name in self.fields)
        return _BETWEEN.join(one.isoformat() if isinstance(one, dt.date) else str(one) for one in values)

    def behind(self, found: QuerySet[Any], key: str) -> QuerySet[Any]:
        """The rows that come after a key; all of them when it is none."""
        values = self._read(found, key)
        if values is None:
            return found
        condition, same = Q(), Q()
        for name, value in zip(self.fields, values, strict=True):
            bare = name.lstrip("-")
            condition |= same & Q(**{f"{bare}__{'lt' if name.startswith('-') else 'gt'}": value})
            same &= Q(**{bare: value})
        return found.filter(condition)

    def _read(self, found: QuerySet[Any], key: str) -> list[Any] | None:
        texts = key.replace("\x00", "").split(_BETWEEN)
        if len(texts) != len(self.fields):
            return None
        meta = found.model._meta
        try:
            values = [
                (meta.pk if name.lstrip("-") == "pk" else meta.get_field(name.lstrip("-"))).to_python(text)
                for name, text in zip(self.fields, texts, strict=True)
            ]
        except (ValidationError, ValueError):
            return None
        # A moment without a zone is none that was ever given out.
        return None if any(isinstance(one, dt.datetime) and one.tzinfo is None for one in values) else values


class Kept(Protocol[R_co]):
    """The rows of a selection by statements that are written once (`core.prepared`), in the place of `found` and `fetch`."""

    def page(self, order: tuple[Any, ...], first: int, number: int) -> Sequence[R_co]:
        """Some rows from a place on."""

    def count(self, most: int) -> int:
        """How many rows there are, or one more than `most` where there are more."""


@dataclass
class Selection(Generic[R]):
    """The rows that an address selects for somebody: the same for the page, for an export and for a count.

    ``found`` holds what he may see of what was asked for, without an order; ``fetch`` makes rows of a part of it, in a
    fixed number of statements. ``chips`` say in words what narrowed it. ``as_of`` is the day at whose end the rows
    stand, where that is not now. ``sub`` says more of what is shown, for the head of an export. ``views`` are the tabs
    that the area itself offers. ``facts`` is what the page's own template wants besides. ``notes`` stand below the rows of
    an export: what its figures mean. ``grouping`` puts the rows under headings. ``kept`` gives pages without building a
    queryset, where the list can.
    """

    found: QuerySet[Any]
    fetch: Callable[[QuerySet[Any]], list[R]] = list
    chips: list[Chip] = field(default_factory=list)
    as_of: dt.date | None = None
    order: tuple[str, ...] = ()
    sub: str = ""
    views: Sequence[View] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str | Promise] = ()
    grouping: Grouping[R] | None = None
    kept: Kept[R] | None = None


class Table(Generic[R]):
    """A list. Subclasses give its facts and `select`.

    ``name`` is ``area.list``; ``filters`` the parameters of the address that narrow it; ``order`` the order of its rows,
    ending in what is unique; ``keyset`` pages by key while nobody sorts, else pages are numbered.
    """

    name: str
    label: str | Promise
    url_name: str
    columns: tuple[Column[R], ...]
    filters: tuple[str, ...] = ()
    order: tuple[str, ...] = ("pk",)
    keyset: Keyset | None = None
    page_size: int = 50
    #: Classes of the table element: how it folds on a phone.
    css: str = "cards"

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[R]:
        """What the address selects for the actor. Raises Http404 where he may not see the list at all."""
        raise NotImplementedError

    def row_key(self, row: R) -> str:
        """The key of a row, by which it is chosen."""
        return str(row.pk)  # type: ignore[attr-defined]

    def row_css(self, row: R) -> str:
        """Class of a row: the ink edge of what is late."""
        return ""

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse(self.url_name)

    def column(self, key: str) -> Column[R] | None:
        """The column of a key."""
        return next((one for one in self.columns if one.key == key), None)
