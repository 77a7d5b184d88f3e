"""What follows when a task is assigned: whoever must do it may read the directive."""

from __future__ import annotations

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.documents.domain.audience import open_to


def assignment_begins(assignment: Assignment, by: Actor) -> None:
    """Open the directive to the assignee. It stays open when the work is done: he must be able to read what he did."""
    document = Task.objects.select_related("directive__document").get(pk=assignment.matter_id).directive.document
    open_to(
        document=document,
        organisation=assignment.organisation,
        body=assignment.body,
        unit=assignment.unit,
        holding=assignment.holding,
        reason="assigned",
        by=by,
    )
