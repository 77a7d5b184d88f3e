"""Whether a task is withdrawn; and how many were assigned by a directive that are not."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from decreta.core.prepared import prepared
from decreta.directives.models import Withdrawal


def withdrawal_of(task_id: UUID) -> Withdrawal | None:
    """The withdrawal in force of a task. One statement."""
    return next(iter(_in_force.rows(task_id)), None)


def assigned() -> Count:
    """How many tasks were made of a directive, for a query of directives: one that comes again once, withdrawn ones not."""
    withdrawn = Withdrawal.objects.filter(task=OuterRef("tasks__pk"), restored_at=None)
    return Count("tasks", filter=Q(~Exists(withdrawn), tasks__recurs_from=None))


@prepared
def _in_force(task_id: UUID) -> QuerySet[Withdrawal]:
    return Withdrawal.objects.filter(task=task_id, restored_at=None)
