"""Who leads and who coordinates a task now, and whether another lead may be named."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from decreta.assignments import policies
from decreta.assignments.enums import AssignmentRole, FactKind
from decreta.assignments.models import WHOSE, Assignee, Assignment, Fact
from decreta.core.among import Ids
from decreta.core.errors import reason_against
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Organisation


def key_of(task: Task) -> str:
    """Who leads and who coordinates now, as a form names what its writer has read. One statement."""
    lead, coordinating = leading(task)
    several = [f"each:{one.pk}" for one in each_of(task)]
    return ",".join([str(lead.pk) if lead else "", *sorted(str(one.pk) for one in coordinating), *sorted(several)])


def names_each(task: Task) -> bool:
    """Whether it is one that each of several must do whom it names itself, without a group that somebody named."""
    return task.mode == Mode.EACH and task.group is not None and not task.group.is_named


def each_of(task: Task) -> list[Organisation]:
    """The organisations that a task names itself, each of which must do it now. One statement; none of other tasks."""
    if not names_each(task):
        return []
    found = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id=task.pk, parent=None, closed_at=None, role=AssignmentRole.EACH
    )
    rows = found.select_related("organisation").order_by("recorded_at", "pk")
    return [one.organisation for one in rows if one.organisation is not None]


def leading(task: Task) -> tuple[Assignee | None, list[Assignee]]:
    """The lead in office, if there is one, and those who coordinate. One statement."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None, closed_at=None)
    lead: Assignee | None = None
    coordinating = []
    for one in found.select_related(*WHOSE).order_by("recorded_at", "pk"):
        if one.role == AssignmentRole.LEAD:
            lead = one.assignee
        elif one.role == AssignmentRole.COORDINATE:
            coordinating.append(one.assignee)
    return lead, coordinating


def last_leads(tasks: Collection[UUID]) -> dict[UUID, Assignment]:
    """Of each task the lead in office, else who led last; `is_relieved` where it was closed as its dispute was upheld.

    One statement.
    """
    settled = Fact.objects.filter(
        assignment=OuterRef("pk"), kind=FactKind.DISPUTE_SETTLED, happened_at=OuterRef("closed_at")
    )
    found = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=Ids(tasks), role=AssignmentRole.LEAD, parent=None
    )
    # The last one stays in the dictionary: who is in office comes last.
    rows = found.annotate(is_relieved=Exists(settled)).select_related(*WHOSE)
    return {one.matter_id: one for one in rows.order_by(F("closed_at").asc(nulls_last=True), "pk")}


def fixed_because(lead: Assignment | None) -> str:
    """Why another lead cannot be named in place of this one of `last_leads`; empty where it can.

    In place of one in office, or of one whose dispute was upheld. What was withdrawn or ended otherwise does not begin
    again by that.
    """
    if lead is not None and lead.closed_at is None:
        return reason_against(policies.must_allow, lead, "close")
    if lead is None or not lead.is_relieved:  # type: ignore[attr-defined]
        return _("This task has no open assignment.")
    return ""
