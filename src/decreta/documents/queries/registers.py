"""Registers and their numbers, as the clerk reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import Direction, NumberState
from decreta.documents.models import Document, Number, Series
from decreta.organisation.models import Body, Organisation

NUMBERS_SHOWN = 100


@dataclass(frozen=True)
class Register:
    """A register with its latest numbers, stretches that were left out, and gaps nobody explains (there are none)."""

    series: Series
    numbers: list[Number]
    skipped: list[dict[str, str]]
    gaps: list[int]
    readable: frozenset[UUID]

    @property
    def issuer(self) -> Body | Organisation:
        """Whose register it is."""
        return self.series.issuer

    @property
    def last_number(self) -> int:
        """The last number that was given or left out."""
        return self.series.next_number - 1

    @property
    def is_to_be_closed(self) -> bool:
        """Whether its time is over and nobody has closed it yet."""
        return self.series.closed_at is None and self.series.has_run_out(clock.today())


def run_out(today: dt.date) -> Q:
    """Registers whose time is over (`Series.has_run_out`)."""
    return (
        Q(year__lt=today.year)
        | Q(term__valid_to__lte=today)
        | Q(body__valid_to__lte=today)
        | Q(organisation__valid_to__lte=today)
    )


def series_open_to(actor: Actor, *, directions: tuple[str, ...] = (Direction.OUT,)) -> QuerySet[Series]:
    """Registers of the bodies and organisations that the actor stands in or works for; an inspector sees all.

    Only the outgoing ones unless others are asked for.
    """
    found = Series.objects.filter(direction__in=directions)
    if actor.is_system or actor.can("inspect_everything"):
        return found
    if actor.person_id is None or actor.can("administer"):
        return Series.objects.none()
    return found.filter(
        Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
    )


def registers_for(actor: Actor) -> list[Register]:
    """The registers with their latest numbers. Four statements; one more for a register whose figures do not add up.

    Whoever keeps a register sees every number in it, but the subject only of documents that are open to him.
    """
    numbers = Number.objects.select_related("document").order_by("-number")
    found = (
        series_open_to(actor)
        .select_related("body", "organisation", "term")
        .annotate(taken=Count("numbers"))
        .prefetch_related(Prefetch("numbers", queryset=numbers[:NUMBERS_SHOWN], to_attr="latest"))
        .order_by("body__code", "organisation__code", "type_code", "-opened_at")
    )
    rows = list(found)
    shown = [number.document_id for series in rows for number in series.latest]
    readable = frozenset(Document.objects.visible_to(actor).filter(pk__in=shown).values_list("pk", flat=True))
    return [Register(series, series.latest, series.skipped, gaps_in(series), readable) for series in rows]


def gaps_in(series: Series) -> list[int]:
    """Numbers that nobody explains, of a series with how many were `taken`."""
    left_out = sum(stretch["to"] - stretch["from"] + 1 for stretch in series.skipped)
    expected = series.next_number - series.first_number - left_out
    return [] if expected == series.taken else unexplained_gaps(series)  # type: ignore[attr-defined]


def unexplained_gaps(series: Series) -> list[int]:
    """Numbers below the counter that were neither taken nor left out by an act. Empty unless data were tampered with."""
    rows = series.arrivals if series.direction == Direction.IN else series.numbers
    known = set(rows.values_list("number", flat=True))
    for stretch in series.skipped:
        known |= set(range(stretch["from"], stretch["to"] + 1))
    return [number for number in range(series.first_number, series.next_number) if number not in known]


def reserved_in(series: Series | None) -> QuerySet[Number]:
    """Numbers of a register that are kept for papers to come."""
    return Number.objects.filter(series=series, state=NumberState.RESERVED).order_by("number")
