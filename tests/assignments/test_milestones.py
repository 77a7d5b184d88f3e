"""Steps on the way: set with their days, told of by reports, never a deadline."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.assignments import domain
from decreta.assignments.domain import Step, StepSaid
from decreta.assignments.forms import MilestonesForm, ReportForm, lines_of_steps
from decreta.assignments.models import Assignment
from decreta.assignments.queries.milestones import Course, course_of, standing, still_ahead, version_of
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from tests.assignments.office import moment

JUNE = Deadline.of_month("2025-06")
DRAFT, HEARD = Step("Gửi dự thảo", dt.date(2025, 4, 15)), Step("Lấy ý kiến", dt.date(2025, 5, 15))


def planned(office) -> Assignment:
    """Work of the ministry until the end of June, with two milestones."""
    assignment = office.received(JUNE)
    domain.set_milestones(assignment=assignment, steps=[HEARD, DRAFT], read=0, by=office.an)
    return assignment


def stands(assignment: Assignment, at: dt.datetime | None = None) -> list[Course]:
    return [course_of(one, at or clock.now()) for one in standing(assignment)]


def test_milestones_stand_in_the_order_of_their_days_and_move_no_deadline(office):
    assignment = planned(office)
    assert [(one.ordinal, one.name) for one in standing(assignment)] == [(1, "Gửi dự thảo"), (2, "Lấy ý kiến")]
    before = assignment.current_lapses_at
    assignment.refresh_from_db()
    assert assignment.current_lapses_at == before and version_of(assignment) == 2
    entry = Entry.objects.get(kind="assignments.milestones_set")
    assert "Gửi" not in str(entry.facts)


def test_a_report_says_where_each_is_and_a_returned_one_counts_as_if_never_made(office):
    assignment = planned(office)
    first, second = standing(assignment)
    said = [StepSaid(first, "reached"), StepSaid(second, "at_risk")]
    made = domain.report(assignment=assignment, text="Đã gửi.", steps=said, by=office.an)
    assert [(one.state, one.reached_on) for one in stands(assignment)] == [
        ("reached", dt.date(2025, 3, 31)),
        ("at_risk", None),
    ]
    assert [one.pk for one in still_ahead(assignment, clock.now())] == [second.pk]
    domain.return_report(report=made, reason="Chưa gửi.", by=office.sen)
    assert [one.state for one in stands(assignment)] == [None, None]
    late = clock.start_of_day(dt.date(2025, 5, 1))
    assert [one.is_missed for one in stands(assignment, late)] == [True, False]


def test_what_was_reached_late_is_late_and_stays_in_the_plan(office):
    assignment = planned(office)
    first, second = standing(assignment)
    with clock.frozen(moment(20, 4)):
        said = [StepSaid(first, "reached", dt.date(2025, 4, 18))]
        domain.report(assignment=assignment, text="Đã gửi.", steps=said, by=office.an)
        course = stands(assignment)[0]
        assert course.is_reached and course.is_late and not course.is_missed
        with pytest.raises(Invalid):
            domain.set_milestones(assignment=assignment, steps=[HEARD], read=2, by=office.an)
        domain.set_milestones(assignment=assignment, steps=[DRAFT], read=2, by=office.sen)
    second.refresh_from_db()
    assert second.dropped_at is not None and version_of(assignment) == 3
    with pytest.raises(Stale):
        domain.set_milestones(assignment=assignment, steps=[DRAFT, HEARD], read=2, by=office.an)


def test_what_cannot_be_is_refused(office):
    assignment = planned(office)
    other = planned(office)
    wrong = [Step("", dt.date(2025, 4, 1)), Step("Sau hạn", dt.date(2025, 7, 1))]
    with pytest.raises(Invalid) as refused:
        domain.set_milestones(assignment=assignment, steps=wrong, read=2, by=office.an)
    assert [one.code for one in refused.value.problems] == ["unnamed", "after_the_deadline"]
    with pytest.raises(NotAllowed):
        domain.set_milestones(assignment=assignment, steps=[DRAFT], read=2, by=office.chi)
    with pytest.raises(Invalid):
        domain.report(assignment=assignment, text="x", steps=[StepSaid(standing(other)[0], "reached")], by=office.an)
    domain.close(assignment=assignment, reason="Thôi.", by=office.sen)
    with pytest.raises(NotNow):
        domain.set_milestones(assignment=assignment, steps=[DRAFT], read=2, by=office.an)


def test_they_are_typed_one_a_line_with_the_day_first(office):
    assignment = planned(office)
    typed = lines_of_steps(standing(assignment))
    assert typed.splitlines() == ["15/04/2025 Gửi dự thảo", "15/05/2025 Lấy ý kiến"]
    form = MilestonesForm({"of_version": "2", "steps": f"{typed}\n\n1/6/2025: Trình ký"})
    assert form.is_valid() and form.cleaned_data["steps"][2] == Step("Trình ký", dt.date(2025, 6, 1))
    form = MilestonesForm({"of_version": "2", "steps": "Trình ký 1/6/2025\n31/02/2025 Không có"})
    assert not form.is_valid() and len(form.errors["steps"]) == 2


def test_the_form_of_a_report_asks_where_those_ahead_are(office):
    assignment = planned(office)
    ahead = still_ahead(assignment, clock.now())
    sent = {"text": "Đang làm.", "step_1": "on_course"}
    form = ReportForm(sent, milestones=ahead)
    assert form.is_valid()
    assert form.arguments(office.an)["steps"] == [StepSaid(ahead[0], "on_course", None)]
