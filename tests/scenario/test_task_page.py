"""What the page of a task tells those who see a part of it."""

from __future__ import annotations

import pytest

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.directives.models import Task
from decreta.directives.queries.task_page import task_page
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]


def test_who_coordinates_is_told_who_leads():
    """Toan's ministry coordinates in tasks that others lead; it sees its own assignment only."""
    holding = Holding.objects.select_related("person", "post__unit__organisation", "post__body").get(
        person__user__username="toan", post__unit__isnull=False
    )
    actor = actor_for(holding)
    mine = Assignment.objects.visible_to(actor).filter(
        matter_kind="directives.task", role="coordinate", organisation_id__in=actor.organisation_ids
    )
    tasks = list(Task.objects.filter(pk__in=mine.values("matter_id"), mode="lead"))
    assert tasks
    for task in tasks:
        lead = Assignment.objects.get(matter_id=task.pk, role="lead", parent=None, closed_at=None)
        assert task_page(task, actor, clock.now()).leads == [lead.organisation or lead.body]
