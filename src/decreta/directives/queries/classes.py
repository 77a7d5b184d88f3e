"""The timeliness of tasks as of a moment: rolled up from the assignments that answer for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Timeliness
from decreta.assignments.models import WHOSE, Assignee, Assignment
from decreta.assignments.models.assignments import seen_by
from decreta.assignments.queries.below import Below, below
from decreta.assignments.queries.handing import InHand, held_by, in_hand, uppermost
from decreta.assignments.queries.timeliness import Rolled, class_now, folded, points
from decreta.assignments.queries.whom import code_key
from decreta.assignments.rules import answers, stands_for
from decreta.assignments.timeliness import Against, Standing, classify, roll_up
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline, words
from decreta.core.prepared import prepared
from decreta.directives.enums import Mode
from decreta.directives.further import Told
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.lights import Lit, lit

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
    """The reader's own part of rows, and who has it in hand: one statement, and none where nobody shows it."""

    def __init__(self, task_ids: Ids, reader: Actor, moment: dt.datetime) -> None:
        self._task_ids, self._reader, self.moment = task_ids, reader, moment
        self._rows: list[Assignment] | None = None
        self._found: dict[UUID, InHand] = {}
        self._parts: dict[UUID, Assignment] = {}

    def of(self, task_id: UUID) -> InHand | None:
        """What he may speak for, and who has that in hand."""
        self._ask()
        return self._found.get(task_id)

    def part(self, task_id: UUID) -> Assignment | None:
        """What his agency, body, unit or he himself has to do in it."""
        self._ask()
        return self._parts.get(task_id)

    def _ask(self) -> None:
        if self._rows is None:
            reader = self._reader
            self._rows = held_by(MATTER_KIND, self._task_ids, reader)
            self._found = in_hand(self._rows, lambda one: answers(reader, one))
            self._parts = uppermost(self._rows, lambda one: stands_for(reader, one))


class _Lower:
    """What was handed down from rows, as far as the reader sees it: one statement, and none where nobody shows it."""

    def __init__(self, task_ids: Ids, reader: Actor) -> None:
        self._task_ids, self._reader = task_ids, reader
        self._found: dict[UUID, Below] | None = None

    def of(self, task_id: UUID) -> Below | None:
        if self._found is None:
            self._found = below(MATTER_KIND, self._task_ids, self._reader)
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
    #: The newest report that it is done, of everybody: for counts by day, never told by itself.
    done_at: dt.datetime | None = None
    #: Whether some of those who answer for it are not told to the reader.
    is_partly_told: bool = False
    #: How far those who answer for it say they are: of several the mean, in which who says nothing counts as nothing.
    percent: int | None = None
    #: The class by those assignments alone of which the reader is told when they are due.
    told_state: Timeliness | None = None
    #: What the only one who answers for it was assigned, as it stands now; none where several do, or of a day gone by.
    own: Assignment | None = None
    #: The lights of all rows that were fetched together, asked for when the first of them is shown.
    lights: _Lights | None = None
    #: Who has the reader's part of the rows in hand now, asked for when a column shows it; of a day gone by nobody.
    hands: _Hands | None = None
    #: What was handed down from them and the reader sees, asked for when a column shows it; of a day gone by nothing.
    lower: _Lower | None = None
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
    def own_state(self) -> Timeliness | None:
        """How the part of it stands that the reader answers for: of a task of many not what the others make of it.

        Of a day gone by nobody has it in hand: then it is what stands by what he is told.
        """
        if self.hands is None:
            return self.told_state
        part = self.hands.part(self.task.pk)
        return classify(Standing.of(part), self.hands.moment) if part is not None else None

    @property
    def own_lapses_at(self) -> dt.datetime | None:
        """The deadline in force of the part that the reader answers for; of a day gone by, that which he is told."""
        if self.hands is None:
            return self.lapses_at
        part = self.hands.part(self.task.pk)
        return part.current_lapses_at if part is not None else None

    @property
    def below(self) -> Below | None:
        """What was handed down, as far as the reader sees it."""
        return self.lower.of(self.task.pk) if self.lower is not None else None

    @property
    def lit(self) -> Lit | None:
        """The light with its reason, where the rows were fetched with a moment to judge by.

        The light is the task's; the days of its reason may be those of somebody whose part the reader is not told.
        """
        found = self.lights.of(self.task.pk) if self.lights is not None else None
        return replace(found, is_untold=True) if found is not None and self.is_partly_told else found

    @property
    def deadline_words(self) -> str:
        """The deadline as decided, for tasks without a running one."""
        return words(Deadline.from_data(self.task.deadline), get_language() or "vi")


@dataclass
class _Sum:
    """What some of the answering assignments of one task come to: how many they are, and what the reader is told of them."""

    number: int = 0
    #: The newest report that it is done, also of those of whom the reader is not told: by its day tasks are counted.
    done_at: dt.datetime | None = None
    lapses_at: dt.datetime | None = None
    reported_at: dt.datetime | None = None
    is_extended: bool = False
    baseline_lapses_at: dt.datetime | None = None
    forecast_on: dt.date | None = None
    told: int = 0
    points: int = 0
    stated: int = 0

    def add(self, one: Rolled) -> None:
        """Take in what some more say."""
        self.lapses_at = min(filter(None, (self.lapses_at, one.lapses_at)), default=None)
        self.reported_at = max(filter(None, (self.reported_at, one.reported_at)), default=None)
        self.is_extended |= bool(one.is_extended)
        self.baseline_lapses_at = min(filter(None, (self.baseline_lapses_at, one.baseline_lapses_at)), default=None)
        # The latest that an agency gave: the task is done when the last of them is.
        self.forecast_on = max(filter(None, (self.forecast_on, one.forecast_on)), default=None)
        self.told += one.number
        self.points += one.points
        self.stated += one.stated

    @property
    def percent(self) -> int | None:
        """How far they say they are, never more than that; None where none of them says anything."""
        return self.points // self.told if self.stated else None


@dataclass
class _Roll:
    """What the answering assignments of one task come to, as of a moment.

    What was closed otherwise counts only when everything was, as for the class (`timeliness.roll_up`): a lead that was
    relieved gives the task neither a deadline nor a forecast, and is not counted beside the one that leads now.
    """

    classes: set[Timeliness] = field(default_factory=set)
    told: set[Timeliness] = field(default_factory=set)
    leading: Assignment | None = None
    _standing: _Sum = field(default_factory=_Sum)
    _closed: _Sum = field(default_factory=_Sum)

    @property
    def lead(self) -> Assignee | None:
        """Who leads."""
        return self.leading.assignee if self.leading is not None else None

    @property
    def is_led(self) -> bool:
        """Whether the lead that is named answers for it: not one that was closed while another is open."""
        return self.leading is not None and (self.leading.closed_at is None or not self._standing.number)

    @property
    def sum(self) -> _Sum:
        """What those that count come to."""
        return self._standing if self._standing.number else self._closed

    def add(self, one: Rolled, *, is_told: bool = True) -> None:
        """Take in some assignments of one class; of those that the reader does not see only the class, and how many."""
        self.classes.add(one.timeliness)
        part = self._closed if one.timeliness is Timeliness.CLOSED_OTHERWISE else self._standing
        part.number += one.number
        part.done_at = max(filter(None, (part.done_at, one.reported_at)), default=None)
        if is_told:
            self.told.add(one.timeliness)
            part.add(one)


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
    one statement more, when the first is asked. What was handed down is one more as well.

    A task for each of a group has as many assignments as the group has members: they are rolled up where they lie. A
    `reader` who answers for one of them and does not see the others is told his own deadline and forecast, not theirs.
    """
    rows = list(as_printed(tasks))
    return rows_of(rows, moment=moment, against=against, lit_at=lit_at, is_now=is_now, reader=reader)


def as_printed(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with what a row prints of them."""
    return tasks.select_related("directive__document", "clause", "group").defer(*_UNREAD)


def rows_of(
    rows: list[Task],
    *,
    moment: dt.datetime,
    against: Against = "current",
    lit_at: dt.datetime | None = None,
    is_now: bool = False,
    reader: Actor | None = None,
) -> list[TaskClass]:
    """The same of tasks that were fetched (`as_printed`)."""
    ids = Ids(task.pk for task in rows)
    rolls, lights = rolled_up(ids, moment, against, reader), _Lights(ids, lit_at) if lit_at is not None else None
    hands = _Hands(ids, reader, moment) if is_now and reader is not None and reader.person_id is not None else None
    lower = _Lower(ids, reader) if is_now and reader is not None else None
    beside = _Beside(lights, hands, lower, Told(rows, moment, reader))
    return [_class_of(task, rolls.get(task.pk) or _Roll(), beside, is_now=is_now) for task in rows]


def rolled_up(task_ids: Ids, moment: dt.datetime, against: Against, reader: Actor | None = None) -> dict[UUID, _Roll]:
    """The rolled-up assignments of tasks as of a moment.

    The columns of an assignment are the whole truth from its newest fact on; only what changed since the
    moment is folded from its facts again.
    """
    rolls: dict[UUID, _Roll] = {}
    if not task_ids:
        return rolls
    has_changed = False
    # Who sees everything asks one statement, whoever he is.
    narrow = reader if reader is not None and seen_by(reader) is not None else None
    for row in _rolled.rows(task_ids, moment, against, narrow):
        if not row["timeliness"]:
            has_changed = True
            continue
        rolls.setdefault(row["matter_id"], _Roll()).add(_as_rolled(row), is_told=row.get("is_told", True))
    if has_changed:
        _fold_changed(_answering(task_ids), rolls, moment, against, narrow)
    for one in _leading.rows(task_ids, moment):
        # The newest lead: after a supersession the one that leads now.
        rolls.setdefault(one.matter_id, _Roll()).leading = one
    return rolls


def _answering(task_ids: Ids) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=task_ids, role__in=ANSWERABLE, parent=None
    )


def _told_to(reader: Actor) -> Q:
    """The answering assignments of which a reader is told when they are due: who leads, and of many those that he sees."""
    seen = seen_by(reader)
    return Q() if seen is None else Q(role=AssignmentRole.LEAD) | seen


@prepared
def _rolled(task_ids: Ids, moment: dt.datetime, against: Against, reader: Actor | None) -> QuerySet[Any, Any]:
    """The answering assignments of tasks by class, "" for those about which something was recorded after the moment.

    For a reader who does not see every one, those of which he is told apart from the others.
    """
    lapse = "current_lapses_at" if against == "current" else "baseline_lapses_at"
    known = Case(When(last_fact_at__lte=moment, then=class_now(moment, against=against)), default=Value(""))
    classed, by = _answering(task_ids).annotate(timeliness=known), ["matter_id", "timeliness"]
    if reader is not None:
        classed = classed.annotate(is_told=Case(When(_told_to(reader), then=Value(True)), default=Value(False)))
        by.append("is_told")
    rolled: QuerySet[Any, Any] = classed.values(*by).annotate(
        number=Count("pk"),
        lapses_at=Min(lapse),
        reported_at=Max("done_reported_at"),
        earliest_baseline=Min("baseline_lapses_at"),
        latest_forecast=Max("forecast_on"),
        is_extended=BoolOr(Q(current_lapses_at__isnull=False) & ~Q(current_lapses_at=F("baseline_lapses_at"))),
        **points(),
    )
    return rolled


def _as_rolled(row: dict[str, Any]) -> Rolled:
    return Rolled(
        matter_id=row["matter_id"],
        timeliness=Timeliness(row["timeliness"]),
        number=row["number"],
        lapses_at=row["lapses_at"],
        reported_at=row["reported_at"],
        baseline_lapses_at=row["earliest_baseline"],
        forecast_on=row["latest_forecast"],
        is_extended=bool(row["is_extended"]),
        points=row["points"],
        stated=row["stated"],
    )


@prepared
def _leading(task_ids: Ids, moment: dt.datetime) -> QuerySet[Assignment]:
    """Who leads, the newest last."""
    leading = _answering(task_ids).filter(role=AssignmentRole.LEAD, recorded_at__lte=moment)
    return leading.select_related(*WHOSE).order_by("recorded_at", "pk")


def _fold_changed(
    answering: QuerySet[Assignment],
    rolls: dict[UUID, _Roll],
    moment: dt.datetime,
    against: Against,
    reader: Actor | None,
) -> None:
    """Take in the assignments about which something was recorded after the moment. One statement, two for who sees a part."""
    changed = answering.filter(Q(last_fact_at=None) | Q(last_fact_at__gt=moment))
    parts = [(changed, True)]
    if reader is not None:
        parts = [(changed.filter(_told_to(reader)), True), (changed.exclude(_told_to(reader)), False)]
    for part, is_told in parts:
        for one in folded(part, moment, against=against):
            rolls.setdefault(one.matter_id, _Roll()).add(one, is_told=is_told)


class _Beside(NamedTuple):
    """What rows that are fetched together tell when they are asked."""

    lights: _Lights | None
    hands: _Hands | None
    lower: _Lower | None
    further: Told


def _class_of(task: Task, roll: _Roll, beside: _Beside, *, is_now: bool) -> TaskClass:
    lead, key = _lead(task, roll.lead)
    found = roll.sum
    return TaskClass(
        task=task,
        timeliness=roll_up(roll.classes) or Timeliness.UNDATED,
        lead=lead,
        lead_key=key,
        lapses_at=found.lapses_at,
        baseline_lapses_at=found.baseline_lapses_at,
        forecast_on=found.forecast_on,
        is_extended=found.is_extended,
        reported_at=found.reported_at,
        assignments=found.number,
        done_at=found.done_at,
        is_partly_told=found.told < found.number,
        percent=found.percent,
        told_state=roll_up(roll.told),
        own=roll.leading if is_now and found.number == 1 and roll.is_led else None,
        **beside._asdict(),
    )


def _lead(task: Task, lead: Assignee | None) -> tuple[str, str]:
    """The name and key of who leads, or of the group of which each does."""
    if task.mode == Mode.EACH and task.group is not None:
        return _("each: %(group)s") % {"group": task.group.name}, f"g:{task.group.code}"
    return (lead.name, code_key(lead)) if lead is not None else ("", "")
