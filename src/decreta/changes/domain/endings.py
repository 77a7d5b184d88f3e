"""Tasks end by a paper: replaced by a task of a later directive, merged into one, split into several, cancelled.

What is open of them is closed with that ground; what was done, reported and proven stays. The tasks in which the work
goes on are linked both ways. Nothing of a past day changes: an ending is a fact of the day on which it is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.assignments.domain import close
from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import WHOSE, Assignee, Assignment
from decreta.audit import act, record
from decreta.changes import rules
from decreta.changes.enums import EndingKind, Side
from decreta.changes.models import ChangedTask, Ending
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import Problems
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.standing_leads import each_of
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document


@dataclass(frozen=True)
class Ground:
    """On what a task ends: a paper that is registered here, or the symbol of one that is not."""

    document: Document | None = None
    symbol: str = ""

    @property
    def cited(self) -> str:
        """How the ground is named."""
        return self.document.symbol if self.document is not None else " ".join(self.symbol.split())


@dataclass(frozen=True)
class Part:
    """One part of a task that is split without another directive: what, who leads, until when.

    Without a lead and without a day they are those of the whole. `field` names the input for what is wrong with it.
    """

    title: str
    lead: Assignee | None = None
    on: dt.date | None = None
    field: str = "part_1"


@dataclass(frozen=True)
class Foreseen:
    """What an ending will do, before it is done."""

    closing: list[Assignment]
    """Open assignments that will be closed, those that were handed down too."""


@act("changes.end_tasks")
def end_tasks(
    *,
    kind: EndingKind | str,
    tasks: Sequence[Task],
    ground: Ground,
    reason: str,
    by: Actor,
    successors: Sequence[Task] = (),
    parts: Sequence[Part] = (),
    at: dt.datetime | None = None,
) -> Ending:
    """End tasks of one body on the ground of a paper, and say in which tasks their work goes on.

    Their open assignments, and what was handed down from them, are closed otherwise with that ground; evidence and
    history stay. Parts of a split task that no directive assigns are made here, from the same clause. Raises NotAllowed,
    and Invalid with everything that is wrong, each beside its input.
    """
    check_ending(kind=kind, tasks=tasks, ground=ground, reason=reason, by=by, successors=successors, parts=parts, at=at)
    # Two endings of one task at once: the second waits here, and finds nothing open when it closes.
    list(Task.objects.select_for_update().filter(pk__in=[one.pk for one in tasks]).order_by("pk"))
    moment, body = at or clock.now(), tasks[0].body
    open_ones, closing = _open(tasks), foresee(tasks=tasks).closing
    problems = Problems()
    _check_tasks(problems, tasks, open_ones)
    problems.refuse_if_any()
    made = [_made(tasks[0], part, by, at) for part in parts]
    into = [*successors, *made]
    ending = Ending.objects.create(
        kind=kind,
        body=body,
        document=ground.document,
        symbol=ground.cited,
        reason=reason.strip(),
        ended_at=moment,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    ChangedTask.objects.bulk_create(
        [ChangedTask(ending=ending, task=one, side=Side.ENDED) for one in tasks]
        + [ChangedTask(ending=ending, task=one, side=Side.SUCCESSOR) for one in into]
    )
    for one in open_ones:
        close(assignment=one, reason=f"{ground.cited}: {reason.strip()}", by=by, at=at)
    record(
        "changes.tasks_ended",
        by=by,
        on=ending,
        about=[*tasks, *into, *closing, *([ground.document] if ground.document else [])],
        at=at,
        facts={
            "kind": str(kind),
            "symbol": ground.cited,
            "tasks": [cited(one) for one in tasks],
            "goes_on_in": [cited(one) for one in into],
            "assignments": len(closing),
            "reason": reason.strip(),
        },
    )
    return ending


def check_ending(
    *,
    kind: EndingKind | str,
    tasks: Sequence[Task],
    ground: Ground,
    reason: str,
    by: Actor,
    successors: Sequence[Task] = (),
    parts: Sequence[Part] = (),
    at: dt.datetime | None = None,
) -> None:
    """Refuse an ending with everything that is wrong with it; nothing is changed. For the page that shows it first."""
    if tasks:
        rules.may_end(body=tasks[0].body, by=by)
    problems = Problems()
    _check_tasks(problems, tasks, _open(tasks))
    _check_ground(problems, ground, at or clock.now())
    if not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    _CHECKS[EndingKind(kind)](problems, tasks, successors, parts)
    _check_successors(problems, successors)
    if parts and not by.can("assign_tasks"):
        problems.add(_("Your post does not assign tasks; name tasks that are assigned."), "part_1", "may_not_assign")
    problems.refuse_if_any()


def foresee(*, tasks: Sequence[Task]) -> Foreseen:
    """What ending tasks will close. One statement."""
    found = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__in=[one.pk for one in tasks], closed_at=None, done_accepted_at=None
    )
    return Foreseen(list(found.select_related(*WHOSE).order_by("matter_id", "role", "pk")))


def cited(task: Task) -> str:
    """A task by the symbol of its directive and its number in it; no word of it."""
    return f"{task.directive.document.symbol} {task.ordinal}"


def _open(tasks: Sequence[Task]) -> list[Assignment]:
    """The open assignments of tasks that were not handed down: those close with them."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__in=[one.pk for one in tasks], parent=None)
    found = found.filter(closed_at=None, done_accepted_at=None)
    return list(found.select_related(*WHOSE, "monitor").order_by("pk"))


def _check_tasks(problems: Problems, tasks: Sequence[Task], open_ones: Iterable[Assignment]) -> None:
    if not tasks:
        problems.add(_("Choose at least one task."), "tasks", "missing")
    if len({one.body_id for one in tasks}) > 1:
        problems.add(_("The tasks belong to several bodies; each ends its own."), "tasks", "several_bodies")
    answering = {one.matter_id for one in open_ones if one.role in ANSWERABLE}
    for task in tasks:
        if task.pk not in answering:
            message = _("Nothing of task %(task)s is open: it is done, or has ended already.") % {"task": cited(task)}
            problems.add(message, "tasks", "not_open")


def _check_ground(problems: Problems, ground: Ground, moment: dt.datetime) -> None:
    document = ground.document
    if not ground.cited:
        problems.add(_("Name the paper on which it rests."), "symbol", "missing")
    if document is None:
        return
    if document.state not in (DocumentState.ISSUED, DocumentState.RECEIVED) or document.recalled_at is not None:
        problems.add(_("A task ends by a paper that was issued or received, and not recalled."), "paper", "no_ground")
    if document.issued_on is not None and document.issued_on > moment.astimezone(clock.zone()).date():
        problems.add(_("This paper is of a later day."), "paper", "later")


def _check_successors(problems: Problems, successors: Sequence[Task]) -> None:
    answering = _answering(successors)
    for task in successors:
        if task.pk not in answering:
            message = _("The work cannot go on in task %(task)s: nothing of it is open.") % {"task": cited(task)}
            problems.add(message, "successors", "not_open")


def _answering(tasks: Sequence[Task]) -> set[UUID]:
    return {one.matter_id for one in _open(tasks) if one.role in ANSWERABLE} if tasks else set()


def _superseded(problems: Problems, tasks: Sequence[Task], successors: Sequence[Task], parts: Sequence[Part]) -> None:
    if len(successors) != 1 or parts:
        problems.add(_("Name the one task that takes its place."), "successors", "one")
        return
    later = successors[0].directive
    for task in tasks:
        if task.directive_id == later.pk or later.decided_on < task.directive.decided_on:
            problems.add(
                _("It is replaced by a task of a later directive; %(symbol)s is none.")
                % {"symbol": later.document.symbol},
                "successors",
                "not_later",
            )
            return


def _merged(problems: Problems, tasks: Sequence[Task], successors: Sequence[Task], parts: Sequence[Part]) -> None:
    if len(successors) != 1 or parts:
        problems.add(_("Name the one task into which they are merged."), "successors", "one")
    elif successors[0].pk in {one.pk for one in tasks}:
        problems.add(_("The task into which they are merged goes on; it does not end."), "successors", "among_them")


def _split(problems: Problems, tasks: Sequence[Task], successors: Sequence[Task], parts: Sequence[Part]) -> None:
    if len(tasks) > 1:
        problems.add(_("One task is split at a time."), "tasks", "one")
    if len(successors) + len(parts) < 2:
        problems.add(_("Name at least two tasks into which it is split."), "successors", "two")
    if any(one.pk in {task.pk for task in tasks} for one in successors):
        problems.add(_("The task that is split does not go on itself."), "successors", "among_them")
    for part in parts:
        if not part.title.strip():
            problems.add(_("Give the task a title."), part.field, "untitled")


def _cancelled(problems: Problems, tasks: Sequence[Task], successors: Sequence[Task], parts: Sequence[Part]) -> None:
    if successors or parts:
        problems.add(_("What is cancelled goes on nowhere."), "successors", "none")


_CHECKS = {
    EndingKind.SUPERSEDE: _superseded,
    EndingKind.MERGE: _merged,
    EndingKind.SPLIT: _split,
    EndingKind.CANCEL: _cancelled,
}


def _made(whole: Task, part: Part, by: Actor, at: dt.datetime | None) -> Task:
    """One part as a task of its own, of the same clause; lead and deadline are those of the whole where it says none."""
    clause = whole.clause
    return assign_task(
        directive=whole.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles(part.title.strip()),
        responsible=Responsible(lead=part.lead) if part.lead is not None else _responsible(whole),
        deadline=Deadline.of_day(part.on) if part.on is not None else Deadline.from_data(whole.deadline),
        split_from=whole,
        by=by,
        at=at,
    )


def _responsible(whole: Task) -> Responsible:
    """Who answers for the whole."""
    if whole.group is not None and whole.group.is_named:
        return Responsible(each=whole.group)
    several = each_of(whole)
    if len(several) > 1:
        return Responsible(several=several)
    lead = next((one for one in _open([whole]) if one.role in ANSWERABLE), None)
    assert lead is not None  # `_check_tasks`
    return Responsible(lead=lead.assignee)
