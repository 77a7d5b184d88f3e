"""Several tasks at once: each row says what becomes of it or why not, and is done by its own act."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.cadence.bulk import SET_RULE
from decreta.cadence.models import ReportRule
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Stale
from decreta.directives.bulk import ACCEPT
from decreta.directives.bulk_steering import CLOSE, HAND_DOWN, REASSIGN, SUSPEND
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible
from decreta.directives.models import Task
from decreta.directives.queries.standing_leads import leading
from decreta.kit import domain as kit
from decreta.kit.domain import bulk_runs
from decreta.organisation.domain import structure
from decreta.ui.tables.bulk import BulkAct
from decreta.urging.bulk import ASK
from decreta.urging.models import Explanation
from tests.changes.stories import another, assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import SYSTEM, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def two(office: Office) -> list[Task]:
    """Two tasks of the ministry; it has received the first."""
    first = task_due(office)
    domain.receive(assignment=assignment_of(first), by=office.actor("ministry_clerk"))
    return [first, another(office, first)]


def plan(act: BulkAct, tasks: list[Task], by: Actor) -> list[tuple[str, str]]:
    """What is said of each row."""
    return [(one.effect, one.refusal) for one in act.plan([one.pk for one in tasks], by)]


def done(act: BulkAct, tasks: list[Task], by: Actor, **sent: Any) -> list[str]:
    """The act on all rows as its run does it, with what was typed; what stood against each."""
    form = act.form(sent, actor=by)
    assert form.is_valid(), form.errors
    rows: list[UUID] = [one.pk for one in tasks]
    run = kit.order_bulk(bulk=act, rows=rows, given=form.cleaned_data, query="", by=by)
    bulk_runs.carry_out(run=run, bulk=act, by=by)
    run.refresh_from_db()
    return [one["refusal"] for one in run.results]


def test_tasks_are_suspended_and_closed_with_one_reason(office: Office, two: list[Task]) -> None:
    secretary = office.actor("secretary")
    assert plan(SUSPEND, two, secretary) == [("Bộ Khoa học và Công nghệ", "")] * 2
    assert all(refusal for _effect, refusal in plan(SUSPEND, two, office.actor("ministry_clerk")))
    assert done(SUSPEND, two[:1], secretary, reason="Chờ luật.", symbol="15/QĐ") == [""]
    first = assignment_of(two[0])
    assert first.suspended_at is not None and first.facts.get(kind="suspended").note == "15/QĐ: Chờ luật."
    # The one is suspended already: its row says so, the other is done.
    said = done(SUSPEND, two, secretary, reason="Chờ luật.")
    assert [bool(one) for one in said] == [True, False]
    assert done(CLOSE, two, secretary, reason="Thôi.") == ["", ""]
    assert not Assignment.objects.filter(closed_at=None).exists()


def test_tasks_are_given_to_another_lead_and_keep_their_deadlines(office: Office, two: list[Task]) -> None:
    secretary = office.actor("secretary")
    assert plan(REASSIGN, two, secretary) == [("until now: Bộ Khoa học và Công nghệ", "")] * 2
    assert not REASSIGN.form({"lead": "Bộ Không Có", "reason": "x"}, actor=secretary).is_valid()
    assert done(REASSIGN, two, secretary, lead=office.agency.symbol, reason="Giao lại.") == ["", ""]
    leads = Assignment.objects.filter(role="lead", closed_at=None)
    assert {one.organisation for one in leads} == {office.agency}
    said = done(REASSIGN, two, secretary, lead=office.agency.symbol, reason="Giao lại.")
    assert all("already" in one for one in said)


def test_what_has_ended_is_given_to_nobody_else_and_does_not_begin_again(office: Office, two: list[Task]) -> None:
    secretary, clerk = office.actor("secretary"), office.actor("ministry_clerk")
    first, second = (assignment_of(one) for one in two)
    domain.close(assignment=first, reason="Rút.", by=secretary)
    proof = domain.EvidenceInput(title="Dự thảo", symbol="12/BC")
    domain.receive(assignment=second, by=clerk)
    made = domain.report(assignment=second, text="Xong.", claims_done=True, evidence=[proof], by=clerk)
    domain.accept(report=made, by=secretary)
    assert all(refusal and not effect for effect, refusal in plan(REASSIGN, two, secretary))
    assert all(done(REASSIGN, two, secretary, lead=office.agency.symbol, reason="Giao lại."))
    assert Assignment.objects.count() == 2


def test_only_the_reports_that_were_shown_are_verified(office: Office, two: list[Task]) -> None:
    secretary, clerk = office.actor("secretary"), office.actor("ministry_clerk")
    one, other = another(office, two[0], "Việc thứ ba"), two[1]
    words = {"text": "Đã trình  dự thảo.\n" + "Kèm phụ lục. " * 60, "claims_done": True}
    first, _second = [domain.report(assignment=assignment_of(each), by=clerk, **words) for each in (one, other)]
    rows = {each.key: each for each in ACCEPT.plan([one.pk, other.pk], secretary)}
    ((who, said),) = rows[one.pk].said
    assert who.startswith("Bộ Khoa học và Công nghệ, ") and said.startswith("Đã trình dự thảo. Kèm phụ lục.")
    assert len(said) <= 240 and said.endswith("…")
    read = {key: {"read": each.read} for key, each in rows.items()}
    # What was returned and reported anew meanwhile was not shown; nor is anything accepted that nobody was shown.
    domain.return_report(report=first, reason="Thiếu.", by=secretary)
    domain.report(assignment=assignment_of(one), by=clerk, **words)
    for task, given in ((one, read[one.pk]), (other, {}), (other, {"read": ""})):
        with pytest.raises(Stale):
            ACCEPT.act(task.pk, given, secretary)
    ACCEPT.act(other.pk, read[other.pk], secretary)
    assert assignment_of(one).done_accepted_at is None
    assert assignment_of(other).done_accepted_at is not None
    shown = browser(office, "secretary").post(
        reverse("kit:bulk", args=["directives.tasks"]), {"act": ACCEPT.name, "row": [one.pk]}
    )
    assert "Đã trình dự thảo." in shown.content.decode()


def test_whose_dispute_was_upheld_is_replaced_in_bulk(office: Office, two: list[Task]) -> None:
    secretary, second = office.actor("secretary"), assignment_of(two[1])
    domain.dispute(assignment=second, reason="Không thuộc Bộ.", by=office.actor("ministry_clerk"))
    domain.settle_dispute(assignment=second, upheld=True, reason="Đúng.", by=secretary)
    assert plan(REASSIGN, two[1:], secretary) == [("nobody leads it now", "")]
    assert done(REASSIGN, two[1:], secretary, lead=office.agency.symbol, reason="Giao lại.") == [""]


def test_what_a_colleague_named_meanwhile_stands(office: Office, two: list[Task]) -> None:
    secretary, facts = office.actor("secretary"), {"kind": "ministry", "regime": "vn-state", "place": "Hà Nội"}
    third = structure.found(
        code="bm", names={"vi": "Bộ mới"}, symbol="BM", valid_from=offices.SINCE, by=SYSTEM, **facts
    )
    shown = {one.key: one.read for one in REASSIGN.plan([one.pk for one in two], secretary)}
    amend_task(task=two[0], responsible=Responsible(lead=office.ministry, coordinating=[third]), by=secretary)
    amend_task(task=two[1], responsible=Responsible(lead=third), by=secretary)
    given = REASSIGN.form({"lead": office.agency.symbol, "reason": "Giao lại."}, actor=secretary)
    assert given.is_valid(), given.errors
    # Another coordinates by now: it stays. Another leads by now: that stays too.
    REASSIGN.act(two[0].pk, given.cleaned_data | {"read": shown[two[0].pk]}, secretary)
    assert set(leading(two[0])[1]) == {third}
    with pytest.raises(Stale):
        REASSIGN.act(two[1].pk, given.cleaned_data | {"read": shown[two[1].pk]}, secretary)
    assert leading(two[1])[0] == third


def test_own_tasks_are_handed_down_to_the_same_unit(office: Office, two: list[Task]) -> None:
    clerk = office.actor("ministry_clerk")
    rows = plan(HAND_DOWN, two, clerk)
    # What was not received yet is not handed down: it says so.
    assert [bool(refusal) for _effect, refusal in rows] == [False, True]
    unit = f"u:{office.other_unit.pk}"
    said = done(HAND_DOWN, two, clerk, to=[unit], on="25/03/2025", note="Gấp.")
    assert [bool(one) for one in said] == [False, True]
    lower = Assignment.objects.get(parent=assignment_of(two[0]))
    assert lower.unit == office.other_unit and lower.deadline["on"] == "2025-03-25"
    assert not HAND_DOWN.offered(office.actor("member"))


def test_explanations_are_asked_for_and_reports_are_ordered_for_several(office: Office, two: list[Task]) -> None:
    head, secretary = office.actor("head"), office.actor("secretary")
    assert plan(ASK, two, head) == [("Bộ Khoa học và Công nghệ", "")] * 2
    assert not ASK.offered(office.actor("officer"))
    assert done(ASK, two, head, question="Vì sao chậm?", due_on="20/03/2025") == ["", ""]
    assert Explanation.objects.count() == 2
    assert all(refusal for _effect, refusal in plan(ASK, two, head))
    said = done(SET_RULE, two, secretary, every="1", unit="month", day="25", ahead="3", first_on="", reason="")
    assert said == ["", ""]
    assert {one.task_id for one in ReportRule.objects.all()} == {one.pk for one in two}
    assert ReportRule.objects.first().first_on == dt.date(2025, 3, 18)  # type: ignore[union-attr]
