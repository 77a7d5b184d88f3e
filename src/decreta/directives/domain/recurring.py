"""Tasks that come again: setting, changing and stopping the rule, skipping an occurrence, opening the next one.

An occurrence is a task of its own beside the first one, with the same number in the same directive: it has its own
deadline, baseline, assignments, reports and evidence, and is counted by itself. At most one is open that is not yet due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.domain import Expected, close, expect
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import WHOSE, Assignee, Assignment, Deliverable
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import ITEMISED, Deadline, DeadlineKind, next_working_day
from decreta.core.errors import ActRefused, Invalid, NotNow, Problems, Stale
from decreta.core.recurrence import Rule, Unit, last_day, validate
from decreta.directives import rules
from decreta.directives.domain.directing import Responsible, assign_task, give, make_searchable
from decreta.directives.domain.inside import check_inside
from decreta.directives.enums import Mode
from decreta.directives.models import Recurrence, RecurrenceRule, SkippedOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.domain.gathering import gather
from decreta.organisation.models import Holding, Organisation, Succession
from decreta.organisation.queries.calendars import is_working_day
from decreta.organisation.queries.who import holders

_KINDS = (AssignmentRole.LEAD, AssignmentRole.EACH, AssignmentRole.COORDINATE)


@dataclass(frozen=True)
class Repeats:
    """How a duty is to come again, as somebody asks for it. `next_on` lies in the period of the next deadline."""

    unit: Unit
    every: int = 1
    at_month_end: bool = False
    until: dt.date | None = None
    number: int | None = None
    ahead: int | None = None
    next_on: dt.date | None = None

    def rule(self, first: Deadline, since: int) -> Rule:
        """The rule that begins with a deadline."""
        return Rule(first, self.unit, self.every, since, self.at_month_end, self.until, self.number, self.ahead)


@transaction.atomic
def assign_repeating(*, repeats: Repeats | None, by: Actor, **given: Any) -> Task:
    """Make a task of a sentence (`assign_task`), and let it come again where it is to: both or neither."""
    task = assign_task(by=by, **given)
    if repeats is not None:
        set_recurrence(task=task, repeats=repeats, of_version=0, by=by, at=given.get("at"))
    return task


@act("directives.set_recurrence")
def set_recurrence(
    *, task: Task, repeats: Repeats, of_version: int, by: Actor, reason: str = "", at: dt.datetime | None = None
) -> Recurrence:
    """Let a task come again, or change how it does from its next occurrence on. `task` is any of its occurrences.

    What was opened keeps its deadline. `of_version` is the version that whoever sets it has seen, 0 where there is none:
    what somebody else set meanwhile is not written over. Raises NotAllowed, NotNow, Invalid, Stale.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    first = _first(task)
    held = _held(first, of_version)
    if held is None:
        deadline = Deadline.from_data(first.deadline)
        if deadline.kind not in ITEMISED:
            raise NotNow.of(_("Only a task with a day or a calendar period as its deadline can recur."), field="unit")
        rule = repeats.rule(deadline, 1)
        validate(rule)
        # An offered day of the next deadline says nothing here: the first deadline stands.
        Task.objects.filter(pk=first.pk).update(occurrence=1)
        held = Recurrence(task=first, version=0, next_occurrence=2)
    else:
        rule = _changed(held, repeats)
    return _write(held, rule, reason, "directives.set_recurrence", by=by, at=at)


@act("directives.stop_recurrence")
def stop_recurrence(
    *, task: Task, reason: str, of_version: int, by: Actor, at: dt.datetime | None = None
) -> Recurrence:
    """Let a task come no more. What is open stays open, and is done and counted as before."""
    rules.may_assign_from(directive=task.directive, by=by)
    held = _held(_first(task), of_version)
    problems = Problems()
    if held is None or held.next_on is None:
        problems.add(_("This task does not recur."), code="does_not_recur")
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "missing")
    problems.refuse_if_any(NotNow)
    assert held is not None
    return _write(held, None, reason, "directives.stop_recurrence", by=by, at=at)


@act("directives.skip_occurrence")
def skip_occurrence(
    *, task: Task, occurrence: int, reason: str, by: Actor, at: dt.datetime | None = None
) -> SkippedOccurrence:
    """Leave one occurrence out, with the reason: the newest one while it is open, or the next one before it opens.

    The one that is open is closed otherwise, so it counts neither as done nor as late; the duty goes on after it.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    first, moment = _first(task), at or clock.now()
    held = Recurrence.objects.select_for_update().filter(task=first).first()
    if held is None:
        raise NotNow.of(_("This task does not recur."), code="does_not_recur")
    rule, newest = _rule_in_force(held), _newest(first)
    ahead = rule.deadline(occurrence) if rule is not None else None
    open_ones: list[Assignment] = []
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "missing")
    if occurrence == newest.occurrence:
        open_ones = list(_given(newest).filter(closed_at=None, done_accepted_at=None).order_by("pk"))
        ahead = Deadline.from_data(newest.deadline)
    if not open_ones and (occurrence != held.next_occurrence or held.next_on is None or ahead is None):
        problems.add(_("Only the open occurrence or the next one can be skipped."), "occurrence", "not_to_skip")
    problems.refuse_if_any(NotNow)
    assert ahead is not None
    for one in open_ones:
        close(assignment=one, reason=reason, by=by, at=moment)
    skipped = SkippedOccurrence.objects.create(
        recurrence=held,
        occurrence=occurrence,
        deadline=ahead.to_data(),
        reason=reason.strip(),
        skipped_at=moment,
        by=by.as_facts(),
    )
    if occurrence == held.next_occurrence:
        _advance(held, rule, ahead)
    facts = {"ordinal": first.ordinal, "occurrence": occurrence, "deadline": ahead.to_data(), "reason": reason}
    record("directives.skip_occurrence", by=by, on=first, about=_about(first), at=at, facts=facts)
    return skipped


@act("directives.open_occurrence")
def open_occurrence(*, task_id: UUID, by: Actor, at: dt.datetime | None = None) -> Task | None:
    """Open the next occurrence of a task whose day has come: exactly once, whoever else tries meanwhile.

    It is given to who answers for the newest one, to a group as it is now. Where the newest one ended without being done,
    the duty has ended with it, and the rule stops. None when nothing was opened.
    """
    rules.may_open_occurrence(by=by)
    moment = at or clock.now()
    due = Recurrence.objects.filter(task_id=task_id, next_on__lte=moment.astimezone(clock.zone()).date())
    held = due.select_for_update(of=("self",)).select_related("task__directive__document").first()
    rule = _rule_in_force(held) if held is not None else None
    if held is None or rule is None:
        return None
    newest = _newest(held.task)
    given = _carried(held, newest)
    if given is None:
        why = _("The occurrence before it ended without being done.")
        _write(held, None, why, "directives.stop_recurrence", by=by, at=at)
        return None
    deadline = rule.deadline(held.next_occurrence)
    assert deadline is not None  # else there would be no day on which it opens
    try:
        with transaction.atomic():
            made = _open(held, newest, deadline, given, by, moment)
    except ActRefused as refusal:
        _refuse(held, str(refusal), by, at)
        return None
    number = held.next_occurrence
    _advance(held, rule, deadline)
    facts = {
        "ordinal": made.ordinal,
        "occurrence": number,
        "deadline": deadline.to_data(),
        "clause": made.clause.anchor,
    }
    record("directives.open_occurrence", by=by, on=made, about=[held.task, *_about(made)], at=at, facts=facts)
    return made


def _open(
    held: Recurrence, newest: Task, deadline: Deadline, given: Responsible, by: Actor, moment: dt.datetime
) -> Task:
    """The occurrence with what is to be delivered and who answers for it. Raises Invalid where nobody holds an officer's post."""
    problems, named = Problems(), [given.lead] if given.lead is not None else []
    check_inside(problems, newest.directive, [*named, *given.coordinating], "lead")
    problems.refuse_if_any()
    if given.several:
        given = replace(given, several=(), each=gather(given.several, day=moment.astimezone(clock.zone()).date()))
    made = Task.objects.create(
        directive=newest.directive,
        clause=newest.clause,
        body=newest.body,
        ordinal=newest.ordinal,
        raw_title=newest.raw_title,
        raw_title_en=newest.raw_title_en,
        raw_title_ja=newest.raw_title_ja,
        mode=newest.mode,
        group=given.each,
        deadline=deadline.to_data(),
        due_period=deadline.period_label,
        is_itemised=deadline.is_itemised,
        created_at=moment,
        recurs_from=held.task,
        occurrence=held.next_occurrence,
    )
    make_searchable(made)
    outputs = Deliverable.objects.standing().filter(matter_kind=MATTER_KIND, matter_id=newest.pk).order_by("ordinal")
    if expected := [Expected(one.name_vi, one.name_en, one.name_ja) for one in outputs]:
        expect(matter=Ref(MATTER_KIND, str(made.pk)), deliverables=expected, by=by, at=moment)
    give(made, given, deadline, by, moment)
    return made


def _refuse(held: Recurrence, why: str, by: Actor, at: dt.datetime | None) -> None:
    """Say why it could not be opened, once; it is tried again."""
    if held.refusal == why:
        return
    held.refusal = why
    held.save(update_fields=["refusal"])
    facts = {"ordinal": held.task.ordinal, "occurrence": held.next_occurrence, "reason": why}
    record("directives.occurrence_refused", by=by, on=held.task, about=_about(held.task), at=at, facts=facts)


def _carried(held: Recurrence, newest: Task) -> Responsible | None:
    """Who answers for the next occurrence: whoever does for the newest one. None when that was closed otherwise."""
    skipped = SkippedOccurrence.objects.filter(recurrence=held, occurrence=newest.occurrence or 1).first()
    rows = _given(newest).select_related(*WHOSE, "unit__organisation").order_by("recorded_at", "pk")
    stands = [
        one for one in rows if one.closed_at is None or (skipped is not None and one.closed_at >= skipped.skipped_at)
    ]
    if newest.mode == Mode.EACH:
        if not any(one.role == AssignmentRole.EACH for one in stands):
            return None
        others = _agencies(stands, AssignmentRole.COORDINATE)
        if newest.group is not None and not newest.group.is_named:
            # Each occurrence names those who do it then: what one is changed to changes no other.
            several = _organisations(stands)
            return Responsible(several=several, coordinating=[one for one in others if one not in several])
        return Responsible(each=newest.group, coordinating=others)
    leads = _agencies(stands, AssignmentRole.LEAD)
    if not leads:
        return None
    others = [one for one in _agencies(stands, AssignmentRole.COORDINATE) if one != leads[-1]]
    return Responsible(lead=leads[-1], coordinating=others)


def _organisations(stands: Sequence[Assignment]) -> list[Organisation]:
    """Those of several who do it now; what an organisation became stands in its place."""
    return [one for one in _agencies(stands, AssignmentRole.EACH) if isinstance(one, Organisation)]


def _agencies(stands: Sequence[Assignment], role: AssignmentRole) -> list[Assignee]:
    """Those in a role, each once; what an organisation became, and who holds an officer's post now, stands in his place."""
    found: dict[UUID, Assignee] = {}
    for one in stands:
        if one.role == role:
            now = _stands_now(one.assignee)
            found[now.pk] = now
    return list(found.values())


def _stands_now(assignee: Assignee) -> Assignee:
    if isinstance(assignee, Organisation):
        return _now(assignee)
    return _holds_now(assignee) if isinstance(assignee, Holding) else assignee


def _holds_now(holding: Holding) -> Holding:
    """Who holds a post after somebody has left it: the one who does; of none or several somebody decides."""
    today = clock.today()
    if holding.is_held_on(today):
        return holding
    after = list(holders(holding.post, on=today).select_related("post__unit")[:2])
    return after[0] if len(after) == 1 else holding


def _now(organisation: Organisation) -> Organisation:
    """What an organisation became, where it became one other; a split needs somebody who decides."""
    seen, today = {organisation.pk}, clock.today()
    while organisation.valid_to is not None and organisation.valid_to <= today:
        after = list(Succession.objects.filter(predecessor=organisation).select_related("successor")[:2])
        if len(after) != 1 or after[0].successor_id in seen:
            break
        organisation = after[0].successor
        seen.add(organisation.pk)
    return organisation


def _given(task: Task) -> QuerySet[Assignment]:
    return Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None, role__in=_KINDS)


def _first(task: Task) -> Task:
    return task.recurs_from or task


def _newest(first: Task) -> Task:
    """The occurrence that was opened last."""
    found = first.occurrences.select_related("directive__document", "clause", "body", "group").order_by("-occurrence")
    return found.first() or first


def _held(first: Task, of_version: int) -> Recurrence | None:
    """The rule's row, locked, in the version that was seen."""
    # Who else makes the same task come again waits for this lock, and then sees a version.
    Task.objects.select_for_update().get(pk=first.pk)
    held = Recurrence.objects.select_for_update().filter(task=first).first()
    if (held.version if held is not None else 0) != of_version:
        raise Stale.of(
            _("Somebody else has changed how this task recurs. Look at it as it is now, then change it again."),
            code="changed",
        )
    return held


def _rule_in_force(held: Recurrence) -> Rule | None:
    data = held.rules.order_by("-version").values_list("rule", flat=True).first()
    return Rule.from_data(data) if data else None


def _before(held: Recurrence) -> Deadline:
    """The deadline of the occurrence before the next one, whether it was opened or left out."""
    number = held.next_occurrence - 1
    skipped = held.skipped.filter(occurrence=number).first()
    task = held.task.occurrences.filter(occurrence=number).first() or (held.task if number == 1 else None)
    found = task or skipped
    assert found is not None  # numbers have no gaps
    return Deadline.from_data(found.deadline)


def _changed(held: Recurrence, repeats: Repeats) -> Rule:
    """The rule that holds from the next occurrence on."""
    before, number = _before(held), held.next_occurrence
    if repeats.next_on is not None:
        rule = repeats.rule(_period_of(before, repeats.next_on), number)
        validate(rule)
        if last_day(rule.first) <= last_day(before):
            raise Invalid.of(_("The next deadline comes after the one before it."), field="next_on", code="too_early")
        return rule
    earlier = repeats.rule(before, number - 1)
    validate(replace(earlier, until=None))
    first = replace(earlier, until=None).deadline(number)
    if first is None:
        raise Invalid.of(_("By this rule there is no further occurrence."), field="number", code="ended")
    rule = repeats.rule(first, number)
    validate(rule)
    return rule


def _period_of(like: Deadline, day: dt.date) -> Deadline:
    """A deadline of the same kind in whose period a day lies."""
    match like.kind:
        case DeadlineKind.MONTH:
            return replace(like, month=f"{day:%Y-%m}")
        case DeadlineKind.QUARTER:
            return replace(like, quarter=f"{day.year}-Q{(day.month + 2) // 3}")
        case DeadlineKind.YEAR:
            return replace(like, year=day.year)
        case _:
            return replace(like, on=day)


def _write(
    held: Recurrence, rule: Rule | None, reason: str, kind: str, *, by: Actor, at: dt.datetime | None
) -> Recurrence:
    """A new version of the rule, in force from the next occurrence on."""
    held.version += 1
    if held.version == 1:
        held.save(force_insert=True)
    RecurrenceRule.objects.create(
        recurrence=held,
        version=held.version,
        since=rule.since if rule is not None else held.next_occurrence,
        rule=rule.to_data() if rule is not None else None,
        reason=reason.strip(),
        set_at=at or clock.now(),
        by=by.as_facts(),
    )
    held.next_on = _opens_on(rule, held.next_occurrence, _before(held)) if rule is not None else None
    held.refusal = ""
    held.save(update_fields=["version", "next_on", "refusal"])
    facts = {
        "ordinal": held.task.ordinal,
        "version": held.version,
        "occurrence": held.next_occurrence,
        **({"rule": rule.to_data()} if rule is not None else {}),
        "reason": reason,
    }
    record(kind, by=by, on=held.task, about=_about(held.task), at=at, facts=facts)
    return held


def _advance(held: Recurrence, rule: Rule | None, deadline: Deadline) -> None:
    """The next occurrence is the one after; it opens when this one is due."""
    held.next_occurrence += 1
    held.next_on = _opens_on(rule, held.next_occurrence, deadline) if rule is not None else None
    held.refusal = ""
    held.save(update_fields=["next_occurrence", "next_on", "refusal"])


def _opens_on(rule: Rule, number: int, before: Deadline) -> dt.date | None:
    """The day on which an occurrence opens: when the one before it is due, or so many days before its own last day."""
    deadline = rule.deadline(number)
    if deadline is None:
        return None
    due = last_day(before)
    if before.rolls_to_working_day:
        due = next_working_day(due, is_working_day)
    opens = due + dt.timedelta(days=1)
    if rule.ahead is not None:
        opens = max(opens, last_day(deadline) - dt.timedelta(days=rule.ahead))
    return opens


def _about(task: Task) -> list[Model | Ref]:
    return [task.directive, task.directive.document]
