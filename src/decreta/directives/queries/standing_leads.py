"""Who leads and who coordinates a task now."""

from __future__ import annotations

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation


def key_of(task: Task) -> str:
    """Who leads and who coordinates now, as a form names what its writer has read. One statement."""
    lead, coordinating = leading(task)
    return ",".join([str(lead.pk) if lead else "", *sorted(str(one.pk) for one in coordinating)])


def leading(task: Task) -> tuple[Organisation | Body | None, list[Organisation | Body]]:
    """The lead in office, if there is one, and those who coordinate. One statement."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None, closed_at=None)
    lead: Organisation | Body | None = None
    coordinating = []
    for one in found.select_related("organisation", "body").order_by("recorded_at", "pk"):
        place = one.organisation or one.body
        if place is not None and one.role == AssignmentRole.LEAD:
            lead = place
        elif place is not None and one.role == AssignmentRole.COORDINATE:
            coordinating.append(place)
    return lead, coordinating
