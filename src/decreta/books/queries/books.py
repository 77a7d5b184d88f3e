"""Which book is asked for: a register, or a stretch of days of it and of those before and after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.books.enums import Kind
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.rulesets import RuleSet
from decreta.documents import numbering
from decreta.documents.enums import Direction, NumberState
from decreta.documents.models import Arrival, Number, Series
from decreta.documents.queries.registers import series_open_to

DIRECTIONS = {Kind.OUTGOING: Direction.OUT, Kind.INCOMING: Direction.IN, Kind.FOLLOW_UP: Direction.IN}


@dataclass(frozen=True)
class Book:
    """A register as a book. With days, what lies between them in this register and in its earlier and later ones."""

    kind: Kind
    series: Series
    first_day: dt.date | None = None
    last_day: dt.date | None = None

    @property
    def is_stretch(self) -> bool:
        """Whether only some days are asked for."""
        return self.first_day is not None or self.last_day is not None

    @property
    def rules(self) -> RuleSet:
        """The rules that name its columns: those of its last day, or of today while it runs."""
        last = self.series.runs_until
        day = min(last - dt.timedelta(days=1), clock.today()) if last else clock.today()
        return numbering.rules_of(self.series.issuer, on=day)

    @property
    def query(self) -> str:
        """The same as parameters of an address."""
        days = [("from", self.first_day), ("to", self.last_day)]
        return "&".join([f"series={self.series.pk}", *(f"{name}={day.isoformat()}" for name, day in days if day)])


def series_found(actor: Actor, kind: Kind) -> QuerySet[Series]:
    """The registers of which the actor may read this book, the newest first."""
    found = series_open_to(actor, directions=(DIRECTIONS[kind],))
    order = (F("year").desc(nulls_last=True), "-opened_at", "type_code", "pk")
    return found.select_related("body", "organisation", "term").order_by(*order)


def book_asked(kind: Kind, query: Mapping[str, str], actor: Actor) -> Book | None:
    """The book that an address asks for; without a register the newest one. None where there is none for this post."""
    found = series_found(actor, kind)
    if text := query.get("series", ""):
        key = _uuid(text)
        series = found.filter(pk=key).first() if key is not None else None
    else:
        series = found.first()
    if series is None:
        return None
    return Book(kind, series, day_in(query.get("from", "")), day_in(query.get("to", "")))


def kind_name(series: Series) -> str:
    """What a register counts, in the reader's language."""
    if series.type_code == numbering.EVERY_TYPE:
        return _("all types")
    if series.type_code == numbering.COPIES:
        return _("copies of documents")
    if series.type_code == numbering.APART:
        return _("secret papers")
    return numbering.type_name(series.issuer.regime, series.type_code, on=clock.today())


def numbers_of(book: Book) -> QuerySet[Number]:
    """The numbers of an outgoing book."""
    found = Number.objects.filter(series__in=_registers(book)) if book.is_stretch else book.series.numbers.all()
    given = Q(state__in=[NumberState.TAKEN, NumberState.SEALED])
    for bound, day in (("gte", book.first_day), ("lte", book.last_day)):
        if day is not None:
            found = found.filter(
                (given & Q(**{f"document__issued_on__{bound}": day}))
                | (~given & Q(**{f"taken_at__{'gte' if bound == 'gte' else 'lt'}": _midnight(day, bound)}))
            )
    return found


def arrivals_of(book: Book) -> QuerySet[Arrival]:
    """The arrivals of an incoming book."""
    found = Arrival.objects.filter(series__in=_registers(book)) if book.is_stretch else book.series.arrivals.all()
    days = {"arrived_on__gte": book.first_day, "arrived_on__lte": book.last_day}
    return found.filter(**{name: day for name, day in days.items() if day is not None})


def order_of(book: Book) -> tuple[str, ...]:
    """By number; where several registers follow each other, by these first."""
    return ("series__opened_at", "series_id", "number") if book.is_stretch else ("number",)


def _registers(book: Book) -> QuerySet[Series]:
    own = book.series
    return Series.objects.filter(
        body=own.body_id, organisation=own.organisation_id, direction=own.direction, type_code=own.type_code
    )


def _midnight(day: dt.date, bound: str) -> dt.datetime:
    following = day if bound == "gte" else day + dt.timedelta(days=1)
    return dt.datetime.combine(following, dt.time(), tzinfo=clock.zone())


def day_in(text: str) -> dt.date | None:
    """A day, as people write it or as it stands in an address; None for what is none."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d"):
        try:
            return dt.datetime.strptime(text.strip(), pattern).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
