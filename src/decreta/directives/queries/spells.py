"""The spells of tasks as their facts make them: for every day, past and to come, how each task stands."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from decreta.assignments.enums import ANSWERABLE, DONE, AssignmentRole, FactKind, Timeliness
from decreta.assignments.models import Assignment, Fact
from decreta.assignments.timeliness import Standing, classify, course, fold, roll_up
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.enums import Mode
from decreta.directives.models import Task, Withdrawal
from decreta.directives.models.spells import FOREVER, LeadKind
from decreta.directives.models.tasks import MATTER_KIND

# What is said of an assignment without moving its class; read only where such a fact sets a deadline.
_QUIET = (FactKind.RECEIVED, FactKind.DISPUTED, FactKind.DISPUTE_SETTLED, FactKind.PROGRESS)

_LEADS = {
    "organisation_id": LeadKind.ORGANISATION,
    "body_id": LeadKind.BODY,
    "unit_id": LeadKind.UNIT,
    "holding_id": LeadKind.OFFICER,
}


@dataclass(slots=True)
class FactRow:
    """What spells follow from, of one fact."""

    kind: str
    happened_at: dt.datetime
    recorded_at: dt.datetime
    ordinal: int
    lapses_at: dt.datetime | None
    percent: int | None = None
    forecast_on: dt.date | None = None
    receive_by: dt.datetime | None = None


@dataclass
class Given:
    """An assignment that answers for a task: whether it leads and who, and its facts."""

    pk: UUID
    recorded_at: dt.datetime
    lead: tuple[str, UUID] | None = None
    facts: list[FactRow] = field(default_factory=list)


class Stand(NamedTuple):
    """How a task stands as of the end of a day."""

    current: str
    baseline: str
    lead_kind: str
    lead_id: UUID | None
    assignments: int
    done_on: dt.date | None
    lapses_at: dt.datetime | None


class Run(NamedTuple):
    """A run of days, both ends counted, over which a task stands alike."""

    first_on: dt.date
    last_on: dt.date
    stand: Stand


class _Class(NamedTuple):
    """One assignment from a day on: its classes, the day of the report that it is done, the deadline in force."""

    current: Timeliness
    baseline: Timeliness
    reported_on: dt.date | None
    lapses_at: dt.datetime | None

    @property
    def is_closed(self) -> bool:
        return self.current is Timeliness.CLOSED_OTHERWISE

    @property
    def counted_on(self) -> dt.date | None:
        """The day of a report by which the task can be done: not of who was relieved."""
        return self.reported_on if not self.is_closed else None


def runs_of_tasks(task_ids: Sequence[UUID]) -> Iterator[tuple[Task, list[Run]]]:
    """Tasks with all their runs, from all their facts. Four statements."""
    found = Task.objects.filter(pk__among=Ids(task_ids)).select_related("directive")
    tasks = list(
        found.only(
            "pk", "body_id", "due_period", "is_itemised", "mode", "group_id", "created_at", "directive__created_at"
        )
    )
    given, gone = _given(task_ids), _withdrawn(task_ids)
    for task in tasks:
        group = task.group_id if task.mode == Mode.EACH else None
        begins = max(day_of(task.created_at), day_of(task.directive.created_at))
        stood = runs(given.get(task.pk, ()), since=begins, group_id=group)
        yield task, without(stood, gone[task.pk]) if task.pk in gone else stood


def runs(given: Iterable[Given], *, since: dt.date, group_id: UUID | None = None) -> list[Run]:
    """How a task stands on every day since it was made. A task for each of a group is led by the group."""
    assignments = list(given)
    changes: defaultdict[dt.date, list[tuple[int, _Class]]] = defaultdict(list)
    for place, one in enumerate(assignments):
        for day, became in _classes(one.facts):
            changes[day].append((place, became))
    leads = sorted((day_of(one.recorded_at), one.recorded_at, one.pk, one.lead) for one in assignments if one.lead)
    days = sorted({since, *(day for day in changes if day > since), *(lead[0] for lead in leads if lead[0] > since)})
    tally = _Tally(len(assignments))
    earlier = sorted(day for day in changes if day < since)
    for day in earlier:
        tally.take(changes[day])
    found: list[tuple[dt.date, Stand]] = []
    for day in days:
        tally.take(changes.get(day, ()))
        lead: tuple[str, UUID | None] = (LeadKind.GROUP.value, group_id) if group_id else ("", None)
        if group_id is None:
            lead = next((who for on, _at, _pk, who in reversed(leads) if on <= day and who), lead)
        stand = tally.stand(lead)
        if not found or found[-1][1] != stand:
            found.append((day, stand))
    ends = [day - dt.timedelta(days=1) for day, _stand in found[1:]]
    return [Run(first, last, stand) for (first, stand), last in zip(found, [*ends, FOREVER], strict=True)]


def without(found: Iterable[Run], gone: Iterable[tuple[dt.date, dt.date]]) -> list[Run]:
    """Runs without the days of some stretches, both ends counted: on those the task was withdrawn, and stands nowhere."""
    kept = list(found)
    for first, last in gone:
        cut: list[Run] = []
        for run in kept:
            if run.first_on < first:
                cut.append(run._replace(last_on=min(run.last_on, first - dt.timedelta(days=1))))
            if run.last_on > last:
                cut.append(run._replace(first_on=max(run.first_on, last + dt.timedelta(days=1))))
        kept = cut
    return kept


def _withdrawn(task_ids: Sequence[UUID]) -> dict[UUID, list[tuple[dt.date, dt.date]]]:
    """The days at whose ends tasks were withdrawn."""
    found: defaultdict[UUID, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    rows = Withdrawal.objects.filter(task__among=Ids(task_ids)).order_by("withdrawn_at")
    for task, since, until in rows.values_list("task_id", "withdrawn_at", "restored_at"):
        last = day_of(until) - dt.timedelta(days=1) if until is not None else FOREVER
        if last >= day_of(since):
            found[task].append((day_of(since), last))
    return found


def day_of(moment: dt.datetime) -> dt.date:
    """The office's day of a moment."""
    return moment.astimezone(clock.zone()).date()


class _Tally:
    """What the assignments of one task come to, change by change."""

    def __init__(self, number: int) -> None:
        self._now: list[_Class | None] = [None] * number
        self._current: Counter[Timeliness] = Counter()
        self._baseline: Counter[Timeliness] = Counter()
        # Deadlines of those that count, and of those that were closed otherwise.
        self._lapses: tuple[Counter[dt.datetime], Counter[dt.datetime]] = (Counter(), Counter())

    def take(self, changes: Iterable[tuple[int, _Class]]) -> None:
        """What some assignments became."""
        for place, became in changes:
            before = self._now[place]
            if before is not None:
                self._current[before.current] -= 1
                self._baseline[before.baseline] -= 1
                self._lapse(before, -1)
            self._current[became.current] += 1
            self._baseline[became.baseline] += 1
            self._lapse(became, 1)
            self._now[place] = became

    def _lapse(self, one: _Class, number: int) -> None:
        if one.lapses_at is not None:
            self._lapses[one.is_closed][one.lapses_at] += number

    def stand(self, lead: tuple[str, UUID | None]) -> Stand:
        """How the task stands now (`timeliness.roll_up`). What was closed otherwise counts only when everything was."""
        current, baseline = _rolled(self._current), _rolled(self._baseline)
        done_on = None
        if current in DONE:
            done_on = max((on for one in self._now if one and (on := one.counted_on)), default=None)
        closed = self._current[Timeliness.CLOSED_OTHERWISE]
        counting = self._current.total() - closed
        lapses = self._lapses[not counting]
        lapses_at = min((one for one, number in lapses.items() if number), default=None)
        return Stand(current.value, baseline.value, *lead, counting or closed, done_on, lapses_at)


def _rolled(counts: Counter[Timeliness]) -> Timeliness:
    return roll_up(one for one, number in counts.items() if number) or Timeliness.UNDATED


def _classes(facts: list[FactRow]) -> Iterator[tuple[dt.date, _Class]]:
    """The classes of one assignment by the days from which they hold. A lapse changes a class by itself."""
    last: _Class | None = None
    for day, until, standing in _standings(facts):
        lapses = {day_of(one) for one in (standing.current_lapses_at, standing.baseline_lapses_at) if one is not None}
        for each in sorted({day, *(one for one in lapses if day < one and (until is None or one < until))}):
            became = _class(standing, each)
            if became != last:
                yield each, became
                last = became


def _class(standing: Standing, day: dt.date) -> _Class:
    moment, reported = clock.end_of_day(day), standing.done_reported_at
    return _Class(
        classify(standing, moment),
        classify(standing, moment, against="baseline"),
        day_of(reported) if reported is not None else None,
        standing.current_lapses_at,
    )


def _standings(facts: list[FactRow]) -> Iterator[tuple[dt.date, dt.date | None, Standing]]:
    """The standing as of the end of each day on which a fact was recorded, with the next such day."""
    recorded = [(day_of(fact.recorded_at), standing) for fact, standing in course(facts)]
    steps, days = dict(recorded), [day for day, _standing in recorded]
    if days != sorted(days):
        # Recorded out of their order, as under a clock that was moved back: each day has its own fold.
        steps = {day: fold(facts, clock.end_of_day(day)) for day in sorted(days)}
    days = list(steps)
    until: dt.date | None
    for day, until in itertools.zip_longest(days, days[1:]):
        if steps[day].assigned_at is not None:
            yield day, until, steps[day]


def _given(task_ids: Sequence[UUID]) -> dict[UUID, list[Given]]:
    """The assignments that answer for tasks, with the facts that their classes follow from."""
    answering = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=Ids(task_ids), role__in=ANSWERABLE, parent=None
    )
    found: dict[UUID, Given] = {}
    by_task: defaultdict[UUID, list[Given]] = defaultdict(list)
    columns = ("pk", "matter_id", "role", "recorded_at", *_LEADS)
    for pk, matter, role, recorded_at, *whose in answering.values_list(*columns).iterator():
        lead = None
        if role == AssignmentRole.LEAD:
            lead = next((kind.value, key) for kind, key in zip(_LEADS.values(), whose, strict=True) if key)
        found[pk] = Given(pk, recorded_at, lead)
        by_task[matter].append(found[pk])
    moving = Fact.objects.filter(assignment__among=Ids(found)).exclude(Q(kind__in=_QUIET, lapses_at=None))
    fields = ("assignment_id", "kind", "happened_at", "recorded_at", "ordinal", "lapses_at")
    for pk, *values in moving.order_by("assignment_id", "ordinal").values_list(*fields).iterator():
        found[pk].facts.append(FactRow(*values))
    return by_task
