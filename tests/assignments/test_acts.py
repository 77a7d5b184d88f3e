"""What the office does with assignments, and what it is refused."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from decreta.assignments import desk, domain, matters, policies, rules
from decreta.assignments.domain import EvidenceInput, Expected
from decreta.assignments.enums import AssignmentRole, AssignmentState, FactKind, Timeliness
from decreta.assignments.forms import HandDownForm
from decreta.assignments.models import Assignment, Fact
from decreta.assignments.queries.handing import groups_under, receivers_named
from decreta.assignments.states import TRANSITIONS
from decreta.assignments.timeliness import Standing, classify, fold, state_of
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, PeriodUnit
from decreta.core.errors import Invalid, NotAllowed, NotNow, allows
from decreta.core.ids import new_id
from decreta.organisation.enums import BodyKind
from decreta.organisation.models import Body, Group, GroupMember
from tests.assignments.office import MARCH, matter, moment

APRIL_1 = "2025-04-01T00:00:00+07:00"


def codes(refused) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def class_of(assignment: Assignment, at: dt.datetime | None = None, **kwargs) -> Timeliness:
    return classify(Standing.of(assignment), at or clock.now(), **kwargs)


def iso(found: dt.datetime | None) -> str | None:
    return found.astimezone(clock.zone()).isoformat() if found else None


def test_an_assignment_keeps_its_deadline_as_decided_and_its_moment_of_lapse(office):
    assignment = office.assign()
    assignment.refresh_from_db()
    assert assignment.deadline == MARCH.to_data()
    assert assignment.due_period == "2025-03"
    assert iso(assignment.baseline_lapses_at) == iso(assignment.current_lapses_at) == APRIL_1
    assert state_of(assignment) is AssignmentState.ASSIGNED


def test_a_matter_has_one_open_lead(office):
    task = matter()
    first = office.assign(matter=task)
    with pytest.raises(NotNow) as refused, transaction.atomic():
        office.assign(matter=task, organisation=office.province)
    assert codes(refused) == ["assigned_already"]
    domain.close(assignment=first, reason="Passed to the province", by=office.sen)
    assert office.assign(matter=task, organisation=office.province).pk


def test_each_of_a_group_answers_for_itself_with_its_own_clock(office):
    task, week = matter(), Deadline.after_event("merger", 1, PeriodUnit.WEEK)
    both = [
        office.assign(week, matter=task, role=AssignmentRole.EACH, organisation=organisation)
        for organisation in (office.ministry, office.province)
    ]
    domain.start_clock(assignment=both[0], on=dt.date(2025, 3, 20), by=office.an)
    assert [class_of(each) for each in both] == [Timeliness.OVERDUE, Timeliness.UNDATED]


def test_t8_the_clock_starts_once_for_each_locality_when_its_event_is_recorded(office):
    week = Deadline.after_event("merger", 1, PeriodUnit.WEEK)
    assignment = office.assign(week, organisation=office.province)
    assert assignment.baseline_lapses_at is None
    domain.start_clock(assignment=assignment, on=dt.date(2025, 3, 25), by=office.chi)
    assert iso(assignment.baseline_lapses_at) == iso(assignment.current_lapses_at) == "2025-04-02T00:00:00+07:00"
    with pytest.raises(Invalid) as refused:
        domain.start_clock(assignment=assignment, on=dt.date(2025, 3, 26), by=office.chi)
    assert codes(refused) == ["started"]


def test_t3_decided_assigned_received_and_due_stay_apart_and_the_event_alone_starts_the_clock(office):
    """Decided on the 10th, issued on the 18th, received on the 20th: a period runs from the day that the office says."""
    ten_days = Deadline.after_event("issued", 10, PeriodUnit.DAY)
    decided, issued = dt.date(2025, 3, 10), dt.date(2025, 3, 18)
    from_decision = office.assign(ten_days, started_on=decided, at=moment(18))
    from_issue = office.assign(ten_days, started_on=issued, at=moment(18))
    domain.receive(assignment=from_issue, by=office.an, at=moment(20))
    assert iso(from_decision.baseline_lapses_at) == "2025-03-21T00:00:00+07:00"
    assert iso(from_issue.baseline_lapses_at) == "2025-03-29T00:00:00+07:00"
    assert [from_issue.assigned_at, from_issue.received_at] == [moment(18), moment(20)]


def test_t4_a_task_of_march_is_in_time_until_24_00_and_overdue_after(office):
    assignment = office.assign()
    assert class_of(assignment, clock.end_of_day(dt.date(2025, 3, 31))) is Timeliness.IN_PROGRESS_IN_TIME
    assert class_of(assignment, clock.start_of_day(dt.date(2025, 4, 1))) is Timeliness.OVERDUE


def test_t6_done_in_time_is_judged_by_the_moment_of_the_report_not_of_its_acceptance(office):
    assignment = office.received()
    report = domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    assert class_of(assignment) is Timeliness.REPORTED_IN_TIME
    with clock.frozen(moment(8, 4)):
        domain.accept(report=report, by=office.sen)
        assert class_of(assignment) is Timeliness.DONE_IN_TIME


def test_t6_a_returned_report_does_not_count_and_the_next_one_is_late(office):
    assignment = office.received()
    first = domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    with clock.frozen(moment(2, 4)):
        domain.return_report(report=first, reason="The annex is missing", by=office.sen)
        assert class_of(assignment) is Timeliness.OVERDUE
        assert Standing.of(assignment).is_returned
        second = domain.report(assignment=assignment, text="Done, with annex", claims_done=True, by=office.an)
        assert class_of(assignment) is Timeliness.REPORTED_LATE
        domain.accept(report=second, by=office.sen)
        assert class_of(assignment) is Timeliness.DONE_LATE


def test_t6_a_statement_recorded_later_may_be_dated_back_but_never_ahead(office):
    assignment = office.received()
    with clock.frozen(moment(3, 4)):
        report = domain.report(
            assignment=assignment, text="Paper of 31 March", claims_done=True, reported_at=moment(31), by=office.an
        )
        assert (report.reported_at, report.recorded_at) == (moment(31), moment(3, 4))
        assert class_of(assignment) is Timeliness.REPORTED_IN_TIME
        other = office.received()
        with pytest.raises(Invalid) as refused:
            domain.report(assignment=other, text="x", reported_at=moment(4, 4), by=office.an)
        assert codes(refused) == ["future"]
        with pytest.raises(Invalid) as refused:
            domain.report(assignment=other, text="x", reported_at=moment(9), by=office.an)
        assert codes(refused) == ["too_early"]


def test_t7_a_claim_that_work_is_done_needs_evidence_for_every_deliverable(office):
    task = matter()
    plan, decree = domain.expect(
        matter=task, deliverables=[Expected("Kế hoạch"), Expected("Nghị định", "Decree", "政令")], by=office.sen
    )
    assignment = office.received(matter=task)
    domain.report(assignment=assignment, text="Half", evidence=[EvidenceInput("Plan", deliverable=plan)], by=office.an)
    with pytest.raises(Invalid) as refused:
        domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    assert codes(refused) == ["unproven"]
    # By its number: the name of an output is told by the form, to whom the words of the paper may be told.
    assert "deliverable 2" in str(refused.value)
    proof = [EvidenceInput(symbol="12/2025/NĐ-CP", deliverable=decree)]
    report = domain.report(assignment=assignment, text="Done", claims_done=True, evidence=proof, by=office.an)
    assert [str(each) for each in report.evidence.all()] == ["12/2025/NĐ-CP"]


def test_t9_the_baseline_stands_in_the_database_itself(office):
    assignment = office.assign()
    later = moment(30, 4)
    for change in ({"baseline_lapses_at": later}, {"deadline": {"kind": "unstated"}}, {"due_period": "2025-04"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Assignment.objects.filter(pk=assignment.pk).update(**change)
    undated = office.assign(Deadline.unstated())
    with pytest.raises(DatabaseError), transaction.atomic():
        Assignment.objects.filter(pk=undated.pk).update(baseline_lapses_at=later)
    with pytest.raises(DatabaseError), transaction.atomic():
        Fact.objects.filter(assignment=assignment).update(lapses_at=later)


def test_t9_an_extension_stands_beside_the_baseline(office):
    assignment = office.received()
    request = domain.ask_extension(
        assignment=assignment, until=dt.date(2025, 4, 15), reason="Data is late", by=office.an
    )
    assert class_of(assignment, moment(2, 4)) is Timeliness.OVERDUE
    domain.decide_extension(request=request, grant=True, symbol="15-CV/BCĐ", by=office.binh)
    assert iso(assignment.baseline_lapses_at) == APRIL_1
    assert iso(assignment.current_lapses_at) == "2025-04-16T00:00:00+07:00"
    assert class_of(assignment, moment(2, 4)) is Timeliness.IN_PROGRESS_IN_TIME
    assert class_of(assignment, moment(2, 4), against="baseline") is Timeliness.OVERDUE


def test_an_extension_is_asked_for_before_the_lapse_once_and_decided_once(office):
    assignment = office.received()
    request = domain.ask_extension(
        assignment=assignment, until=dt.date(2025, 4, 15), reason="Data is late", by=office.an
    )
    with pytest.raises(NotNow):
        domain.ask_extension(assignment=assignment, until=dt.date(2025, 4, 20), reason="Again", by=office.an)
    domain.decide_extension(request=request, grant=False, reason="Not needed", by=office.binh)
    with pytest.raises(NotNow):
        domain.decide_extension(request=request, grant=True, symbol="7-TB/BCĐ", by=office.binh)
    with clock.frozen(moment(1, 4)), pytest.raises(NotNow) as refused:
        domain.ask_extension(assignment=assignment, until=dt.date(2025, 3, 1), reason="", by=office.an)
    assert codes(refused) == ["lapsed", "missing", "not_later"]


def test_a_body_gives_time_by_a_paper_and_a_house_without_one(office):
    assignment = office.received()
    wish = {"until": dt.date(2025, 4, 15), "reason": "Data is late"}
    request = domain.ask_extension(assignment=assignment, by=office.an, **wish)
    for symbol in ("", "  "):
        with pytest.raises(Invalid) as refused:
            domain.decide_extension(request=request, grant=True, symbol=symbol, by=office.binh)
        assert [(one.field, one.code) for one in refused.value.problems] == [("symbol", "no_paper")]
    domain.decide_extension(request=request, grant=True, document_id=new_id(), by=office.binh)
    assert iso(assignment.current_lapses_at) == "2025-04-16T00:00:00+07:00"
    in_house = domain.receive(
        assignment=office.assign(unit=office.department, monitor=None, by=office.an), by=office.lan, at=moment(10)
    )
    asked = domain.ask_extension(assignment=in_house, by=office.lan, **wish)
    head = replace(office.binh, organisation_ids=frozenset({office.ministry.pk}))
    assert domain.decide_extension(request=asked, grant=True, by=head).symbol == ""


def test_late_work_gets_a_recovery_plan_beside_its_lateness(office):
    assignment = office.received()
    with pytest.raises(NotNow):
        domain.file_recovery_plan(assignment=assignment, text="Catch up", recover_on=dt.date(2025, 4, 20), by=office.an)
    with clock.frozen(moment(2, 4)):
        plan = domain.file_recovery_plan(
            assignment=assignment, text="Catch up", recover_on=dt.date(2025, 4, 20), by=office.an
        )
        assert class_of(assignment) is Timeliness.OVERDUE
        assert plan.recover_on == dt.date(2025, 4, 20)


def test_a_disputed_assignment_runs_on_until_the_monitor_settles_it(office):
    upheld, rejected = office.assign(), office.assign()
    for each in (upheld, rejected):
        domain.dispute(assignment=each, reason="Not our field", by=office.an)
        assert (state_of(each), class_of(each)) == (AssignmentState.DISPUTED, Timeliness.IN_PROGRESS_IN_TIME)
    with pytest.raises(NotNow):
        domain.report(assignment=upheld, text="x", by=office.an)
    domain.settle_dispute(assignment=upheld, upheld=True, reason="It is the province's", by=office.sen)
    domain.settle_dispute(assignment=rejected, upheld=False, reason="It is yours", by=office.sen)
    assert [state_of(each) for each in (upheld, rejected)] == [AssignmentState.CLOSED, AssignmentState.IN_WORK]


def test_a_dispute_waits_on_the_desk_of_who_settles_it(office, monkeypatch):
    called = matters.Matter(named=lambda ids, *_readers: {one: matters.Named("Draft", "vi", "/", "") for one in ids})
    monkeypatch.setitem(matters._MATTERS, "tests.matter", called)
    upper = office.received()
    lower = domain.hand_down(assignment=upper, holding=office.desk, by=office.an)
    top = office.assign()

    def settling(who):
        return [one.verb for _actor, one in desk.waiting((who,), clock.now()) if one.verb == "Settle dispute"]

    domain.dispute(assignment=top, reason="Not our field", by=office.an)
    assert [len(settling(who)) for who in (office.sen, office.an, office.lan)] == [1, 0, 0]
    domain.dispute(assignment=lower, reason="Not my field", by=office.lan)
    assert [len(settling(who)) for who in (office.sen, office.an, office.lan)] == [1, 1, 0]
    with pytest.raises(NotAllowed):
        domain.settle_dispute(assignment=lower, upheld=True, reason="I am right", by=office.lan)
    domain.settle_dispute(assignment=top, upheld=False, reason="It is yours", by=office.sen)
    assert not settling(office.sen)


def test_suspended_work_is_neither_late_nor_in_time_and_may_resume_with_a_new_deadline(office):
    assignment = office.assign()
    domain.suspend(assignment=assignment, reason="Until the law is passed", by=office.sen)
    assert class_of(assignment, moment(1, 6)) is Timeliness.SUSPENDED
    # T9: a later deadline is decided by who decides extensions, not by the secretary who resumes.
    with pytest.raises(NotAllowed):
        domain.resume(assignment=assignment, reason="Passed", until=dt.date(2025, 6, 30), by=office.sen)
    with pytest.raises(Invalid) as refused:
        domain.resume(assignment=assignment, reason="Passed", until=dt.date(2025, 3, 20), by=office.binh)
    assert codes(refused) == ["not_later"]
    domain.resume(assignment=assignment, reason="Passed", until=dt.date(2025, 6, 30), by=office.binh)
    assert class_of(assignment, moment(1, 6)) is Timeliness.IN_PROGRESS_IN_TIME
    assert class_of(assignment, moment(1, 6), against="baseline") is Timeliness.OVERDUE


def test_reopened_work_must_be_received_anew_and_keeps_its_deadline(office):
    assignment = office.received()
    report = domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    domain.accept(report=report, by=office.sen)
    with pytest.raises(NotNow):
        domain.receive(assignment=assignment, by=office.an)
    domain.reopen(assignment=assignment, reason="The paper was withdrawn", by=office.sen)
    assert state_of(assignment) is AssignmentState.ASSIGNED
    assert iso(assignment.current_lapses_at) == APRIL_1


def test_work_is_handed_down_within_the_upper_deadline_and_reported_to_the_upper_assignee(office):
    upper = office.received()
    with pytest.raises(Invalid) as refused:
        domain.hand_down(assignment=upper, unit=office.department, deadline=Deadline.of_month("2025-05"), by=office.an)
    assert codes(refused) == ["too_late"]
    lower = domain.hand_down(assignment=upper, holding=office.desk, by=office.an)
    assert (lower.role, iso(lower.current_lapses_at)) == (AssignmentRole.SUB, APRIL_1)
    report = domain.report(assignment=lower, text="Drafted", claims_done=True, by=office.lan)
    with pytest.raises(NotAllowed):
        domain.accept(report=report, by=office.sen)
    domain.accept(report=report, by=office.an)
    assert [state_of(each) for each in (lower, upper)] == [AssignmentState.ACCEPTED, AssignmentState.IN_WORK]


def test_who_handed_down_sees_judges_and_gives_time_within_his_own_deadline(office, monkeypatch):
    called = matters.Matter(named=lambda ids, *_readers: {one: matters.Named("Draft", "vi", "/", "") for one in ids})
    monkeypatch.setitem(matters._MATTERS, "tests.matter", called)
    upper = office.received()
    own = Deadline.of_day(dt.date(2025, 3, 20))
    lower = domain.hand_down(assignment=upper, holding=office.desk, deadline=own, by=office.an, at=moment(11))
    seen = Assignment.objects.visible_to
    assert lower in seen(office.an) and lower in seen(office.lan)
    assert lower not in seen(office.sen) and lower not in seen(office.chi)
    domain.receive(assignment=lower, by=office.lan, at=moment(11))
    done = domain.report(assignment=lower, text="Draft made", claims_done=True, by=office.lan, at=moment(12))
    with clock.frozen(moment(13)):
        (row,) = [one for one in desk.waiting((office.an,), moment(13)) if one[1].verb == "Verify report"]
        assert row[0] == office.an
        assert not [one for one in desk.waiting((office.sen,), moment(13)) if one[1].verb == "Verify report"]
    with pytest.raises(NotAllowed):
        domain.accept(report=done, by=office.sen)
    domain.return_report(report=done, reason="Not signed", by=office.an, at=moment(13))
    request = domain.ask_extension(
        assignment=lower, until=dt.date(2025, 4, 10), reason="Scope", by=office.lan, at=moment(14)
    )
    with pytest.raises(Invalid) as refused:
        domain.decide_extension(request=request, grant=True, by=office.an, at=moment(15))
    assert codes(refused) == ["too_late"]
    domain.decide_extension(request=request, grant=True, until=dt.date(2025, 3, 31), by=office.an, at=moment(15))
    assert iso(lower.current_lapses_at) == APRIL_1


def test_t8_what_was_handed_down_waits_for_the_same_event_and_starts_with_it(office):
    upper = office.received(Deadline.after_event("merger", 10, PeriodUnit.DAY))
    lower = domain.hand_down(assignment=upper, unit=office.department, by=office.an, at=moment(11))
    domain.receive(assignment=lower, by=office.lan, at=moment(11))
    lowest = domain.hand_down(assignment=lower, holding=office.desk, by=Actor.system("tests"), at=moment(11))
    domain.start_clock(assignment=upper, on=dt.date(2025, 3, 12), by=office.sen, at=moment(12))
    for one in (upper, lower, lowest):
        one.refresh_from_db()
    assert upper.baseline_lapses_at is not None
    assert {one.current_lapses_at for one in (upper, lower, lowest)} == {upper.baseline_lapses_at}


def test_progress_is_a_fact_and_what_was_forecast_stays_as_it_was_said(office):
    assignment = office.received()
    said = {"assignment": assignment, "text": "Going on", "by": office.an}
    with clock.frozen(moment(12)):
        domain.report(**said, percent=30, forecast_on=dt.date(2025, 3, 25))
        domain.report(**said, percent=30)
    with clock.frozen(moment(14)):
        domain.report(**said, percent=60, forecast_on=dt.date(2025, 4, 5))
    facts = list(Fact.objects.filter(assignment=assignment, kind=FactKind.PROGRESS))
    assert [(one.percent, one.forecast_on.day) for one in facts] == [(30, 25), (60, 5)]
    assert (assignment.percent, assignment.forecast_on) == (60, dt.date(2025, 4, 5))
    then = fold(assignment.facts.all(), facts[1].recorded_at - dt.timedelta(microseconds=1))
    assert (then.percent, then.forecast_on) == (30, dt.date(2025, 3, 25))


def test_work_is_handed_down_only_inside_the_house_or_to_an_agency_under_it(office):
    upper = office.received()
    with pytest.raises(Invalid):
        domain.hand_down(assignment=upper, organisation=office.commune, by=office.an)
    task = office.assign(organisation=office.province)
    domain.receive(assignment=task, by=office.chi)
    lower = domain.hand_down(assignment=task, organisation=office.commune, by=office.chi)
    assert lower.parent == task


def test_work_is_handed_down_to_several_at_once_or_to_none(office):
    task = office.assign(organisation=office.province)
    domain.receive(assignment=task, by=office.chi)
    given = {"assignment": task, "by": office.chi}
    with pytest.raises(Invalid) as refused:
        domain.hand_down_to_each(**given, to=[office.commune, office.ministry])
    assert [str(one.message).startswith("Bộ: ") for one in refused.value.problems] == [True]
    assert not task.handed_down.exists()
    (made,) = domain.hand_down_to_each(**given, to=[office.commune], deadline=Deadline.of_day(dt.date(2025, 3, 20)))
    assert (made.organisation, made.current_lapses_at < task.current_lapses_at) == (office.commune, True)


def test_a_group_is_offered_when_all_of_it_stands_under_the_assignee(office):
    task = office.assign(organisation=office.province)
    mixed, below = (Group.objects.create(code=code, name_vi=code) for code in ("mixed", "communes"))
    for group, members in ((mixed, [office.commune, office.ministry]), (below, [office.commune])):
        for one in members:
            GroupMember.objects.create(group=group, organisation=one, valid_from=dt.date(2020, 1, 1))
    assert list(groups_under(office.province)) == [below]
    assert receivers_named([f"o:{office.commune.pk}"], below) == [office.commune]
    form = HandDownForm({}, assignment=task)
    assert list(form.errors) == ["to"]


def test_what_was_handed_down_ends_with_the_upper_assignment(office):
    upper = office.received()
    lower = domain.hand_down(assignment=upper, holding=office.desk, by=office.an)
    domain.close(assignment=upper, reason="Overtaken", by=office.sen)
    lower.refresh_from_db()
    assert state_of(lower) is AssignmentState.CLOSED
    entries = Entry.objects.filter(kind="assignments.closed").values_list("on_id", flat=True)
    assert set(entries) == {str(upper.pk), str(lower.pk)}


def test_nobody_verifies_his_own_or_his_agencys_report(office):
    assignment = office.received()
    report = domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    both_sides = type(office.sen)(
        person_id=office.an.person_id, capabilities=office.sen.capabilities, body_ids=office.sen.body_ids
    )
    same_house = type(office.sen)(
        person_id=office.sen.person_id,
        capabilities=office.sen.capabilities,
        served_body_ids=office.sen.body_ids,
        organisation_ids=office.an.organisation_ids,
    )
    for actor in (both_sides, same_house):
        with pytest.raises(NotAllowed) as refused:
            domain.accept(report=report, by=actor)
        assert codes(refused) == ["four_eyes"]


WHO_MAY = {
    # act: (secretary, head of the body, the ministry's clerk, the province's clerk, administrator)
    "answer": (False, False, True, False, False),
    "watch": (True, True, False, False, False),
    "steer": (True, True, False, False, False),
    "start_clock": (True, True, True, False, False),
    "verify": (True, True, False, False, False),
    "examine": (True, True, False, False, False),
    "decide": (False, True, False, False, False),
}


@pytest.mark.parametrize("act", WHO_MAY)
def test_who_may_do_what_with_the_ministrys_assignment(office, act):
    assignment = office.received()
    report = domain.report(assignment=assignment, text="Half", by=office.an)
    request = domain.ask_extension(assignment=assignment, until=dt.date(2025, 5, 5), reason="Data", by=office.an)
    checks = {
        "answer": lambda by: rules.may_answer(by=by, assignment=assignment),
        "watch": lambda by: rules.may_watch(by=by, assignment=assignment),
        "steer": lambda by: rules.may_steer(by=by, assignment=assignment),
        "start_clock": lambda by: rules.may_start_clock(by=by, assignment=assignment),
        "verify": lambda by: rules.may_verify(by=by, report=report),
        "examine": lambda by: rules.may_examine_extension(by=by, request=request),
        "decide": lambda by: rules.may_decide_extension(by=by, request=request),
    }
    actors = (office.sen, office.binh, office.an, office.chi, office.dung)
    assert tuple(allows(checks[act], actor) for actor in actors) == WHO_MAY[act]


def test_only_a_secretary_of_the_monitoring_body_assigns_to_an_agency(office):
    for actor in (office.an, office.binh, office.dung):
        with pytest.raises(NotAllowed):
            office.assign(by=actor)
    with pytest.raises(NotAllowed):
        office.assign(monitor=None)


def test_a_leader_assigns_in_his_own_house_without_a_monitor(office):
    assignment = office.assign(unit=office.department, monitor=None, by=office.an)
    assert assignment.assignee == office.department
    with pytest.raises(NotAllowed):
        office.assign(unit=office.department, monitor=None, by=office.chi)


def test_who_sees_an_assignment_and_who_does_not(office):
    mine, other = office.assign(), office.assign(organisation=office.province)
    sees = {
        name: set(Assignment.objects.visible_to(getattr(office, name)).values_list("pk", flat=True))
        for name in ("sen", "an", "chi", "dung")
    }
    assert sees == {"sen": {mine.pk, other.pk}, "an": {mine.pk}, "chi": {other.pk}, "dung": set()}


def test_every_state_allows_exactly_its_acts(office):
    """Every act that a state does not list is refused as not now, whatever else is wrong."""
    acts = {act for allowed in TRANSITIONS.values() for act in allowed}
    assignment = office.assign()
    assert policies.acts_now(assignment) == frozenset(TRANSITIONS[AssignmentState.ASSIGNED])
    for act in acts - set(TRANSITIONS[AssignmentState.ASSIGNED]):
        assert not allows(policies.must_allow, assignment, act)


def test_facts_are_numbered_without_gaps_and_name_who_stated_them(office):
    assignment = office.received()
    domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    rows = assignment.facts.values_list("ordinal", "kind", "by__name")
    assert list(rows) == [
        (1, FactKind.ASSIGNED, "Sen"),
        (2, FactKind.RECEIVED, "An"),
        (3, FactKind.REPORTED_DONE, "An"),
    ]


def test_an_act_on_an_assignment_costs_few_statements(office, django_assert_max_num_queries):
    assignment = office.received()
    with django_assert_max_num_queries(15):
        domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
    with django_assert_max_num_queries(15):
        domain.accept(report=assignment.reports.get(), by=office.sen)
    with django_assert_max_num_queries(15):
        office.assign()


def test_nobody_verifies_a_report_of_his_own_body(office):
    group = Body.objects.create(
        code="TCT", symbol="TCT", name_vi="Tổ công tác", kind=BodyKind.WORKING_GROUP, valid_from=dt.date(2020, 1, 1)
    )
    standing = {"body_ids": frozenset({group.pk}), "served_body_ids": office.sen.body_ids}
    one, other = (replace(actor, **standing) for actor in (office.sen, office.binh))
    assignment = office.assign(body=group)
    domain.receive(assignment=assignment, by=one, at=moment(10))
    report = domain.report(assignment=assignment, text="Xong", claims_done=True, by=one, at=moment(11))
    with pytest.raises(NotAllowed) as refused:
        domain.accept(report=report, by=other)
    assert codes(refused) == ["four_eyes"]
    assert domain.accept(report=report, by=office.binh)


def test_a_mandate_does_not_lend_an_officers_own_work(office):
    assignment = office.assign(holding=office.desk)
    deputised = replace(
        office.lan, mandate_id=uuid.uuid4(), capabilities=frozenset({"chair_sittings"}), unit_ids=frozenset()
    )
    with pytest.raises(NotAllowed):
        domain.receive(assignment=assignment, by=deputised)
    assert domain.receive(assignment=assignment, by=office.lan)


def test_each_may_have_an_inner_deadline_of_his_own(office):
    upper = office.received()
    days = {f"u:{office.department.pk}": "20/03/2025", f"h:{office.desk.pk}": " "}
    sent = {"to": list(days), "on": "25/03/2025", **{f"on-{key}": day for key, day in days.items()}}
    form = HandDownForm(sent, assignment=upper)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["days"] == {f"u:{office.department.pk}": dt.date(2025, 3, 20)}
    assert 'value="20/03/2025"' in str(form["to"].subwidgets[0].data["beside"])
    by_day = domain.hand_down_to_each(
        assignment=upper,
        to=[office.department, office.desk],
        deadline=Deadline.of_day(dt.date(2025, 3, 25)),
        own={office.department: Deadline.of_day(dt.date(2025, 3, 20))},
        by=office.an,
    )
    assert [one.deadline["on"] for one in by_day] == ["2025-03-20", "2025-03-25"]


def test_every_wrong_day_is_said(office):
    upper, keys = office.received(), [f"u:{office.department.pk}", f"h:{office.desk.pk}"]
    form = HandDownForm({"to": keys, **{f"on-{key}": "31/13/2025" for key in keys}}, assignment=upper)
    assert len(form.errors["to"]) == 2 and "is not chosen" not in str(form.errors["to"])


@pytest.mark.parametrize(("day", "ticked"), [("31/13/2025", True), ("20/03/0025", True), ("20/03/2025", False)])
def test_a_day_beside_a_box_is_read_and_counts_only_where_it_is_ticked(office, day, ticked):
    upper, key = office.received(), f"u:{office.department.pk}"
    to = [key, f"h:{office.desk.pk}"] if ticked else [f"h:{office.desk.pk}"]
    form = HandDownForm({"to": to, f"on-{key}": day}, assignment=upper)
    assert list(form.errors) == ["to"] and str(office.department.name) in str(form.errors["to"])


def test_an_own_deadline_after_the_upper_one_is_refused_with_the_name(office):
    upper = office.received()
    with pytest.raises(Invalid) as refused:
        domain.hand_down_to_each(
            assignment=upper,
            to=[office.department, office.desk],
            own={office.department: Deadline.of_day(dt.date(2025, 5, 20))},
            by=office.an,
        )
    assert [str(one.message).startswith(str(office.department)) for one in refused.value.problems] == [True]
    assert not upper.handed_down.exists()
