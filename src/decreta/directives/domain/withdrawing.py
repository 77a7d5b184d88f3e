"""A task that should never have been entered is withdrawn, and counts nowhere from then on; a withdrawal may be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.domain import close, reopen, start_clock
from decreta.assignments.enums import FactKind
from decreta.assignments.models import WHOSE, Assignment, ExtensionRequest, Fact, Report
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import NotNow, Problems
from decreta.directives import rules
from decreta.directives.domain.directing import occurred
from decreta.directives.models import Task, Withdrawal
from decreta.directives.models.tasks import MATTER_KIND

#: What may be on record of a task that is withdrawn: that it was received and its clock ran, or that somebody disputed it.
_NO_WORK: Final = (
    FactKind.ASSIGNED,
    FactKind.RECEIVED,
    FactKind.CLOCK_STARTED,
    FactKind.CLOCK_CORRECTED,
    FactKind.DISPUTED,
    # A withdrawal that was taken back.
    FactKind.CLOSED,
    FactKind.REOPENED,
)


@act("directives.withdraw_task")
def withdraw_task(
    *, task: Task, reason: str, by: Actor, if_untouched: bool = False, at: dt.datetime | None = None
) -> Withdrawal:
    """Withdraw a task that no directive orders: it was entered twice, or misread. Its assignments are closed; it stays readable.

    From then on it is in no figure; as of earlier days it is counted as it was. That it was received does not stand in the
    way, unless `if_untouched`; work does: what was done, given more time or handed down ends by a paper, or assignment by
    assignment. What came of it, later occurrences and parts, is withdrawn before it. Raises NotAllowed, NotNow.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    moment = at or clock.now()
    # Whoever else withdraws the same task waits here, and finds nothing open.
    Task.objects.select_for_update().get(pk=task.pk)
    open_ones = _open(task)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "missing")
    if Withdrawal.objects.filter(task=task, restored_at=None).exists():
        problems.add(_("This task is withdrawn already."), None, "withdrawn")
    elif not open_ones:
        problems.add(_("This task has no open assignment."), None, "closed")
    elif _came_of(task):
        problems.add(
            _("Later occurrences or parts of this task stand. Withdraw these first, the newest before the others."),
            None,
            "followed",
        )
    elif if_untouched and _has_begun(task, open_ones, allowed=(FactKind.ASSIGNED,)):
        problems.add(_("Work on this task has begun: it was received, handed down or answered."), None, "begun")
    elif _has_begun(task, open_ones, allowed=_NO_WORK):
        problems.add(
            _(
                "Work on this task has begun: it was reported on, handed down, suspended, or more time was asked for. "
                "What was ordered and worked on ends by a paper."
            ),
            None,
            "begun",
        )
    problems.refuse_if_any(NotNow)
    for one in open_ones:
        close(assignment=one, reason=reason, by=by, at=moment)
    withdrawal = Withdrawal.objects.create(
        task=task,
        assignments=[one.pk for one in open_ones],
        reason=reason.strip(),
        # As of which days it counts depends on when this was recorded, as for every fact.
        withdrawn_at=max(clock.now(), moment),
        by=by.as_facts(),
    )
    _record("directives.withdraw_task", task, len(open_ones), reason, by=by, at=at)
    return withdrawal


@act("directives.restore_task")
def restore_task(*, task: Task, reason: str, by: Actor, at: dt.datetime | None = None) -> Withdrawal:
    """Take the withdrawal of a task back: it was a mistake. What was closed with it is open again, with the same deadlines.

    Whoever does it receives it anew. As of the days between it stays withdrawn. Raises NotAllowed, NotNow.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    moment = at or clock.now()
    Task.objects.select_for_update().get(pk=task.pk)
    found = Withdrawal.objects.filter(task=task, restored_at=None).first()
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "missing")
    if found is None:
        problems.add(_("This task is not withdrawn."), None, "not_withdrawn")
    problems.refuse_if_any(NotNow)
    assert found is not None
    found.restored_at, found.restored_reason = max(clock.now(), moment), reason.strip()
    found.restored_by = by.as_facts()
    found.save(update_fields=["restored_at", "restored_reason", "restored_by"])
    again = Assignment.objects.filter(pk__among=Ids(found.assignments))
    for one in again.select_related(*WHOSE, "monitor").order_by("pk"):
        reopen(assignment=one, reason=reason, by=by, at=moment)
        # Its event may have occurred meanwhile: that started no clock of what was closed.
        started_on = occurred(task, one.assignee) if one.baseline_lapses_at is None else None
        if started_on is not None:
            start_clock(assignment=one, on=started_on, by=by, at=moment)
    _record("directives.restore_task", task, len(found.assignments), reason, by=by, at=at)
    return found


def _open(task: Task) -> list[Assignment]:
    """Its open assignments, held: nobody reports on them or hands them down until the withdrawal is done."""
    found = _of(task).filter(closed_at=None, parent=None).select_for_update(of=("self",))
    return list(found.select_related("organisation", "body", "monitor").order_by("pk"))


def _of(task: Task) -> QuerySet[Assignment]:
    return Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk)


def _came_of(task: Task) -> bool:
    """Whether a later occurrence or a part of it stands, which would be left without what it came of."""
    came = Q(split_from=task)
    if task.occurrence is not None:
        came |= Q(recurs_from=task.first_id, occurrence__gt=task.occurrence)
    at_work = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=OuterRef("pk"), closed_at=None)
    return Task.objects.filter(Exists(at_work), came).exists()


def _has_begun(task: Task, open_ones: Sequence[Assignment], *, allowed: Sequence[FactKind]) -> bool:
    """Whether more is on record than is allowed, something was reported or handed down, or more time was asked for.

    What was done on an assignment that is closed by now was work too.
    """
    of_it = {"assignment__matter_kind": MATTER_KIND, "assignment__matter_id": task.pk}
    return (
        Fact.objects.filter(assignment__in=open_ones).exclude(kind__in=allowed).exists()
        or _of(task).filter(parent__isnull=False).exists()
        or Report.objects.filter(**of_it).exists()
        or ExtensionRequest.objects.filter(**of_it).exists()
    )


def _record(kind: str, task: Task, number: int, reason: str, *, by: Actor, at: dt.datetime | None) -> None:
    record(
        kind,
        by=by,
        on=task,
        about=[task.directive, task.directive.document],
        at=at,
        facts={"ordinal": task.ordinal, "assignments": number, "reason": reason},
    )
