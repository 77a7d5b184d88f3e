"""Who must report by when, what was missed: computed from rules and reports, for one task as for many."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import ANSWERABLE, Timeliness
from decreta.assignments.models import Assignment, Report
from decreta.assignments.queries.then import stood_then
from decreta.assignments.queries.timeliness import as_of
from decreta.assignments.timeliness import Standing
from decreta.cadence.enums import State, Unit
from decreta.cadence.models import ReportRule
from decreta.cadence.rhythm import Period
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import Asked, prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

_ONE = dt.timedelta(days=1)
#: A rule that ended longer ago asks nobody for anything.
_LONG = dt.timedelta(days=800)
#: Work on which reports are made: neither reported done nor suspended, nor ended.
_GOING_ON = (Timeliness.IN_PROGRESS_IN_TIME, Timeliness.OVERDUE, Timeliness.UNDATED)


@dataclass(frozen=True)
class Kept:
    """How assignments of one task keep its cadence, all of them together as of a day."""

    state: State
    owed: int
    """How many reports were due until then."""
    missed: int
    """How many of them did not come in their period."""
    next_on: dt.date | None
    """By when the next one is due; none where no rule holds or the work has ended."""


@dataclass(frozen=True)
class Work:
    """What is known of one assignment: since when it runs, until when, on which days it was reported on."""

    assigned_on: dt.date
    ended_on: dt.date | None
    reported: frozenset[dt.date]


NOTHING = Kept(State.NONE, 0, 0, None)


def keep(works: Sequence[Work], rules: Sequence[ReportRule], day: dt.date) -> Kept:
    """How the assignments of a task keep its cadence by the end of the day before `day`; what is due on the day is not late.

    `rules` are those of the task, of its directive and of its body, whenever they hold.
    """
    each = [_one(work, rules, day) for work in works]
    owed, missed = sum(one.owed for one in each), sum(one.missed for one in each)
    following = [(period, rule) for one in each for period, rule in one.following]
    next_on = min((period.last for period, _rule in following), default=None)
    if not owed and next_on is None:
        return NOTHING
    is_due = any(period.last - dt.timedelta(days=rule.ahead) <= day for period, rule in following)
    state = State.LATE if any(one.is_late for one in each) else State.DUE if is_due else State.KEPT
    return Kept(state, owed, missed, next_on)


@dataclass
class _Own:
    """How one assignment keeps it."""

    owed: int = 0
    missed: int = 0
    is_late: bool = False
    following: list[tuple[Period, ReportRule]] = field(default_factory=list)


def _one(work: Work, rules: Sequence[ReportRule], day: dt.date) -> _Own:
    found, newest_missed = _Own(), dt.date.min
    for rule in rules:
        for one in rule.rhythm.periods():
            if work.ended_on is not None and work.ended_on <= one.last:
                break
            if one.first < work.assigned_on or not _holds(rule, rules, one.last):
                continue
            came = any(one.first <= each <= one.last for each in work.reported)
            if one.last >= day:
                if not came:
                    found.following.append((one, rule))
                    break
                continue
            found.owed += 1
            found.missed += not came
            # What was asked for by a rule that holds no more is missed, but nobody waits for it now.
            if not came and _holds(rule, rules, day):
                newest_missed = max(newest_missed, one.last)
    goes_on = work.ended_on is None or work.ended_on > day
    found.is_late = goes_on and newest_missed > max(work.reported, default=dt.date.min)
    return found


def _holds(rule: ReportRule, rules: Sequence[ReportRule], day: dt.date) -> bool:
    """Whether the rule is the narrowest that holds on a day."""
    held = [one for one in rules if one.holds_on(day)]
    return bool(held) and min(held, key=_width).pk == rule.pk


def _width(rule: ReportRule) -> int:
    return 0 if rule.task_id is not None else 1 if rule.directive_id is not None else 2


@prepared
def rules_about(task_id: UUID, directive_id: UUID, body_id: UUID) -> QuerySet[ReportRule]:
    """Every rule that can hold for a task."""
    return ReportRule.objects.filter(Q(task_id=task_id) | Q(directive_id=directive_id) | Q(body_id=body_id))


@prepared
def reports_on(ids: Ids) -> QuerySet[Report]:
    """Every report on some assignments: when, and of which."""
    return Report.objects.filter(assignment_id__among=ids).only("assignment_id", "reported_at", "recorded_at")


def answering(reader: Actor | None = None) -> QuerySet[Assignment]:
    """The assignments that answer for a task, those a reader sees where one is given."""
    found = Assignment.objects.all() if reader is None else Assignment.objects.visible_to(reader)
    return found.filter(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)


def work_of(
    one: Assignment, reports: Iterable[Report], known_at: dt.datetime | None = None, then: Standing | None = None
) -> Work:
    """What is known of an assignment; by a moment in the past without what was recorded later.

    `then` is how it stood at that moment, where its columns tell of later facts (`stood_then`).
    """
    held: Standing | Assignment = then or one
    moments = (held.done_reported_at, held.done_accepted_at, held.closed_at, held.suspended_at)
    ends = [each for each in moments if each is not None]
    return Work(
        _day(one.assigned_at),
        _day(min(ends)) if ends else None,
        frozenset(_day(each.reported_at) for each in reports if known_at is None or each.recorded_at <= known_at),
    )


def kept_by(
    tasks: Iterable[Task], day: dt.date, known_at: dt.datetime | None = None, *, reader: Actor | None = None
) -> dict[UUID, Kept]:
    """How each of some tasks keeps its cadence, as it was known at a moment; with a reader by what he sees alone.

    Three statements, one where no rule is about them; another one for a moment before the newest fact of any of them.
    """
    rows = list(tasks)
    by_scope = _by_scope(rows, known_at)
    if not by_scope:
        return {}
    about = {task.pk: rules for task in rows if (rules := _about(task, by_scope))}
    held_ones = answering(reader).filter(matter_id__in=about)
    assignments = list(held_ones if known_at is None else held_ones.filter(recorded_at__lte=known_at))
    then = stood_then(assignments, known_at) if known_at is not None else {}
    reports: defaultdict[UUID, list[Report]] = defaultdict(list)
    for one in Report.objects.filter(assignment__in=assignments).only("assignment_id", "reported_at", "recorded_at"):
        reports[one.assignment_id].append(one)
    works: defaultdict[UUID, list[Work]] = defaultdict(list)
    for held in assignments:
        works[held.matter_id].append(work_of(held, reports[held.pk], known_at, then.get(held.pk)))
    return {pk: keep(works[pk], rules, day) for pk, rules in about.items()}


_Scopes = Mapping[tuple[str, UUID], list[ReportRule]]


def _by_scope(rows: Sequence[Task], known_at: dt.datetime | None) -> _Scopes:
    found: defaultdict[tuple[str, UUID], list[ReportRule]] = defaultdict(list)
    if not rows:
        return found
    for one in _rules_of.rows(
        Ids(task.pk for task in rows),
        Ids({task.directive_id for task in rows}),
        Ids({task.body_id for task in rows}),
    ):
        key = ("task", one.task_id) if one.task_id else ("directive", one.directive_id) if one.directive_id else None
        if (rule := _as_known(one, known_at)) is not None:
            found[key or ("body", one.body_id)].append(rule)
    return found


def _as_known(rule: ReportRule, known_at: dt.datetime | None) -> ReportRule | None:
    """A rule as it stood at a moment; none where it was set since.

    That it ends on a day which had not passed then was not known: a rule is never ended for the past (`domain.setting`).
    """
    if known_at is None:
        return rule
    if rule.set_at > known_at:
        return None
    if rule.until_on is not None and rule.until_on >= _day(known_at):
        rule.until_on = None
    return rule


@prepared
def _rules_of(task_ids: Ids, directive_ids: Ids, body_ids: Ids) -> QuerySet[ReportRule]:
    about = Q(task_id__among=task_ids) | Q(directive_id__among=directive_ids) | Q(body_id__among=body_ids)
    return ReportRule.objects.filter(about)


def _about(task: Task, by_scope: _Scopes) -> list[ReportRule]:
    keys = (("task", task.pk), ("directive", task.directive_id), ("body", task.body_id))
    return [one for key in keys for one in by_scope.get(key, ())]


@dataclass(frozen=True)
class Group:
    """Tasks that owe a report for the same period by the same rule."""

    period: Period
    rule: ReportRule
    tasks: Q


@prepared
def _not_long_ended(since: dt.date) -> QuerySet[ReportRule]:
    return ReportRule.objects.filter(Q(until_on=None) | Q(until_on__gte=since))


@prepared
def rules_of_body(body_id: UUID) -> QuerySet[ReportRule, Any]:
    """Whether a rule is, or was, about tasks of a body: one row for it."""
    about = Q(body_id=body_id) | Q(directive__body_id=body_id) | Q(task__body_id=body_id)
    return ReportRule.objects.filter(about).order_by().values("pk")[:1]


def rules_for(day: dt.date) -> Asked:
    """Asks for the rules by which somebody may owe a report on a day, with every column."""
    return _columns.ask(day - _LONG)


@prepared
def _columns(since: dt.date) -> QuerySet[ReportRule, Any]:
    return _not_long_ended(since).values()


def groups(day: dt.date, rules: Sequence[ReportRule] | None = None) -> tuple[list[Group], list[Group]]:
    """Periods that ended before a day, and those in which it lies, each with the tasks for which its rule holds.

    One statement, none where the rules are known (`rules_for`).
    """
    every = _not_long_ended.rows(day - _LONG) if rules is None else rules
    ended, running = [], []
    for rule in every:
        if rule.unit == Unit.NEVER:
            continue
        before, now = rule.rhythm.around(day)
        if not rule.holds_on(day):
            continue
        if before is not None:
            both = _tasks(rule, every, before.last) & _tasks(rule, every, day)
            ended.append(Group(before, rule, both))
        if now is not None:
            running.append(Group(now, rule, _tasks(rule, every, now.last)))
    return ended, running


def _tasks(rule: ReportRule, every: Sequence[ReportRule], day: dt.date) -> Q:
    """The tasks of a rule for which no narrower one holds on a day."""
    held = [one for one in every if one.holds_on(day)]
    own = {one.task_id for one in held if one.task_id is not None}
    if rule.task_id is not None:
        return Q(pk=rule.task_id)
    if rule.directive_id is not None:
        return Q(directive=rule.directive_id) & ~Q(pk__in=own)
    directives = {one.directive_id for one in held if one.directive_id is not None}
    return Q(body=rule.body_id) & ~Q(directive__in=directives) & ~Q(pk__in=own)


def silent(group: Group, known_at: dt.datetime | None = None) -> QuerySet[Assignment]:
    """Open assignments that were there for a whole period, and on which nothing was reported since it began.

    By a moment in the past: those that were open then, by what was recorded until then.
    """
    if known_at is None:
        return answering().filter(is_silent(group))
    there = as_of(answering().filter(_there(group)), known_at).filter(Q(("timeliness__in", _GOING_ON)))
    return there.filter(~Exists(_said(group).filter(recorded_at__lte=known_at)))


def is_silent(group: Group) -> Q:
    """What makes an answering assignment silent in a period that runs or has just ended: asked of the row itself."""
    is_open = Q(closed_at=None, done_reported_at=None, done_accepted_at=None, suspended_at=None)
    return _there(group) & is_open & Q(~Exists(_said(group)))


def _there(group: Group) -> Q:
    return Q(
        matter_id__in=Task.objects.filter(group.tasks).values("pk"),
        assigned_at__lt=clock.start_of_day(group.period.first + _ONE),
    )


def _said(group: Group) -> QuerySet[Report]:
    """What was reported on an assignment since a period began."""
    return Report.objects.filter(assignment=OuterRef("pk"), reported_at__gte=clock.start_of_day(group.period.first))


def in_state(
    found: QuerySet[Task],
    state: str,
    day: dt.date,
    rules: Sequence[ReportRule] | None = None,
    *,
    known_at: dt.datetime | None = None,
) -> QuerySet[Task]:
    """Those of the tasks whose report is overdue on a day, or due soon; of a day gone by as it was known at a moment.

    One statement before, none where the rules are known.
    """
    every = _not_long_ended.rows(day - _LONG) if rules is None else rules
    # By the rules as they were known then: what was set later was no rule yet.
    known = [rule for each in every if (rule := _as_known(each, known_at)) is not None]
    ended, running = groups(day, known)
    late = Q(pk__in=[])
    for one in ended:
        late |= Q(pk__in=silent(one, known_at).values("matter_id"))
    if state == State.LATE:
        return found.filter(late)
    due = Q(pk__in=[])
    for one in running:
        if one.period.last - dt.timedelta(days=one.rule.ahead) <= day:
            due |= Q(pk__in=silent(one, known_at).values("matter_id"))
    return found.filter(due & ~late)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(clock.zone()).date()
