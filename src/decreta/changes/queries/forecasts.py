"""Forecasts that moved: whose work is expected later than its deadline, or than was said before; how often, by how many days.

Every statement of a forecast is a fact, so that what was said by a day can be told as of that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce, TruncDate

from decreta.assignments.enums import ANSWERABLE, FactKind
from decreta.assignments.models import WHOSE, Assignment, Fact
from decreta.assignments.queries.whom import done_in
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.task_list import named_day
from decreta.organisation.models import Organisation

#: By these facts somebody says when he expects his work to be done.
_SAYING: Final = (FactKind.PROGRESS, FactKind.REPORTED_DONE)
#: The tabs of the list, in their order, and what each holds.
STATES: Final = {
    "beyond": Q(forecast__gt=F("due_on"), is_over=False),
    "open": Q(is_over=False),
    "all": Q(),
}


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; as of the end of which day, None for now."""

    state: str = "beyond"
    body: str = ""
    agency: str = ""
    q: str = ""
    as_of: dt.date | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address; what is unknown is left out, and of days to come nothing is known."""
        state = query.get("state", "beyond")
        day = named_day(query.get("as_of", ""))
        return cls(
            state=state if state in STATES else "beyond",
            body=query.get("body", ""),
            agency=query.get("agency", ""),
            q=query.get("q", "").replace("\x00", "").strip(),
            as_of=day if day is not None and day < clock.today() else None,
        )

    @property
    def moment(self) -> dt.datetime:
        """The moment by which everything was recorded that is told."""
        return clock.end_of_day(self.as_of or clock.today())


@dataclass(frozen=True)
class Slipped:
    """An assignment whose forecast moved later, with its task."""

    assignment: Any
    task: Task

    @property
    def pk(self) -> UUID:
        """The key of the row."""
        key: UUID = self.assignment.pk
        return key

    @property
    def days(self) -> int:
        """By how many days it moved later, all times together."""
        moved: dt.timedelta = self.assignment.moved_by
        return moved.days

    @property
    def beyond(self) -> int | None:
        """By how many days the forecast lies after the deadline in force; None where it does not."""
        forecast, due = self.assignment.forecast, self.assignment.due_on
        return (forecast - due).days if forecast is not None and due is not None and forecast > due else None


def slipped(actor: Actor, asked: Asked) -> QuerySet[Any]:
    """The assignments that answer for tasks, as far as a reader sees them, whose forecast had moved later by the moment.

    Narrowed but for the state. What was handed down is told by who handed it down. What was withdrawn counts nowhere.
    """
    moment = asked.moment
    found = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None, recorded_at__lte=moment
    )
    if asked.body:
        found = found.filter(monitor__code=asked.body)
    if asked.agency:
        agency = Organisation.objects.filter(code=asked.agency).first()
        found = found.filter(done_in(agency)) if agency is not None else found.none()
    if asked.q:
        found = found.filter(matter_id__in=Task.objects.found_by_words(asked.q, actor).values("pk"))
    found = found.exclude(matter_id__in=Task.objects.withdrawn_by(moment).values("pk"))
    slips, known = _slips(moment), Fact.objects.filter(assignment=OuterRef("pk"), recorded_at__lte=moment)
    said = known.filter(kind__in=_SAYING).order_by("-ordinal")
    dated = known.filter(lapses_at__isnull=False).order_by("-ordinal")
    ended = (FactKind.ACCEPTED, FactKind.CLOSED)
    course = known.filter(kind__in=[*ended, FactKind.REOPENED]).order_by("-ordinal")
    return found.filter(Exists(slips)).annotate(
        times=Subquery(_summed(slips, Count("pk"))),
        moved_by=Subquery(_summed(slips, Sum("moved_days"))),
        moved_at=Subquery(_summed(slips, Max("happened_at"))),
        forecast_first=Subquery(said.filter(forecast_on__isnull=False).order_by("ordinal").values("forecast_on")[:1]),
        forecast=Subquery(said.values("forecast_on")[:1]),
        lapse=Subquery(dated.values("lapses_at")[:1]),
        due_on=Subquery(dated.annotate(day=_day_of("lapses_at")).values("day")[:1]),
        is_over=Coalesce(Subquery(course.annotate(over=Q(kind__in=ended)).values("over")[:1]), False),
    )


def _slips(moment: dt.datetime) -> QuerySet[Any]:
    """The statements by which the forecast of an assignment moved later: than it was said last, or first than the deadline."""
    earlier = Fact.objects.filter(assignment=OuterRef("assignment"), ordinal__lt=OuterRef("ordinal")).order_by(
        "-ordinal"
    )
    said = earlier.filter(kind__in=_SAYING, forecast_on__isnull=False).values("forecast_on")[:1]
    due = earlier.filter(lapses_at__isnull=False).annotate(day=_day_of("lapses_at")).values("day")[:1]
    before = Coalesce(Subquery(said), Subquery(due), output_field=DateField())
    found = Fact.objects.filter(
        assignment=OuterRef("pk"), kind__in=_SAYING, forecast_on__isnull=False, recorded_at__lte=moment
    )
    days = ExpressionWrapper(F("forecast_on") - F("before"), output_field=DurationField())
    return found.annotate(before=before).filter(forecast_on__gt=F("before")).annotate(moved_days=days)


def _summed(slips: QuerySet[Any], figure: Any) -> QuerySet[Any, Any]:
    """One figure over all slips of an assignment."""
    found: QuerySet[Any, Any] = slips.order_by().values("assignment").annotate(figure=figure).values("figure")
    return found


def _day_of(lapse: str) -> TruncDate:
    """The last day before a lapse, in the office's zone."""
    return TruncDate(F(lapse) - dt.timedelta(microseconds=1), tzinfo=clock.zone())


def counts(actor: Actor, asked: Asked) -> dict[str, int]:
    """How many there are in each state. One statement, and one for an agency that is asked for."""
    counted = {f"n_{name}": Count("pk", filter=state) if state else Count("pk") for name, state in STATES.items()}
    found = slipped(actor, asked).aggregate(**counted)
    return {name: found[f"n_{name}"] for name in STATES}


def in_rows(actor: Actor, asked: Asked) -> QuerySet[Any]:
    """Those in the state that is asked for."""
    return slipped(actor, asked).filter(STATES[asked.state]).select_related(*WHOSE, "monitor")


def with_tasks(actor: Actor, found: QuerySet[Any]) -> list[Slipped]:
    """Rows with their tasks, whose words are told to the reader or withheld. Two statements."""
    rows = list(found)
    told = Task.objects.told_to(actor).select_related("directive__document", "clause").defer("search")
    tasks = told.in_bulk({one.matter_id for one in rows})
    return [Slipped(one, tasks[one.matter_id]) for one in rows if one.matter_id in tasks]
