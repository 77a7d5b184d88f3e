"""An organisation ends and another takes its place: what it had to do passes on, from that day on, and not before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.assignments.enums import AssignmentState
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Standing, fold, state_of
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.changes import domain
from decreta.changes.models import Passing
from decreta.changes.telling import in_report
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.queries.tally import tally
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.domain import groups, structure
from decreta.organisation.models import Organisation, Succession
from tests.changes.stories import ASKED, DUE, another, assignment_of, browser, task_due
from tests.directives.test_many_assignees import province
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, Office

pytestmark = pytest.mark.django_db
DAY = offices.ISSUE_DAY + dt.timedelta(days=4)
PAPER = "176/2025/QH15"


def merged(before: Organisation, after: Organisation) -> Succession:
    return structure.succeed(
        predecessor=before,
        successor=after,
        kind="merged",
        takes_effect_on=DAY.date(),
        authority=PAPER,
        by=SYSTEM,
    )


def passed(office: Office, one: Succession, rows: Sequence[Assignment], who: str = "secretary") -> Passing:
    return domain.pass_to_successor(body=office.body, succession=one, assignments=rows, by=office.actor(who))


def of(task: Task, organisation: Organisation) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, organisation=organisation, closed_at=None)


def led_by(office: Office, day: dt.date) -> dict[str, int]:
    """How many tasks each leads at the end of a day, by the report; the same by the tally that keeps runs of days."""
    whole = report(body=office.body, as_of=day)
    short = tally(body=office.body, as_of=day, actor=office.actor("secretary"), waiting=uncounted())
    told = {line.key: line.total for line in whole.by_lead}
    assert told == {line.key: line.total for line in short.by_lead}
    assert whole.totals.counts == short.totals.counts
    assert whole.totals.total == sum(told.values())
    return told


def in_one_group(office: Office, *members: Organisation, lead: Organisation | None = None) -> Task:
    """A task that each of some organisations must do, or that one leads with others."""
    like = task_due(office)
    if lead is None:
        each = groups.form_group(code="xa", names={"vi": "Các xã"}, members=members, valid_from=SINCE, by=SYSTEM)
        who = Responsible(each=each)
    else:
        who = Responsible(lead=lead, coordinating=list(members))
    clause = like.clause
    return assign_task(
        directive=like.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Kết nối"),
        responsible=who,
        deadline=Deadline.of_day(DUE),
        by=office.actor("secretary"),
    )


def test_the_successor_leads_from_the_day_on_with_the_deadlines_that_stood(office: Office) -> None:
    task = task_due(office)
    asked = assignments.ask_extension(
        assignment=assignment_of(task), until=ASKED, reason="Chờ vốn.", by=office.actor("ministry_clerk")
    )
    assignments.decide_extension(request=asked, grant=True, symbol="12-TB/BCĐ", by=office.actor("head"))
    old, day_before = assignment_of(task), (DAY - dt.timedelta(days=1)).date()
    with clock.frozen(DAY):
        then = report_data(report(body=office.body, as_of=day_before))
        new_one = province(1)
        made = passed(office, merged(office.ministry, new_one), [old])
        new = of(task, new_one)
        assert (new.role, new.deadline, new.due_period) == (old.role, old.deadline, old.due_period)
        assert (new.baseline_lapses_at, new.current_lapses_at) == (old.baseline_lapses_at, old.current_lapses_at)
        assert state_of(new) is AssignmentState.ASSIGNED
        assert Standing.of(new) == fold(new.facts.all())
        # Of the day before nothing is otherwise, to the byte; from today on another leads, and it is one task as before.
        assert report_data(report(body=office.body, as_of=day_before)) == then
        assert led_by(office, day_before) == {"o:bkhcn": 1}
        assert led_by(office, DAY.date()) == {"o:tinh-01": 1}
        (row,) = report(body=office.body).rows
        assert (row.assignments, row.is_extended) == (1, True)
        # The deadline moved once, for who had the task then, and not once more.
        assert [one["who"]["vi"] for one in in_report(report(body=office.body))] == [office.ministry.name_vi]
    old.refresh_from_db()
    assert PAPER in old.facts.last().note and old.closed_at is not None
    sequencer.run()
    entry = Entry.objects.get(kind="changes.passed_to_successor")
    assert entry.facts["assignments"] == entry.facts["begun"] == 1
    assert (entry.on_id, f"directives.task:{task.pk}" in entry.about) == (str(made.pk), True)


def test_what_was_suspended_stays_suspended(office: Office) -> None:
    task = task_due(office)
    assignments.suspend(assignment=assignment_of(task), reason="Chờ luật.", by=office.actor("secretary"))
    with clock.frozen(DAY):
        other = province(1)
        passed(office, merged(office.ministry, other), [assignment_of(task)])
        assert state_of(of(task, other)) is AssignmentState.SUSPENDED


def test_communes_that_merge_answer_once(office: Office) -> None:
    first, second, new = province(1), province(2), province(3)
    task = in_one_group(office, first, second)
    with clock.frozen(DAY):
        passed(office, merged(first, new), [of(task, first)])
        made = passed(office, merged(second, new), [of(task, second)])
        assert made.rows.get().taken is None
        (row,) = [one for one in report(body=office.body).rows if one.task == task]
        assert row.assignments == 1
        rows = [one for one in report(body=office.body, as_of=offices.ISSUE_DAY.date()).rows if one.task == task]
        assert [one.assignments for one in rows] == [2]


def test_who_coordinates_and_comes_to_lead_does_not_coordinate_as_well(office: Office) -> None:
    task = in_one_group(office, office.agency, lead=office.ministry)
    lead = of(task, office.ministry)
    with clock.frozen(DAY):
        made = passed(office, merged(office.ministry, office.agency), [lead])
        assert of(task, office.agency).role == "lead"
        # Taken back, it coordinates again.
        domain.take_back(passing=made, reason="Nhầm.", by=office.actor("secretary"))
        assert (of(task, office.ministry).role, of(task, office.agency).role) == ("lead", "coordinate")


def test_a_report_that_waits_is_answered_first_and_nothing_passes_half(office: Office) -> None:
    first = task_due(office)
    other = another(office, first)
    clerk = office.actor("ministry_clerk")
    assignments.report(
        assignment=assignment_of(other),
        text="Xong.",
        claims_done=True,
        evidence=[assignments.EvidenceInput(symbol="1/BC")],
        by=clerk,
    )
    with clock.frozen(DAY):
        of_both, new = merged(office.ministry, province(1)), Assignment.objects.filter(organisation__code="tinh-01")
        with pytest.raises((Invalid, NotNow)):
            passed(office, of_both, [assignment_of(first), assignment_of(other)])
        assert not new.exists() and not Passing.objects.exists()
        page = browser(office, "secretary").get(reverse("changes:pass_on", args=["bcdcds", "bkhcn"]))
        shown = {one.task.pk: one.why for one in page.context["found"]}
        assert shown[first.pk] == "" and "accept or return it first" in shown[other.pk]


def test_nothing_passes_before_its_day_from_another_or_by_a_stranger(office: Office) -> None:
    task = task_due(office)
    other = province(1)
    future = merged(office.ministry, other)
    with pytest.raises(Invalid):
        passed(office, future, [assignment_of(task)])
    with clock.frozen(DAY):
        with pytest.raises(Invalid):
            passed(office, merged(office.agency, province(2)), [assignment_of(task)])
        for who in ("ministry_clerk", "member", "administrator", "inspector"):
            with pytest.raises(NotAllowed):
                passed(office, future, [assignment_of(task)], who)


def test_it_is_taken_back_while_nobody_has_acted(office: Office) -> None:
    task = task_due(office)
    clerk, officer = office.actor("ministry_clerk"), office.holdings["ministry_officer"]
    upper = assignments.receive(assignment=assignment_of(task), by=clerk)
    lower = assignments.hand_down(assignment=upper, holding=officer, by=clerk)
    with clock.frozen(DAY):
        other = province(1)
        made = passed(office, merged(office.ministry, other), [upper])
        lower.refresh_from_db()
        assert lower.closed_at is not None
        assert led_by(office, DAY.date()) == {"o:tinh-01": 1}
        with pytest.raises(Invalid):
            domain.take_back(passing=made, reason=" ", by=office.actor("secretary"))
        domain.take_back(passing=made, reason="Nhầm cơ quan.", by=office.actor("secretary"))
        again = of(task, office.ministry)
        assert again.current_lapses_at == upper.current_lapses_at
        assert again.received_at is None
        assert not Assignment.objects.filter(organisation=other, closed_at=None).exists()
        assert led_by(office, DAY.date()) == {"o:bkhcn": 1}
        with pytest.raises(NotNow):
            domain.take_back(passing=made, reason="Lần nữa.", by=office.actor("secretary"))
        # What passes again is what was begun again.
        passed(office, Succession.objects.get(), [again])
        assert led_by(office, DAY.date()) == {"o:tinh-01": 1}


@pytest.mark.parametrize("act", ["receive", "report", "suspend", "reopen"])
def test_it_is_not_taken_back_once_somebody_has_acted(office: Office, act: str) -> None:
    task = task_due(office)
    old = assignment_of(task)
    with clock.frozen(DAY):
        other = province(1)
        made = passed(office, merged(office.ministry, other), [old])
    with clock.frozen(DAY + dt.timedelta(hours=1)):
        new = of(task, other)
        if act == "receive":
            assignments.receive(assignment=new, by=SYSTEM)
        elif act == "report":
            assignments.report(assignment=new, text="Đang làm.", by=SYSTEM)
        elif act == "suspend":
            assignments.suspend(assignment=new, reason="Chờ.", by=SYSTEM)
        else:
            assignments.close(assignment=new, reason="Thôi.", by=SYSTEM)
            assignments.reopen(assignment=old, reason="Thôi.", by=SYSTEM)
        with pytest.raises(NotNow):
            domain.take_back(passing=made, reason="Nhầm.", by=office.actor("secretary"))
        made.refresh_from_db()
        assert made.taken_back_at is None


def page_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_secretary_finds_what_is_left_behind_sees_what_passes_and_takes_it_back(office: Office) -> None:
    task = task_due(office)
    with clock.frozen(DAY):
        other = province(1)
        structure.end_organisation(
            organisation=office.ministry,
            valid_to=DAY.date(),
            authority=PAPER,
            successors=[other],
            kind="merged",
            by=SYSTEM,
        )
        secretary, address = browser(office, "secretary"), reverse("changes:pass_on", args=["bcdcds", "bkhcn"])
        assert address in page_of(secretary, "directives:supervision")
        assert address in page_of(secretary, "directives:task", task.pk)
        (one,) = secretary.get(address).context["successions"]
        assert secretary.post(address, {"succession": str(one.pk)}).status_code == 422
        sent = {"succession": str(one.pk), "assignments": [str(assignment_of(task).pk)]}
        done = secretary.post(address, sent)
        made = Passing.objects.get()
        assert done["location"] == reverse("changes:passing", args=[made.pk])
        shown = page_of(secretary, "directives:task", task.pk)
        assert PAPER in shown and reverse("changes:passing", args=[made.pk]) in shown
        assert address not in page_of(secretary, "directives:supervision")
        back = reverse("changes:take_back_passing", args=[made.pk])
        assert back in page_of(secretary, "changes:passing", made.pk)
        # Who does not work for the committee is told neither of the passing nor of what is left behind.
        for who in ("member", "clerk", "ministry_officer", "inspector"):
            assert browser(office, who).get(address).status_code == 404
        for who in ("ministry_clerk", "administrator"):
            assert browser(office, who).get(reverse("changes:passing", args=[made.pk])).status_code == 404
        assert secretary.post(back, {"reason": ""}).status_code == 422
        assert secretary.post(back, {"reason": "Nhầm."}).status_code == 302
        assert "Nhầm." in page_of(secretary, "changes:passing", made.pk)
