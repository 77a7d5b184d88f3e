"""How often there must be a report is a rule; who must report by when follows, and what is missed is counted and told once."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.cadence import domain
from decreta.cadence.desk import waiting
from decreta.cadence.enums import Said, State
from decreta.cadence.jobs import sweep
from decreta.cadence.models import Reminder, ReportRule
from decreta.cadence.queries.keeping import in_state, kept_by
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import canonical, report_data
from decreta.directives.queries.task_list import selected
from decreta.directives.rendering.sections import breakdowns
from decreta.notifications.models import Notice
from tests.cadence.conftest import Browser, fellow
from tests.documents.office import Office


def weekly(office: Office, scope: Any = None, **changed: Any) -> ReportRule:
    """Every week by Friday, from today (a Tuesday) on."""
    given: dict[str, Any] = {"unit": "week", "every": 1, "day": 5, "ahead": 2, "by": office.actor("secretary")}
    return domain.set_rule(scope=scope or office.body, **(given | changed))


def later(days: int) -> Any:
    return clock.frozen(clock.now() + dt.timedelta(days=days))


def kept(task: Task) -> tuple[str, int, int]:
    found = kept_by([task], clock.today())[task.pk]
    return found.state.value, found.owed, found.missed


def reported(office: Office, lead: Assignment) -> None:
    assignments.report(
        assignment=Assignment.objects.get(pk=lead.pk), text="Đang làm.", by=office.actor("ministry_clerk")
    )


def noticed(office: Office, kind: str) -> list[str]:
    sequencer.run()
    names = {holding.pk: name for name, holding in office.holdings.items()}
    return sorted(names[one.holding_id] for one in Notice.objects.filter(kind=f"cadence.{kind}"))


def test_who_assigns_or_decides_for_the_body_sets_it_from_today_on(office: Office, task: Task) -> None:
    for who in ("ministry_clerk", "clerk", "member", "administrator"):
        with pytest.raises(NotAllowed):
            weekly(office, by=office.actor(who))
    yesterday = clock.today() - dt.timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        weekly(office, every=60, day=9, ahead=61, first_on=yesterday)
    assert {one.field for one in refused.value.problems} == {"every", "day", "ahead", "first_on"}
    made = weekly(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportRule.objects.filter(pk=made.pk).update(day=3)
    again = weekly(office, unit="month", day=31, first_on=clock.today() + dt.timedelta(days=5))
    made.refresh_from_db()
    assert made.until_on == again.first_on - dt.timedelta(days=1)
    domain.end_rule(rule=again, by=office.actor("head"))
    with pytest.raises(NotNow):
        domain.end_rule(rule=again, by=office.actor("head"))


def test_reports_are_due_missed_and_counted(office: Office, task: Task, lead: Assignment) -> None:
    assert kept_by([task], clock.today()) == {}
    weekly(office)
    assert kept(task) == ("kept", 0, 0)
    with later(1):  # Wednesday: two days before
        assert kept(task) == ("due", 0, 0)
        reported(office, lead)
        assert kept(task) == ("kept", 0, 0)
    with later(4):
        assert kept(task) == ("kept", 1, 0)
    with later(11):  # the next Saturday: nothing came since
        assert kept(task) == ("late", 2, 1)
        reported(office, lead)
        assert kept(task) == ("kept", 2, 1)
    with later(40):
        assignments.close(assignment=Assignment.objects.get(pk=lead.pk), reason="Thôi.", by=office.actor("secretary"))
        state, owed, missed = kept(task)
        assert state != "late" and (owed, missed) == (6, 4)


def test_the_narrowest_rule_holds_and_never_asks_for_none(office: Office, task: Task) -> None:
    weekly(office)
    weekly(office, task.directive, unit="day", every=30)
    with later(11):
        assert kept(task) == ("kept", 0, 0)
        weekly(office, task, unit="day", every=1, ahead=0)
    with later(13):
        assert kept(task) == ("late", 2, 2)
        weekly(office, task, unit="never")
        assert kept(task)[0] != "late"
    with later(60):
        assert kept_by([task], clock.today())[task.pk].owed == 2


def test_what_is_assigned_within_a_period_first_reports_at_the_end_of_the_next(office: Office, task: Task) -> None:
    weekly(office)
    with later(2):
        other = fellow(office, task)
        assert kept_by([other], clock.today())[other.pk].next_on == clock.today() + dt.timedelta(days=8)
    with later(4):
        assert kept(task)[0] == "late"
        assert kept_by([other], clock.today())[other.pk].missed == 0


def test_everything_is_told_exactly_once(office: Office, task: Task, lead: Assignment) -> None:
    weekly(office)
    assert sweep() == {Said.NEAR: 0, Said.MISSED: 0}
    with later(1):
        assert [sweep()[Said.NEAR] for _ in range(3)] == [2, 0, 0]  # two tasks of the ministry
        assert noticed(office, "due") == ["ministry_clerk"] * 2 + ["ministry_officer"] * 2
        assert noticed(office, "watched") == []
    with later(4):
        assert [sweep()[Said.MISSED] for _ in range(2)] == [2, 0]
        assert noticed(office, "watched") == ["secretary"] * 2
    told = Reminder.objects.get(said=Said.MISSED, assignment=lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(assignment=lead, due_on=told.due_on, said=Said.MISSED, at=clock.now())


def test_over_two_years_with_kills_in_between_each_thing_is_told_once(
    office: Office, task: Task, lead: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly(office, unit="month", day=25, ahead=3)
    chance = random.Random(7)
    say, told = domain.remind, {"in_a_row": 0}

    def killed(**given: Any) -> int | None:
        told["in_a_row"] += 1
        found = say(**given)
        if found and told["in_a_row"] % 3 == 0:
            raise ConnectionError
        return found

    monkeypatch.setattr("decreta.cadence.jobs.domain.remind", killed)
    start = clock.now()
    for day in range(0, 730, 3):
        with clock.frozen(start + dt.timedelta(days=day, hours=3)):
            for _again in range(2 if chance.random() < 0.3 else 1):
                try:
                    with transaction.atomic():
                        sweep()
                except ConnectionError:
                    continue
            if chance.random() < 0.02:
                reported(office, lead)
    own = Reminder.objects.filter(assignment=lead)
    rows = list(own.order_by("due_on", "said").values_list("due_on", "said"))
    assert len(rows) == len(set(rows))
    assert {day.day for day, _said in rows} == {25}
    with clock.frozen(start + dt.timedelta(days=730)):
        owed, missed = kept(task)[1:]
    # What came late but before anybody could be told is missed all the same.
    assert owed == 24 and missed - 3 <= own.filter(said=Said.MISSED).count() <= missed


def test_the_list_and_one_task_agree_for_many_tasks_on_many_days(office: Office, task: Task) -> None:
    chance = random.Random(11)
    weekly(office)
    start, held = clock.now(), [task]
    then: dict[tuple[dt.date, str], set[Any]] = {}
    for day in range(0, 60, 3):
        with clock.frozen(start + dt.timedelta(days=day)):
            if day < 24:
                held.append(fellow(office, task))
            one = chance.choice(held)
            lead = Assignment.objects.get(matter_id=one.pk, role="lead")
            if chance.random() < 0.6 and lead.done_accepted_at is None and lead.closed_at is None:
                assignments.report(assignment=lead, text="Đang làm.", by=office.actor("ministry_clerk"))
            if day == 15:
                weekly(office, held[1], unit="day", every=5, ahead=1)
            if day == 30:
                weekly(office, held[2], unit="never")
                weekly(office, unit="month", day=20, ahead=5)
            every = Task.objects.filter(body=office.body)
            found = kept_by(list(every), clock.today())
            for state in (State.LATE, State.DUE):
                expected = {pk for pk, each in found.items() if each.state == state}
                assert {each.pk for each in in_state(every, state, clock.today())} == expected, (day, state)
                then[clock.today(), state] = expected
    # And so does the list of a day gone by, whatever came after it.
    every, by = Task.objects.filter(body=office.body), office.actor("secretary")
    with clock.frozen(start + dt.timedelta(days=61)):
        for one in held[3:6]:
            lead = Assignment.objects.get(matter_id=one.pk, role="lead")
            assignments.close(assignment=lead, reason="Thôi.", by=by)
        for (as_of, state), expected in then.items():
            found = in_state(every, state, as_of, known_at=clock.end_of_day(as_of))
            assert {each.pk for each in found} == expected, (as_of, state)
        as_of, state = next(key for key, expected in then.items() if expected)
        listed = selected({"cadence": state, "as_of": as_of.isoformat()}, by).found
        assert {each.pk for each in listed} == then[as_of, state]


def test_t6_what_was_owed_by_a_past_day_stays_whatever_comes_later(
    office: Office, task: Task, lead: Assignment
) -> None:
    rule, secretary = weekly(office), office.actor("secretary")
    rested = Assignment.objects.get(matter_id=fellow(office, task).pk)
    days = [clock.today() + dt.timedelta(days=number) for number in (4, 9, 11)]

    def told() -> list[bytes]:
        return [canonical(report_data(report(body=office.body, as_of=day))) for day in days]

    with later(2):
        assignments.suspend(assignment=rested, reason="Chờ luật.", by=secretary)
    with later(8):
        done = assignments.report(assignment=lead, text="Xong.", claims_done=True, by=office.actor("ministry_clerk"))
    with later(11):
        before = told()
        owed = [report_data(report(body=office.body, as_of=day))["cadence"][0]["owed"] for day in days]
        assert owed == [2, 2, 3]  # of three tasks one rests; one is reported done before its second report is due
    with later(12):
        # The claim falls, the work goes on, the rule ends: none of it was known on those days.
        assignments.return_report(report=done, reason="Chưa xong.", by=secretary)
        assignments.resume(assignment=rested, reason="Luật đã có.", by=secretary)
        domain.end_rule(rule=rule, by=secretary)
        assert told() == before
    with later(40):
        assert told() == before


def test_a_report_that_is_due_stands_on_the_desk_of_who_must_make_it(office: Office, task: Task) -> None:
    weekly(office, first_on=clock.today())
    lapses = clock.now() + dt.timedelta(days=90)
    Assignment.objects.filter(matter_id=task.pk).update(current_lapses_at=lapses)

    def desk(who: str) -> list[str]:
        return [one.verb for _actor, one in waiting([office.actor(who)], clock.now())]

    assert desk("ministry_clerk") == []
    with later(2):
        assert desk("ministry_clerk") == ["Report by the day"]
        assert desk("secretary") == []
    with later(5):
        assert desk("ministry_clerk") == ["Report overdue"]


def test_pages_list_report_and_supervision_say_it(
    office: Office, task: Task, lead: Assignment, browser: Browser
) -> None:
    secretary, ministry = browser("secretary"), browser("ministry_clerk")
    code = office.body.code
    assert ministry.get(f"/cadence/{code}/set/").status_code == 404
    given = {"unit": "week", "every": 1, "day": 5, "ahead": 2}
    assert secretary.post(f"/cadence/{code}/set/", given | {"day": 9}).status_code == 422
    assert secretary.post(f"/cadence/{code}/set/", given).status_code == 302
    assert "every week, by Friday" in ministry.get(f"/cadence/{code}/").content.decode()
    with later(4):
        page = ministry.get(reverse("directives:task", args=[task.pk])).content.decode()
        assert "Report overdue" in page or "report overdue" in page
        listed = secretary.get("/directives/?cadence=late&cols=title,report_due,missed_reports").content.decode()
        assert "Hoàn thiện phụ lục kín" in listed and "1 missed" in listed
        shown = selected({"cadence": "late"}, office.actor("secretary"))
        assert task.pk in {row.task.pk for row in shown.fetch(shown.found)}
        assert "Regular reports" in secretary.get("/directives/supervision/").content.decode()
        data = report_data(report(body=office.body))
        (row,) = data["cadence"]
        assert (row["owed"], row["missed"], row["late"]) == (2, 2, 2)  # two tasks of the ministry
        with translation.override("en"):
            assert "Regular reports of the agencies" in [one.title for one in breakdowns(data, "en")]
        assert (
            secretary.post(f"/cadence/task/{task.pk}/set/", {"unit": "never", "every": 1, "ahead": 0}).status_code
            == 302
        )
    assert secretary.post(f"/cadence/rule/{ReportRule.objects.get(task=task).pk}/end/").status_code == 302
