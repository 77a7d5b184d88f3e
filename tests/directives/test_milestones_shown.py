"""Milestones on the page of a task, and in the progress report."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.domain import Step, StepSaid
from decreta.assignments.models import Assignment, Deliverable
from decreta.assignments.queries.milestones import course_of, standing
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


PLAN = [Step("Gửi dự thảo", dt.date(2025, 3, 20)), Step("Lấy ý kiến", dt.date(2025, 3, 25))]


def planned(office: Office) -> Assignment:
    """Work of the ministry, received, with a milestone on the 20th and one on the 25th."""
    by = office.actor("ministry_clerk")
    assignment = domain.receive(assignment=assignment_of(task_due(office)), by=by)
    domain.set_milestones(assignment=assignment, steps=PLAN, read=0, by=by)
    return assignment


def figures(office: Office, day: int) -> list[list[int]]:
    """What a report as of a day of March says of each lead."""
    found = in_report(report(body=office.body, as_of=dt.date(2025, 3, day)))
    return [[line[name] for name in ("set", "due", "in_time", "late", "missed", "at_risk")] for line in found]


def on(day: int) -> Any:
    return clock.frozen(clock.start_of_day(dt.date(2025, 3, day)) + dt.timedelta(hours=9))


def test_who_was_relieved_misses_nothing_after_that(office: Office) -> None:
    assignment = planned(office)
    with on(22):
        domain.close(assignment=assignment, reason="Giao đơn vị khác.", by=office.actor("secretary"))
    with on(31):
        assert figures(office, 31) == [[1, 1, 0, 0, 1, 0]]
        # As of a day before that it is told as it was then.
        assert figures(office, 21) == [[2, 1, 0, 0, 1, 0]]
        missed, gone = (course_of(one, clock.now()) for one in standing(assignment))
        assert missed.is_missed and gone.has_fallen_away and not gone.is_missed
        page = browser(office, "secretary").get(reverse("directives:task", args=[assignment.matter_id]))
        assert "fell away" in page.content.decode()


def test_whose_work_was_accepted_has_reached_everything(office: Office) -> None:
    assignment = planned(office)
    proof = domain.EvidenceInput(title="Dự thảo", symbol="12/BC", deliverable=Deliverable.objects.get())
    with on(22):
        by = office.actor("ministry_clerk")
        made = domain.report(assignment=assignment, text="Xong.", claims_done=True, evidence=[proof], by=by)
    with on(28):
        # While the report waits, no further day passes.
        assert figures(office, 27) == [[2, 1, 0, 0, 1, 0]]
        domain.accept(report=made, by=office.actor("secretary"))
    with on(31):
        # By the day of the report, not of its acceptance: one late, one in time.
        assert figures(office, 31) == [[2, 2, 1, 1, 0, 0]]
        assert figures(office, 27) == [[2, 1, 0, 0, 1, 0]]


def test_no_day_passes_while_work_is_suspended(office: Office) -> None:
    assignment = planned(office)
    with on(19):
        domain.suspend(assignment=assignment, reason="Chờ luật.", by=office.actor("secretary"))
    with on(26):
        assert figures(office, 26) == [[2, 0, 0, 0, 0, 0]]
        domain.resume(assignment=assignment, reason="Đã có luật.", by=office.actor("secretary"))
        assert figures(office, 26) == [[2, 2, 0, 0, 2, 0]]
