"""The timeliness of tasks as of a moment: rolled up from the assignments that answer for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.handing import InHand, in_hand
from decreta.assignments.queries.timeliness import class_now, folded
from decreta.assignments.rules import answers
from decreta.assignments.timeliness import Against, roll_up
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline, words
from decreta.core.prepared import prepared
from decreta.directives.enums import Mode
from decreta.directives.further import Told
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.lights import Lit, lit
from decreta.organisation.models import Body, Organisation

# What no list of tasks prints, and what makes its rows heavy.
_UNREAD = (
    "search",
    "directive__document__search",
    "directive__document__recipients",
    "clause__raw_quote",
    "clause__raw_quote_en",
    "clause__raw_quote_ja",
)


class _Lights:
    """The lights of rows that are fetched together: one statement, and none where nobody shows a light."""

    def __init__(self, task_ids: Ids, moment: dt.datetime) -> None:
        self._task_ids, self._moment = task_ids, moment
        self._found: dict[UUID, Lit] | None = None

    def of(self, task_id: UUID) -> Lit:
        if self._found is None:
            self._found = lit(self._task_ids, self._moment)
        return self._found[task_id]


class _Hands:
    """Who has the reader's own part of rows in hand: one statement, and none where nobody shows it."""

    def __init__(self, task_ids: Ids, reader: Actor) -> None:
        self._task_ids, self._reader = task_ids, reader
        self._found: dict[UUID, InHand] | None = None

    def of(self, task_id: UUID) -> InHand | None:
        if self._found is None:
            reader = self._reader
            self._found = in_hand(MATTER_KIND, self._task_ids, reader, lambda one: answers(reader, one))
        return self._found.get(task_id)


@dataclass(frozen=True)
class TaskClass:
    """A task with its class as of a moment, its lead, and the lapse that matters first."""

    task: Task
    timeliness: Timeliness
    lead: str
    lead_key: str
    lapses_at: dt.datetime | None
    baseline_lapses_at: dt.datetime | None
    forecast_on: dt.date | None
    is_extended: bool
    reported_at: dt.datetime | None
    assignments: int
    #: What the only one who answers for it was assigned, as it stands now; none where several do, or of a day gone by.
    own: Assignment | None = None
    #: The lights of all rows that were fetched together, asked for when the first of them is shown.
    lights: _Lights | None = None
    #: Who has the reader's part of the rows in hand now, asked for when a column shows it; of a day gone by nobody.
    hands: _Hands | None = None
    #: What areas above know of them, asked for when a column shows it.
    further: Told | None = None

    def told(self, name: str) -> Any:
        """What an area above knows of the task (`directives.further`)."""
        return self.further.of(name, self.task.pk) if self.further is not None else None

    @property
    def in_hand(self) -> InHand | None:
        """What the reader answers for in it, and who has that in hand."""
        return self.hands.of(self.task.pk) if self.hands is not None else None

    @property
    def lit(self) -> Lit | None:
        """The light with its reason, where the rows were fetched with a moment to judge by."""
        return self.lights.of(self.task.pk) if self.lights is not None else None

    @property
    def deadline_words(self) -> str:
        """The deadline as decided, for tasks without a running one."""
        return words(Deadline.from_data(self.task.deadline), get_language() or "vi")


@dataclass
class _Roll:
    """What the answering assignments of one task come to, as of a moment."""

    classes: set[Timeliness] = field(default_factory=set)
    number: int = 0
    lapses_at: dt.datetime | None = None
    reported_at: dt.datetime | None = None
    is_extended: bool = False
    leading: Assignment | None = None
    baseline_lapses_at: dt.datetime | None = None
    forecast_on: dt.date | None = None

    @property
    def lead(self) -> Organisation | Body | None:
        """Who leads."""
        return (self.leading.organisation or self.leading.body) if self.leading is not None else None

    def add(
        self,
        timeliness: Timeliness,
        *,
        number: int,
        lapses_at: dt.datetime | None,
        reported_at: dt.datetime | None,
        is_extended: bool,
        baseline_lapses_at: dt.datetime | None,
        forecast_on: dt.date | None = None,
    ) -> None:
        """Take in some assignments of one class."""
        self.classes.add(timeliness)
        self.number += number
        self.lapses_at = min(filter(None, (self.lapses_at, lapses_at)), default=None)
        self.reported_at = max(filter(None, (self.reported_at, reported_at)), default=None)
        self.is_extended |= is_extended
        self.baseline_lapses_at = min(filter(None, (self.baseline_lapses_at, baseline_lapses_at)), default=None)
        # The latest that an agency gave: the task is done when the last of them is.
        self.forecast_on = max(filter(None, (self.forecast_on, forecast_on)), default=None)


def classes_of(
    tasks: QuerySet[Task],
    *,
    moment: dt.datetime,
    against: Against = "current",
    lit_at: dt.datetime | None = None,
    is_now: bool = False,
    reader: Actor | None = None,
) -> list[TaskClass]:
    """Tasks with their class, in the order of the query. Three statements, one more for a moment in the past.

    With `lit_at` the rows can tell their light as of that moment: one statement more, when the first is asked.

    With `is_now` they tell what stands now and may be changed in the row; for a `reader` also who has his part of it in hand:
    one statement more, when the first is asked.

    A task for each of a group has as many assignments as the group has members: they are rolled up where they lie.
    """
    rows = list(tasks.select_related("directive__document", "clause", "group").defer(*_UNREAD))
    ids = Ids(task.pk for task in rows)
    rolls, lights = _rolls(ids, moment, against), _Lights(ids, lit_at) if lit_at is not None else None
    hands = _Hands(ids, reader) if is_now and reader is not None and reader.person_id is not None else None
    beside = _Beside(lights, hands, Told(rows, moment))
    return [_class_of(task, rolls.get(task.pk) or _Roll(), beside, is_now=is_now) for task in rows]


def _rolls(task_ids: Ids, moment: dt.datetime, against: Against) -> dict[UUID, _Roll]:
    """The rolled-up assignments of tasks as of a moment.

    The columns of an assignment are the whole truth from its newest fact on; only what changed since the
    moment is folded from its facts again.
    """
    rolls: dict[UUID, _Roll] = {}
    if not task_ids:
        return rolls
    has_changed = False
    for row in _rolled.rows(task_ids, moment, against):
        if not row["timeliness"]:
            has_changed = True
            continue
        rolls.setdefault(row["matter_id"], _Roll()).add(
            Timeliness(row["timeliness"]),
            number=row["number"],
            lapses_at=row["lapses_at"],
            reported_at=row["reported_at"],
            is_extended=bool(row["is_extended"]),
            baseline_lapses_at=row["earliest_baseline"],
            forecast_on=row["latest_forecast"],
        )
    if has_changed:
        _fold_changed(_answering(task_ids), rolls, moment, against)
    for one in _leading.rows(task_ids, moment):
        # The newest lead: after a supersession the one that leads now.
        rolls.setdefault(one.matter_id, _Roll()).leading = one
    return rolls


def _answering(task_ids: Ids) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=task_ids, role__in=ANSWERABLE, parent=None
    )


@prepared
def _rolled(task_ids: Ids, moment: dt.datetime, against: Against) -> QuerySet[Any, Any]:
    """The answering assignments of tasks by class, "" for those about which something was recorded after the moment."""
    lapse = "current_lapses_at" if against == "current" else "baseline_lapses_at"
    known = Case(When(last_fact_at__lte=moment, then=class_now(moment, against=against)), default=Value(""))
    grouped = _answering(task_ids).annotate(timeliness=known).values("matter_id", "timeliness")
    return grouped.annotate(
        number=Count("pk"),
        lapses_at=Min(lapse),
        reported_at=Max("done_reported_at"),
        earliest_baseline=Min("baseline_lapses_at"),
        latest_forecast=Max("forecast_on"),
        is_extended=BoolOr(Q(current_lapses_at__isnull=False) & ~Q(current_lapses_at=F("baseline_lapses_at"))),
    )


@prepared
def _leading(task_ids: Ids, moment: dt.datetime) -> QuerySet[Assignment]:
    """Who leads, the newest last."""
    leading = _answering(task_ids).filter(role=AssignmentRole.LEAD, recorded_at__lte=moment)
    return leading.select_related("organisation", "body").order_by("recorded_at", "pk")


def _fold_changed(
    answering: QuerySet[Assignment], rolls: dict[UUID, _Roll], moment: dt.datetime, against: Against
) -> None:
    """Take in the assignments about which something was recorded after the moment. One statement."""
    changed = answering.filter(Q(last_fact_at=None) | Q(last_fact_at__gt=moment))
    for one in folded(changed, moment, against=against):
        rolls.setdefault(one.matter_id, _Roll()).add(
            one.timeliness,
            number=one.number,
            lapses_at=one.lapses_at,
            reported_at=one.reported_at,
            is_extended=one.is_extended,
            baseline_lapses_at=one.baseline_lapses_at,
            forecast_on=one.forecast_on,
        )


class _Beside(NamedTuple):
    """What rows that are fetched together tell when they are asked."""

    lights: _Lights | None
    hands: _Hands | None
    further: Told


def _class_of(task: Task, roll: _Roll, beside: _Beside, *, is_now: bool) -> TaskClass:
    lead, key = _lead(task, roll.lead)
    return TaskClass(
        task=task,
        timeliness=roll_up(roll.classes) or Timeliness.UNDATED,
        lead=lead,
        lead_key=key,
        lapses_at=roll.lapses_at,
        baseline_lapses_at=roll.baseline_lapses_at,
        forecast_on=roll.forecast_on,
        is_extended=roll.is_extended,
        reported_at=roll.reported_at,
        assignments=roll.number,
        own=roll.leading if is_now and roll.number == 1 else None,
        **beside._asdict(),
    )


def _lead(task: Task, lead: Organisation | Body | None) -> tuple[str, str]:
    """The name and key of who leads: an organisation, a body, or each of a group."""
    if task.mode == Mode.EACH and task.group is not None:
        return _("each: %(group)s") % {"group": task.group.name}, f"g:{task.group.code}"
    if isinstance(lead, Organisation):
        return lead.name, f"o:{lead.code}"
    return (lead.name, f"b:{lead.code}") if lead is not None else ("", "")
