"""A report that the work is done is judged deliverable by deliverable; the last one that is accepted ends it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentState, Judged, Outcome, Timeliness
from decreta.assignments.models import Assignment, Deliverable, Report, Verdict
from decreta.assignments.timeliness import Standing, classify, fold, state_of
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import ActRefused, Invalid
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.notifications.models import Notice
from tests.changes.stories import DUE, another, assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Task:
    """A task with three deliverables for the ministry, due at the end of March, received."""
    like = task_due(office)
    clause = like.clause
    made = assign_task(
        directive=like.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Hoàn thiện hồ sơ"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.of_day(DUE),
        deliverables=[Titles("Tờ trình"), Titles("Dự thảo"), Titles("Báo cáo tiếp thu")],
        by=office.actor("secretary"),
    )
    domain.receive(assignment=assignment_of(made), by=office.actor("ministry_clerk"))
    return made


def claimed(office: Office, task: Task, *ordinals: int, at: dt.datetime | None = None) -> Report:
    """The ministry reports it done, with evidence for some deliverables."""
    known = {one.ordinal: one for one in Deliverable.objects.filter(matter_id=task.pk)}
    proofs = [domain.EvidenceInput(symbol=f"{n}/BKHCN", deliverable=known[n]) for n in ordinals]
    by, assignment = office.actor("ministry_clerk"), assignment_of(task)
    return domain.report(assignment=assignment, text="Đã xong.", claims_done=True, evidence=proofs, at=at, by=by)


def judged(office: Office, report: Report, **said: tuple[str, str] | str) -> Any:
    """Say what becomes of deliverables: `d1="accepted"`, `d2=("returned", "Thiếu phụ lục.")`."""
    known = {one.ordinal: one for one in Deliverable.objects.filter(matter_id=report.assignment.matter_id)}
    pairs = {int(name[1:]): (what, "") if isinstance(what, str) else what for name, what in said.items()}
    judgements = [domain.Said(known[n], *pair) for n, pair in pairs.items()]
    return domain.judge_deliverables(report=report, said=judgements, by=office.actor("secretary"))


def test_what_is_missing_goes_back_and_what_was_accepted_stays(office: Office, task: Task) -> None:
    first = claimed(office, task, 1, 2, 3)
    verdict = judged(
        office, first, d1="accepted", d2=("returned", "Thiếu phụ lục."), d3=("refused", "Không đúng yêu cầu.")
    )
    assert verdict.outcome == Outcome.RETURNED and "Thiếu phụ lục." in verdict.reason
    held = assignment_of(task)
    assert (held.times_returned, held.done_reported_at) == (1, None)
    assert state_of(held) is AssignmentState.IN_WORK
    # What was returned needs evidence anew, what was accepted does not.
    with pytest.raises(Invalid) as refusal:
        claimed(office, task, 2)
    assert [str(one.message) for one in refusal.value.problems] == ["Evidence is missing for deliverable 3."]
    second = claimed(office, task, 2, 3)
    with pytest.raises(ActRefused):
        judged(office, second, d1="accepted", d2="accepted", d3="accepted")  # the first is accepted already
    judged(office, second, d2="accepted", d3=("returned", "Sửa trang 4."))
    last = claimed(office, task, 3)
    judged(office, last, d3="accepted")
    held = assignment_of(task)
    assert state_of(held) is AssignmentState.ACCEPTED and held.times_returned == 2


@pytest.mark.parametrize(("days_late", "expected"), [(-1, Timeliness.DONE_IN_TIME), (2, Timeliness.DONE_LATE)])
def test_in_time_follows_the_report_that_completed_the_last_deliverable(
    office: Office, task: Task, days_late: int, expected: Timeliness
) -> None:
    judged(office, claimed(office, task, 1, 2, 3), d1="accepted", d2="accepted", d3=("returned", "Chưa đủ."))
    completing = clock.start_of_day(DUE + dt.timedelta(days=days_late)) + dt.timedelta(hours=9)
    with clock.frozen(completing):
        report = claimed(office, task, 3)
    with clock.frozen(completing + dt.timedelta(days=9)):
        judged(office, report, d3="accepted")
        assert classify(Standing.of(assignment_of(task)), clock.now()) is expected


def test_everything_wrong_with_a_judgement_is_said_beside_its_deliverable(office: Office, task: Task) -> None:
    report = claimed(office, task, 1, 2, 3)
    with pytest.raises(Invalid) as refusal:
        judged(office, report, d1="accepted", d2=("returned", " "))
    assert {one.field for one in refusal.value.problems} == {"reason_2", "outcome_3"}
    assert not hasattr(Report.objects.get(pk=report.pk), "verdict")


def test_the_page_of_the_task_says_what_is_missing(office: Office, task: Task) -> None:
    report = claimed(office, task, 1, 2, 3)
    secretary, clerk = browser(office, "secretary"), browser(office, "ministry_clerk")
    page = reverse("directives:task", args=[task.pk])
    url = reverse("assignments:judge", args=[report.pk])
    assert url in secretary.get(page).content.decode()
    assert clerk.get(url).status_code == 404
    form = secretary.get(url).content.decode()
    assert "1. Tờ trình" in form and "2/BKHCN" in form
    assert secretary.post(url, {"outcome_1": "accepted"}).status_code == 422
    sent = {"outcome_1": "accepted", "outcome_2": "accepted", "outcome_3": "returned", "reason_3": "Thiếu chữ ký."}
    assert secretary.post(url, sent).status_code == 302
    told = clerk.get(page).content.decode()
    assert "partly accepted: 2 of 3" in told and "Thiếu chữ ký." in told
    assert "Report 1 partly accepted" in told
    report_form = clerk.get(reverse("assignments:report", args=[assignment_of(task).pk])).content.decode()
    assert "Báo cáo tiếp thu" in report_form and "Evidence for: Tờ trình" not in report_form


def test_the_form_names_what_is_missing_beside_the_place_for_it(office: Office, task: Task) -> None:
    url = reverse("assignments:report", args=[assignment_of(task).pk])
    sent = {"text": "Đã xong.", "claims_done": "on", "evidence_symbol_1": "1/BKHCN"}
    form = browser(office, "ministry_clerk").post(url, sent).context["form"]
    assert form.errors == {
        "evidence_title_2": ["Evidence is missing for: Dự thảo"],
        "evidence_title_3": ["Evidence is missing for: Báo cáo tiếp thu"],
    }


def test_what_is_opened_again_is_judged_anew(office: Office, task: Task) -> None:
    judged(office, claimed(office, task, 1, 2, 3), d1="accepted", d2="accepted", d3="accepted")
    held = Assignment.objects.get(matter_id=task.pk)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=1)):
        domain.reopen(assignment=held, reason="Xem lại.", by=office.actor("secretary"))
        again = claimed(office, task, 1, 2, 3)
        judged(office, again, d1="accepted", d2=(Judged.REFUSED, "Sai mẫu."), d3="accepted")
        assert assignment_of(task).done_accepted_at is None


def test_a_whole_report_is_refused_and_counted_apart(office: Office, task: Task) -> None:
    plain, by = another(office, task), office.actor("ministry_clerk")
    report = domain.report(assignment=assignment_of(plain), text="Đã xong.", claims_done=True, by=by)
    secretary, clerk = browser(office, "secretary"), browser(office, "ministry_clerk")
    url, page = (reverse("assignments:return_report", args=[report.pk]), reverse("directives:task", args=[plain.pk]))
    assert url in secretary.get(page).content.decode()
    assert "refused: the work is done anew" in secretary.get(url).content.decode()
    assert secretary.post(url, {"outcome": "refused", "reason": " "}).status_code == 422
    assert secretary.post(url, {"outcome": "refused", "reason": "Sai nội dung."}).status_code == 302
    held = assignment_of(plain)
    assert (held.times_returned, held.times_refused, held.done_reported_at) == (0, 1, None)
    assert state_of(held) is AssignmentState.IN_WORK and Standing.of(held).is_returned
    told = clerk.get(page).content.decode()
    assert "Report 1 refused" in told and "refused once" in told and "returned once" not in told
    sequencer.run()
    notice = Notice.objects.filter(kind="directives.returned").first()
    assert notice is not None and notice.facts["outcome"] == "refused"
    assert Entry.objects.filter(kind="assignments.refused").count() == 1
    again = domain.report(assignment=held, text="Làm lại.", claims_done=True, by=by)
    domain.return_report(report=again, reason="Thiếu phụ lục.", by=office.actor("secretary"))
    held = assignment_of(plain)
    assert (held.times_returned, held.times_refused) == (1, 1)
    assert fold(held.facts.all()) == Standing.of(held)


def test_what_a_refused_report_brought_proves_nothing(office: Office, task: Task) -> None:
    whole = claimed(office, task, 1, 2, 3)
    domain.return_report(report=whole, reason="Làm lại.", refused=True, by=office.actor("secretary"))
    with pytest.raises(Invalid):
        claimed(office, task, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(
            report=claimed(office, task, 1, 2, 3),
            outcome=Outcome.REFUSED,
            decided_at=clock.now(),
            recorded_at=clock.now(),
            by={},
        )
