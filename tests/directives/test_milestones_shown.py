"""Milestones on the page of a task, and in the progress report."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.domain import Step, StepSaid
from decreta.assignments.queries.milestones import standing
from decreta.core import clock
from decreta.directives.queries.milestones import in_report
from decreta.directives.queries.progress import report
from tests.changes.stories import assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def test_they_are_set_from_the_page_of_the_task_and_told_in_its_life_and_in_the_report(office: Office) -> None:
    task, by = task_due(office), office.actor("ministry_clerk")
    assignment = domain.receive(assignment=assignment_of(task), by=by)
    clerk, page = browser(office, "ministry_clerk"), reverse("directives:task", args=[task.pk])
    url = reverse("assignments:milestones", args=[assignment.pk])
    assert url in clerk.get(page).content.decode()
    sent = {"of_version": "0", "steps": "20/03/2025 Gửi dự thảo\n25/03/2025 Lấy ý kiến"}
    assert clerk.post(url, sent).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "Gửi dự thảo" in shown and "Milestones set" in shown
    assert "Where is it?" in clerk.get(reverse("assignments:report", args=[assignment.pk])).content.decode()
    domain.report(assignment=assignment, text="Đã gửi.", steps=[StepSaid(standing(assignment)[0], "reached")], by=by)
    assert "Milestone reached" in clerk.get(page).content.decode()
    # Who assigns for the committee sees them too, and may set them; its head reads them.
    assert url in browser(office, "secretary").get(page).content.decode()
    found = report(body=office.body, as_of=dt.date(2025, 3, 26))
    (line,) = in_report(found)
    assert [line[name] for name in ("set", "due", "in_time", "late", "missed", "at_risk")] == [2, 2, 1, 0, 1, 0]


def test_a_report_without_milestones_says_nothing_of_them(office: Office) -> None:
    task = task_due(office)
    assert in_report(report(directive=task.directive)) == []
    assert domain.set_milestones(
        assignment=assignment_of(task),
        steps=[Step("Dự thảo", dt.date(2025, 3, 20))],
        read=0,
        by=office.actor("secretary"),
    )
