"""The two reports of Decree 30/2020, Appendix VI: what became of what came in, and what went out, counted in SQL.

Every count is of rows that the actor may see, as of the end of a day: from moments that had passed by then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.books.queries.books import day_in
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import ArrivalState, DocumentState
from decreta.documents.models import Arrival, Document, Mark, Number, Version
from decreta.documents.queries.marks import MATTER_KIND
from decreta.documents.queries.registers import series_open_to

_GONE = (ArrivalState.VOID, ArrivalState.RETURNED)


class Percentile(Aggregate):
    """The value below which a share of the rows lies, between two rows by their distance."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()

    def __init__(self, expression: Any, share: float, **extra: Any) -> None:
        super().__init__(expression, share=share, **extra)


@dataclass(frozen=True)
class Period:
    """The days whose papers are counted, and the day at whose end they are looked at."""

    first: dt.date
    last: dt.date
    as_of: dt.date

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Period:
        """From an address; without days the year up to today."""
        today = clock.today()
        last = day_in(query.get("to", "")) or today
        first = day_in(query.get("from", "")) or dt.date(last.year, 1, 1)
        return cls(first, last, day_in(query.get("as_of", "")) or today)

    @property
    def moment(self) -> dt.datetime:
        """The moment at which everything is counted: the end of the day, or now."""
        return min(clock.end_of_day(self.as_of), clock.now())


def incoming_seen(period: Period, actor: Actor) -> QuerySet[Any]:
    """Arrivals of the period that were registered by then, each with its mark, its lead and when that was done."""
    moment = period.moment
    standing = Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment)
    marks = Mark.objects.filter(standing, arrival=OuterRef("pk"), marked_at__lte=moment)
    lead = Assignment.objects.filter(
        matter_kind=MATTER_KIND, role=AssignmentRole.LEAD, matter_id=OuterRef("mark"), assigned_at__lte=moment
    ).order_by("-assigned_at")
    found = Arrival.objects.visible_to(actor).filter(
        arrived_on__range=(period.first, period.last), registered_at__lte=moment
    )
    seen: QuerySet[Any] = found.exclude(state__in=_GONE).annotate(
        mark=Subquery(marks.order_by("-ordinal").values("pk")[:1]),
        first_marked_at=Subquery(marks.order_by("ordinal").values("marked_at")[:1]),
        lead_unit=Subquery(lead.values("unit_id")[:1]),
        lead_name=Subquery(
            lead.annotate(name=Coalesce("unit__name_vi", "holding__person__full_name")).values("name")[:1]
        ),
        lapses_at=Subquery(lead.values("current_lapses_at")[:1]),
        reported_at=Subquery(lead.values("done_reported_at")[:1]),
        accepted_at=Subquery(lead.values("done_accepted_at")[:1]),
        done_at=Case(
            # In time or late is judged by the day of the report, not of its acceptance.
            When(accepted_at__lte=moment, then=Coalesce("reported_at", "accepted_at")),
            When(ended_at__lte=moment, state=ArrivalState.SETTLED, then=F("ended_at")),
        ),
    )
    return seen


def incoming_report(period: Period, actor: Actor) -> QuerySet[Any]:
    """Who had how many arrivals, how many are done in time or late, how many are open or overdue, and how long it took."""
    in_time = Q(lapses_at=None) | Q(done_at__lte=F("lapses_at"))
    still = Q(done_at=None)
    waited = ExpressionWrapper(F("first_marked_at") - F("registered_at"), output_field=DurationField())
    worked = ExpressionWrapper(F("done_at") - F("registered_at"), output_field=DurationField())
    rows: QuerySet[Any] = (
        incoming_seen(period, actor)
        .order_by()
        .values("lead_unit", "lead_name")
        .annotate(
            received=Count("pk"),
            marked=Count("pk", filter=Q(mark__isnull=False)),
            in_time=Count("pk", filter=~still & in_time),
            late=Count("pk", filter=~still & ~in_time),
            open=Count("pk", filter=still),
            overdue=Count("pk", filter=still & Q(lapses_at__lt=period.moment)),
            marked_median=Percentile(waited, 0.5),
            done_median=Percentile(worked, 0.5),
            done_ninth=Percentile(worked, 0.9),
        )
    )
    return rows


def outgoing_seen(period: Period, actor: Actor) -> QuerySet[Any]:
    """Documents that were issued in the period, from registers that are open to the actor, each with how long it took."""
    drafted = Version.objects.filter(document=OuterRef("pk")).order_by("ordinal").values("created_at")[:1]
    numbered = Number.objects.filter(document=OuterRef("pk"), taken_at__lte=period.moment).exclude(state="void")
    issuers = series_open_to(actor)
    found = Document.objects.visible_to(actor).filter(
        Q(body__in=issuers.values("body")) | Q(organisation__in=issuers.values("organisation")),
        state=DocumentState.ISSUED,
        issued_on__range=(period.first, period.last),
    )
    seen: QuerySet[Any] = found.annotate(
        drafted_at=Subquery(drafted), numbered_at=Subquery(numbered.values("taken_at")[:1])
    ).filter(numbered_at__isnull=False)
    return seen


def outgoing_report(period: Period, actor: Actor) -> QuerySet[Any]:
    """Of each type how many were issued, how many were entered late, and how long it took from draft to number."""
    took = ExpressionWrapper(F("numbered_at") - F("drafted_at"), output_field=DurationField())
    is_late = Q(numbered_on__gt=F("issued_on"))
    rows: QuerySet[Any] = (
        outgoing_seen(period, actor)
        .annotate(numbered_on=TruncDate("numbered_at", tzinfo=clock.zone()))
        .order_by()
        .values("regime", "type_code")
        .annotate(
            issued=Count("pk"),
            urgent=Count("pk", filter=Q(urgency__gt=0)),
            late=Count("pk", filter=is_late),
            first_on=Min("issued_on"),
            took_median=Percentile(took, 0.5),
            took_ninth=Percentile(took, 0.9),
        )
    )
    return rows
