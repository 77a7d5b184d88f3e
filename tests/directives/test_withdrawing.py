"""A task that was entered wrongly is withdrawn: from that day it is in no figure, as of earlier ones it counts as it did."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit import Ref, sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline, PeriodUnit
from decreta.core.errors import ActRefused, NotAllowed
from decreta.core.recurrence import Unit
from decreta.directives.domain import counting
from decreta.directives.domain.directing import declare_total
from decreta.directives.domain.events import record_event
from decreta.directives.domain.recurring import Repeats, set_recurrence
from decreta.directives.domain.withdrawing import restore_task, withdraw_task
from decreta.directives.jobs import open_due
from decreta.directives.models import Spell, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.cycles import Asked, lines_of
from decreta.directives.queries.desk_figures import figures
from decreta.directives.queries.frozen import report_data
from decreta.directives.queries.listed import listed_tasks
from decreta.directives.queries.progress import report
from decreta.directives.queries.receipts import supervised
from decreta.directives.queries.spells import runs_of_tasks
from decreta.directives.queries.supervision import supervision_page
from decreta.directives.queries.tally import ALL, movement, tally
from decreta.directives.queries.task_list import selected
from decreta.directives.queries.uncounted import uncounted
from decreta.notifications.models import Notice
from decreta.seeing.queries.matrix import matrix_page
from tests.changes.stories import DUE, another, assignment_of, browser, task_due
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import SYSTEM

pytestmark = pytest.mark.django_db
FIRST = offices.ISSUE_DAY.date()
DAY = dt.timedelta(days=1)
REASON = "Nhập trùng với nhiệm vụ 1."


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def double(office):
    """A task that stands twice, of a directive that declares one."""
    first = task_due(office)
    declare_total(directive=first.directive, total=1, by=office.actor("secretary"))
    return another(office, first, "Việc nhập trùng", lead=office.agency)


def counted():
    sequencer.run()
    counting.count_anew()
    assert uncounted() == ()


def later(days: int = 2):
    return clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=days))


def both(office, day):
    """The report from facts and the count from spells, which must not differ."""
    by = office.actor("secretary")
    folded = report(body=office.body, as_of=day, actor=by)
    told = tally(body=office.body, as_of=day, actor=by, waiting=uncounted(), is_whole=True)
    everything = tally(body=office.body, as_of=day, actor=by, waiting=None)
    for one in (told, everything):
        assert one.as_data() | {"ratios": 0} == folded.as_data() | {"ratios": 0}
    return folded


def test_it_leaves_what_is_assigned_from_the_day_on_and_stays_counted_as_of_earlier_ones(office, double):
    before = report_data(report(body=office.body, as_of=FIRST))
    with later():
        withdraw_task(task=double, reason=REASON, by=office.actor("secretary"))
        found = both(office, FIRST + 2 * DAY)
        assert (found.declared, found.assigned, found.withdrawn, found.reconciles) == (1, 1, 1, True)
        counted()
        now, then = both(office, FIRST + 2 * DAY), both(office, FIRST + DAY)
        assert (now.assigned, now.withdrawn, now.reconciles) == (1, 1, True)
        assert (then.assigned, then.withdrawn, then.reconciles) == (2, 0, False)
        assert report_data(report(body=office.body, as_of=FIRST)) == before
        assert not list(counting.differing(uncounted()))
        assert max(Spell.objects.filter(task=double).values_list("last_on", flat=True)) == FIRST + DAY


def test_the_report_says_how_many_were_withdrawn_and_the_list_shows_them(office, double):
    with later():
        withdraw_task(task=double, reason=REASON, by=office.actor("secretary"))
        counted()
        by = office.actor("secretary")
        page = supervision_page(tally(body=office.body, actor=by, waiting=uncounted()))
        assert "1 task more was entered wrongly and withdrawn" in page.check and "Agrees" in page.check
        shown = browser(office, "secretary").get(page.withdrawn).content.decode()
        assert "Việc nhập trùng" in shown
        assert [one.pk for one in selected(QueryDict("withdrawn=1"), by).found] == [double.pk]
        assert double.pk not in {one.pk for one in selected(QueryDict(""), by).found}
        told = selected(QueryDict(f"as_of={FIRST.isoformat()}"), by).found
        assert double.pk in {one.pk for one in told}
        frozen = report_data(report(body=office.body))
        assert frozen["withdrawn"] == 1 and str(double.pk) not in {row["task"] for row in frozen["rows"]}


def test_what_was_withdrawn_in_between_has_left_its_class(office, double):
    with later():
        by = office.actor("secretary")
        withdraw_task(task=double, reason=REASON, by=by)
        asked = {"body": office.body, "than": FIRST, "as_of": FIRST + 2 * DAY, "actor": by}
        folded = movement(**asked, waiting=None)
        counted()
        told = movement(**asked, waiting=uncounted())
        for one in (told, folded):
            assert (one.came[ALL].total(), one.went[ALL].total()) == (0, 1)
            assert one.went[f"o:{office.agency.code}"]["in_progress_in_time"] == 1
        query = QueryDict(f"state=in_progress_in_time&moved=went&than={FIRST.isoformat()}")
        assert [one.pk for one in selected(query, by).found] == [double.pk]


def test_a_withdrawal_that_was_a_mistake_is_taken_back_and_the_days_between_stay_withdrawn(office, double):
    by = office.actor("secretary")
    with later():
        withdraw_task(task=double, reason=REASON, by=by)
    with later(5):
        restore_task(task=double, reason="Nhầm.", by=by)
        counted()
        own = assignment_of(double)
        assert own.closed_at is None and own.baseline_lapses_at == own.current_lapses_at
        assert [both(office, FIRST + days * DAY).assigned for days in range(7)] == [2, 2, 1, 1, 1, 2, 2]
        stood = [(one.first_on, one.last_on) for _task, found in runs_of_tasks([double.pk]) for one in found]
        assert stood[0] == (FIRST, FIRST + DAY) and stood[1][0] == FIRST + 5 * DAY
        assert not list(counting.differing(uncounted()))
        # It may be withdrawn again.
        withdraw_task(task=double, reason=REASON, by=by)
        counted()
        assert both(office, FIRST + 5 * DAY).assigned == 1


def test_what_is_withdrawn_is_not_assigned_or_opened_again_by_another_way(office, double):
    by = office.actor("secretary")
    withdraw_task(task=double, reason=REASON, by=by)
    with pytest.raises(ActRefused, match="take the withdrawal back first"):
        domain.reopen(assignment=assignment_of(double), reason="Mở lại.", by=by)
    with pytest.raises(ActRefused, match="withdrawn already"):
        withdraw_task(task=double, reason=REASON, by=by)


def test_receipt_and_dispute_do_not_stand_in_the_way_but_work_does(office):
    by, clerk = office.actor("secretary"), office.actor("ministry_clerk")
    first = task_due(office)
    received, worked = another(office, first, "Việc đã nhận"), another(office, first, "Việc đã làm")
    for task in (received, worked):
        domain.receive(assignment=assignment_of(task), by=clerk)
    domain.dispute(assignment=assignment_of(received), reason="Trùng.", by=clerk)
    domain.report(assignment=assignment_of(worked), text="Đang làm.", by=clerk)
    withdraw_task(task=received, reason=REASON, by=by)
    with pytest.raises(ActRefused, match="ends by a paper"):
        withdraw_task(task=worked, reason=REASON, by=by)
    assert assignment_of(worked).closed_at is None
    with pytest.raises(ActRefused, match="received, handed down or answered"):
        restore_task(task=received, reason="Nhầm.", by=by)
        withdraw_task(task=received, reason=REASON, if_untouched=True, by=by)


def test_who_assigns_withdraws_it_from_its_page_with_a_reason(office, double):
    secretary, page = browser(office, "secretary"), reverse("directives:task", args=[double.pk])
    withdraw, back = (reverse(f"directives:{name}", args=[double.pk]) for name in ("withdraw", "restore"))
    assert withdraw in secretary.get(page).content.decode() and secretary.get(back).status_code == 404
    empty = secretary.post(withdraw, {"reason": " "})
    assert empty.status_code == 422 and "This field is required" in empty.content.decode()
    assert secretary.post(withdraw, {"reason": REASON}).status_code == 302
    shown = secretary.get(page).content.decode()
    assert "it was entered wrongly, and counts nowhere" in shown and REASON in shown and back in shown
    assert secretary.get(withdraw).status_code == 404
    entry = Entry.objects.get(kind="directives.withdraw_task")
    assert entry.facts["reason"] == REASON and entry.facts["assignments"] == 1
    assert secretary.post(back, {"reason": "Nhầm."}).status_code == 302
    assert withdraw in secretary.get(page).content.decode()
    assert Entry.objects.filter(kind="directives.restore_task").count() == 1


def test_nobody_else_withdraws_it(office, double):
    for name in ("head", "ministry_clerk"):
        assert (
            browser(office, name).post(reverse("directives:withdraw", args=[double.pk]), {"reason": REASON}).status_code
            == 404
        )
        for act in (withdraw_task, restore_task):
            with pytest.raises(NotAllowed):
                act(task=double, reason=REASON, by=office.actor(name))
    assert not Task.objects.withdrawn_by(clock.now()).exists()


def test_who_was_assigned_is_told_once_of_the_withdrawal_and_of_its_end(office):
    task, by = task_due(office), office.actor("secretary")
    sequencer.run()
    withdraw_task(task=task, reason=REASON, by=by)
    sequencer.run()
    told = Notice.objects.filter(kind="directives.withdrawn")
    first = set(told.values_list("holding_id", flat=True))
    assert office.holdings["ministry_clerk"].pk in first and not any(one.facts["restored"] for one in told)
    restore_task(task=task, reason="Nhầm.", by=by)
    sequencer.run()
    sequencer.run()
    after = list(told.all())
    assert len(after) == 2 * len(first) and sum(one.facts["restored"] for one in after) == len(first)
    assert Assignment.objects.get(matter_id=task.pk).received_at is None


def test_every_number_opens_as_many_rows_where_something_was_withdrawn(office, double):
    with later():
        by = office.actor("secretary")
        withdraw_task(task=double, reason=REASON, by=by)
        counted()
        left = f"state=in_progress_in_time&moved=went&than={FIRST.isoformat()}"
        agency = f"o:{office.agency.code}"
        for query in (f"{left}&lead={agency}", "withdrawn=1", f"withdrawn=1&lead={agency}"):
            for way in ("", "&group=lead", "&group=class"):
                shown = selected(QueryDict(query + way), by)
                assert [one.pk for one in shown.found] == [double.pk]
                if shown.grouping is not None:
                    assert [one.number for one in shown.grouping.groups] == [1]
            assert matrix_page(QueryDict(query), by).holds
        assert not selected(QueryDict(f"{left}&lead=o:{office.ministry.code}"), by).found.exists()
        closed = selected(QueryDict("withdrawn=1&state=closed_otherwise"), by)
        assert [one.pk for one in closed.found] == [double.pk]


def test_no_receipt_and_no_cycle_time_of_it_is_counted(office, double):
    with later():
        by = office.actor("secretary")
        domain.receive(assignment=assignment_of(double), by=SYSTEM)
        withdraw_task(task=double, reason=REASON, by=by)
        asked = Asked(office.body, FIRST, FIRST + 2 * DAY)
        assert [line for line in lines_of(asked, by) if line.measures] == []
        assert not supervised(by, clock.now()).filter(matter_id=double.pk).exists()
        then = supervised(by, clock.end_of_day(FIRST), is_past=True)
        assert then.filter(matter_id=double.pk).exists()


def test_the_figure_on_the_desk_leaves_it_out(office, double):
    by = office.actor("secretary")
    assert [one.ratio.total for one in figures(by, clock.now())] == [2]
    with later():
        withdraw_task(task=double, reason=REASON, by=by)
        assert [one.ratio.total for one in figures(by, clock.now())] == [1]


def test_what_came_of_it_is_withdrawn_first(office):
    by, task = office.actor("secretary"), task_due(office)
    set_recurrence(task=task, repeats=Repeats(Unit.MONTH), of_version=0, by=by)
    with later(40):
        assert open_due()
        first, *_others, last = Task.objects.order_by("occurrence")
        with pytest.raises(ActRefused, match="Withdraw these first"):
            withdraw_task(task=first, reason=REASON, by=by)
        assert withdraw_task(task=last, reason=REASON, by=by).pk


def test_work_on_an_assignment_that_is_closed_by_now_was_work(office):
    by, task = office.actor("secretary"), task_due(office)
    domain.report(assignment=assignment_of(task), text="Đang làm.", by=office.actor("ministry_clerk"))
    domain.close(assignment=assignment_of(task), reason="Chuyển.", by=by)
    domain.assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role="lead",
        deadline=Deadline.of_day(DUE),
        monitor=office.body,
        organisation=office.agency,
        by=SYSTEM,
    )
    with pytest.raises(ActRefused, match="ends by a paper"):
        withdraw_task(task=task, reason=REASON, by=by)


def test_an_event_of_the_days_between_starts_the_clock_of_what_is_restored(office):
    week = Deadline.after_event("sap-nhap", 1, PeriodUnit.WEEK, {"vi": "có thông tin sáp nhập"})
    by, task = office.actor("secretary"), directed(office, deadline=week)
    beside = directed(office, deadline=week, key="another-directive")
    withdraw_task(task=task, reason=REASON, by=by)
    record_event(event_key="sap-nhap", organisation=office.ministry, occurred_on=FIRST, by=by)
    assert assignment_of(task).baseline_lapses_at is None
    restore_task(task=task, reason="Nhầm.", by=by)
    assert assignment_of(task).baseline_lapses_at == assignment_of(beside).baseline_lapses_at is not None


def test_a_withdrawn_task_of_the_same_sentence_hides_no_open_one(office):
    first = task_due(office)
    other = another(office, first, first.raw_title)
    withdraw_task(task=first, reason=REASON, by=office.actor("secretary"))
    document = first.directive.document_id
    known = listed_tasks([document])
    for named in ("", str(first.pk)):
        found = known.find(document, named, first.clause.raw_quote)
        assert found is not None and found.task == other
