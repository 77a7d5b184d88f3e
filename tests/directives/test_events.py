"""Events that start clocks: of one body's tasks and no other's, also where a body does the work; a wrong day set right."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment, Fact
from decreta.audit import Ref
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline, PeriodUnit
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.events import correct_event, record_event
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND, EventOccurrenceQuerySet
from decreta.directives.queries.events import bodies_waiting, event_of, events_open_to, places_open_to
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind
from decreta.organisation.models import Body
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, Office
from tests.organisation.country import crowd

pytestmark = pytest.mark.django_db

KEY = "sap-nhap"
WEEK = Deadline.after_event(KEY, 1, PeriodUnit.WEEK, {"vi": "có thông tin sáp nhập"})
MONDAY = dt.date(2025, 3, 17)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


def last_day(assignment: Assignment, column: str = "baseline_lapses_at") -> dt.date | None:
    assignment.refresh_from_db()
    lapse = getattr(assignment, column)
    return (lapse - dt.timedelta(seconds=1)).astimezone(clock.zone()).date() if lapse else None


def another_body() -> Body:
    return structure.establish_body(
        code="bcdcchc",
        names={"vi": "Ban Chỉ đạo cải cách hành chính"},
        symbol="BCĐCCHC",
        kind=BodyKind.COMMITTEE,
        valid_from=SINCE,
        regime="vn-party",
        place="Hà Nội",
        by=SYSTEM,
    )


def also_of(supervisor: Body, task: Task, office: Office, **assignee: Any) -> Assignment:
    """A task of another body that waits for an event of the same short name, assigned to the ministry or a body."""
    other = Task.objects.get(pk=task.pk)
    other.pk, other.body, other.ordinal = None, supervisor, task.ordinal + 1
    other.save(force_insert=True)
    return domain.assign(
        matter=Ref(MATTER_KIND, str(other.pk)),
        role="lead",
        deadline=WEEK,
        monitor=supervisor,
        by=SYSTEM,
        **(assignee or {"organisation": office.ministry}),
    )


def test_an_event_starts_the_clocks_of_one_body_and_not_of_another_with_the_same_word(office: Office) -> None:
    task = directed(office, deadline=WEEK)
    own = Assignment.objects.get(matter_id=task.pk)
    other = also_of(another_body(), task, office)
    made = record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=office.actor("secretary"))
    assert made.awaited_by == task.body
    assert (last_day(own), last_day(other)) == (dt.date(2025, 3, 24), None)
    with pytest.raises(Invalid):
        record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=office.actor("secretary"))


def test_of_two_who_record_one_event_at_once_the_second_is_told_that_it_is_recorded(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, by = directed(office, deadline=WEEK), office.actor("secretary")
    own = {"event_key": KEY, "organisation": office.ministry, "awaited_by": task.body, "by": by}
    record_event(occurred_on=MONDAY, **own)
    # The other has looked before the first was done.
    monkeypatch.setattr(EventOccurrenceQuerySet, "of", lambda self, *_of: self.none())
    with pytest.raises(Invalid) as refused:
        record_event(occurred_on=MONDAY - dt.timedelta(days=1), **own)
    assert [(one.field, one.code) for one in refused.value.problems] == [("organisation", "recorded")]
    assert EventOccurrence.objects.get().occurred_on == MONDAY


def test_who_monitors_nothing_that_waits_records_nothing(office: Office) -> None:
    task, body = directed(office, deadline=WEEK), another_body()
    also_of(body, task, office)
    with pytest.raises(NotAllowed):
        record_event(
            event_key=KEY,
            organisation=office.ministry,
            awaited_by=body,
            occurred_on=MONDAY,
            by=office.actor("secretary"),
        )
    with pytest.raises(NotAllowed):
        record_event(
            event_key="khong-ai-cho", organisation=office.ministry, occurred_on=MONDAY, by=office.actor("secretary")
        )


def test_the_agency_itself_says_for_whose_tasks_where_several_wait(office: Office) -> None:
    task, body = directed(office, deadline=WEEK), another_body()
    other, by = also_of(body, task, office), office.actor("ministry_clerk")
    with pytest.raises(Invalid) as refused:
        record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=by)
    assert [one.field for one in refused.value.problems] == ["awaited_by"]
    assert {body for one in events_open_to(by) for body in one.bodies} == {task.body, body}
    record_event(event_key=KEY, organisation=office.ministry, awaited_by=body, occurred_on=MONDAY, by=by)
    assert last_day(other) == dt.date(2025, 3, 24)
    assert [body for one in events_open_to(by) for body in one.bodies] == [task.body]


def test_the_clock_of_a_body_starts_from_the_page(office: Office) -> None:
    task = directed(office, deadline=WEEK)
    led = also_of(task.body, task, office, body=another_body())
    page = browser(office, "secretary")
    shown = page.get(reverse("directives:event"))
    assert shown.status_code == 200
    (awaited,) = shown.context["form"].awaited.values()
    offered = {key for key, _name in shown.context["form"].fields["where"].choices}
    assert offered == {f"o:{office.ministry.pk}", f"b:{led.body_id}"}
    said = {"event": awaited.keys[0], "where": f"b:{led.body_id}", "occurred_on": "17/03/2025", "note": ""}
    assert page.post(reverse("directives:event"), said).status_code == 302
    assert last_day(led) == dt.date(2025, 3, 24)
    assert Assignment.objects.get(matter_id=task.pk).baseline_lapses_at is None


def test_a_wrong_day_is_set_right_with_its_reason_and_what_was_granted_stands(office: Office) -> None:
    task, secretary = directed(office, deadline=WEEK), office.actor("secretary")
    held = Assignment.objects.get(matter_id=task.pk)
    domain.receive(assignment=held, by=office.actor("ministry_clerk"))
    made = record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=secretary)
    for by in (office.actor("ministry_clerk"), office.actor("officer")):
        with pytest.raises(NotAllowed):
            correct_event(occurrence=made, occurred_on=MONDAY - dt.timedelta(days=3), reason="Nhầm.", by=by)
    with pytest.raises(Invalid):
        correct_event(occurrence=made, occurred_on=MONDAY - dt.timedelta(days=3), reason=" ", by=secretary)
    with clock.frozen(ISSUE_DAY + dt.timedelta(hours=1)):
        friday = MONDAY - dt.timedelta(days=3)
        assert correct_event(occurrence=made, occurred_on=friday, reason="Nhầm.", by=secretary) is not None
        assert last_day(held) == last_day(held, "current_lapses_at") == dt.date(2025, 3, 21)
        assert correct_event(occurrence=made, occurred_on=friday, reason="Nhầm.", by=secretary) is None
        until = dt.date(2025, 4, 15)
        asked = domain.ask_extension(assignment=held, until=until, reason="Chờ.", by=office.actor("ministry_clerk"))
        domain.decide_extension(request=asked, grant=True, symbol="12-TB/BCĐ", by=office.actor("head"))
    with clock.frozen(ISSUE_DAY + dt.timedelta(hours=2)):
        correct_event(occurrence=made, occurred_on=MONDAY, reason="Ngày cũ đúng.", by=secretary)
    assert last_day(held) == dt.date(2025, 3, 24)
    assert last_day(held, "current_lapses_at") == dt.date(2025, 4, 15)
    assert Entry.objects.filter(kind="directives.correct_event").count() == 2
    assert Entry.objects.filter(kind="assignments.clock_corrected").count() == 2
    assert Fact.objects.filter(assignment=held, kind="clock_corrected").count() == 2


@pytest.fixture
def shared(office: Office) -> EventOccurrence:
    """An event from before bodies were told apart: it stands for all, and two bodies have tasks of its name."""
    shared = EventOccurrence(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, recorded_at=clock.now())
    shared.by = SYSTEM.as_facts()
    shared.save()
    return shared


def test_what_stands_for_all_bodies_is_set_right_for_the_tasks_of_one(office: Office, shared: EventOccurrence) -> None:
    task, body = directed(office, deadline=WEEK), another_body()
    own, secretary, friday = Assignment.objects.get(matter_id=task.pk), office.actor("secretary"), dt.date(2025, 3, 14)
    other = also_of(body, task, office, organisation=office.ministry, started_on=MONDAY)
    assert (last_day(own), last_day(other)) == (dt.date(2025, 3, 24), dt.date(2025, 3, 24))
    with pytest.raises(NotAllowed):
        correct_event(occurrence=shared, occurred_on=friday, reason="Nhầm.", by=office.actor("ministry_clerk"))
    with pytest.raises(NotAllowed):
        correct_event(occurrence=shared, occurred_on=friday, reason="Nhầm.", awaited_by=body, by=secretary)
    page, address = browser(office, "secretary"), reverse("directives:task", args=[task.pk])
    correct = reverse("directives:correct_event", args=[shared.pk])
    assert f"{correct}?task={task.pk}" in page.get(address).content.decode()
    sent = {"occurred_on": "14/03/2025", "reason": "Nhầm ngày."}
    assert page.post(f"{correct}?task={task.pk}", sent).status_code == 302
    assert (last_day(own), last_day(other)) == (dt.date(2025, 3, 21), dt.date(2025, 3, 24))
    shared.refresh_from_db()
    made = EventOccurrence.objects.get(awaited_by=task.body)
    assert (shared.occurred_on, made.occurred_on) == (MONDAY, friday)
    # Its own day stands for the body from now on, on the page and for what is assigned later; and it can be corrected again.
    assert [one.pk for one in event_of(task, secretary).occurred] == [made.pk]
    assert EventOccurrence.objects.of(KEY, office.ministry, task.body).first() == made
    assert EventOccurrence.objects.of(KEY, office.ministry, body).first() == shared
    with clock.frozen(ISSUE_DAY + dt.timedelta(hours=1)):
        assert correct_event(occurrence=shared, occurred_on=MONDAY, reason="Ngày cũ đúng.", by=secretary) == made
    assert last_day(own) == dt.date(2025, 3, 24)


def test_where_tasks_wait_in_spite_of_what_stands_for_all_their_body_records_its_own(
    office: Office, shared: EventOccurrence
) -> None:
    task = directed(office, deadline=WEEK)
    by, said = office.actor("secretary"), {"event_key": KEY, "organisation": office.ministry, "occurred_on": MONDAY}
    with pytest.raises(Invalid):
        record_event(**said, by=by)
    waiting = also_of(task.body, task, office)
    assert record_event(**said, by=by).awaited_by == task.body
    assert last_day(waiting) == dt.date(2025, 3, 24)


def test_what_was_handed_down_with_the_deadline_follows_a_corrected_day(office: Office) -> None:
    task = directed(office, deadline=WEEK)
    held, by = Assignment.objects.get(matter_id=task.pk), office.actor("ministry_clerk")
    domain.receive(assignment=held, by=by)
    lower = domain.hand_down(assignment=held, holding=office.holdings["ministry_officer"], by=by)
    made = record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=office.actor("secretary"))
    with clock.frozen(ISSUE_DAY + dt.timedelta(hours=1)):
        friday = MONDAY - dt.timedelta(days=3)
        correct_event(occurrence=made, occurred_on=friday, reason="Nhầm.", by=office.actor("secretary"))
    assert last_day(lower) == last_day(held) == dt.date(2025, 3, 21)


def test_the_page_of_the_task_says_who_waits_and_where_it_occurred(office: Office) -> None:
    task = directed(office, deadline=WEEK)
    page, address = browser(office, "secretary"), reverse("directives:task", args=[task.pk])
    text = page.get(address).content.decode()
    assert "Still waiting:" in text and "Correct the day" not in text
    made = record_event(event_key=KEY, organisation=office.ministry, occurred_on=MONDAY, by=office.actor("secretary"))
    correct = reverse("directives:correct_event", args=[made.pk])
    assert f"{correct}?task={task.pk}" in page.get(address).content.decode()
    assert "Correct the day" not in browser(office, "ministry_clerk").get(address).content.decode()
    assert browser(office, "ministry_clerk").get(correct).status_code == 404
    said = {"occurred_on": "14/03/2025", "reason": "Nhầm ngày."}
    answer = page.post(f"{correct}?task={task.pk}", said)
    assert answer.status_code == 302 and answer.url == address
    assert EventOccurrence.objects.get().occurred_on == dt.date(2025, 3, 14)


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_what_several_bodies_call_by_the_same_words_is_recorded_once_for_all(office: Office) -> None:
    task, body = directed(office, deadline=WEEK), another_body()
    other = also_of(body, task, office)
    page = browser(office, "ministry_clerk")
    shown = page.get(reverse("directives:event"), {"event": f"{body.code}:{KEY}"})
    (awaited,) = shown.context["form"].awaited.values()
    assert set(awaited.bodies) == {task.body, body}
    said = {"event": awaited.keys[0], "where": f"o:{office.ministry.pk}", "occurred_on": "17/03/2025", "note": ""}
    assert page.post(reverse("directives:event"), said).status_code == 302
    own = Assignment.objects.get(matter_id=task.pk)
    assert last_day(own) == last_day(other) == dt.date(2025, 3, 24)
    assert EventOccurrence.objects.count() == 2


def test_among_many_places_one_is_typed_and_only_where_the_event_is_waited_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, led = directed(office, deadline=WEEK), another_body()
    waiting = also_of(task.body, task, office, body=led)
    by, page, address = office.actor("secretary"), browser(office, "secretary"), reverse("directives:event")
    monkeypatch.setattr("decreta.directives.forms.events.FEW", 1)
    shown = page.get(address, {"where": f"b:{led.pk}"}).content.decode()
    assert "<d-choose" in shown and f"{led.name_vi} [{led.code}]" in shown and f"b:{led.pk}" not in shown
    (awaited,) = events_open_to(by)
    said = {"event": awaited.keys[0], "occurred_on": "17/03/2025", "note": ""}
    for nowhere in (office.agency.name_vi, "Bộ Không Có"):
        assert page.post(address, said | {"where": nowhere}).status_code == 422
    assert page.post(address, said | {"where": led.name_vi}).status_code == 302
    assert last_day(waiting) == dt.date(2025, 3, 24)
    assert places_open_to(by, events_open_to(by), most=1) == [office.ministry]


def test_events_cost_the_same_however_many_places_wait(office: Office) -> None:
    task = directed(office, deadline=WEEK)
    by = office.actor("secretary")
    for one in crowd(30):
        domain.assign(
            matter=Ref(MATTER_KIND, str(task.pk)), role="coordinate", deadline=WEEK, monitor=task.body,
            organisation=one, by=SYSTEM,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        (awaited,) = events_open_to(by)
        assert places_open_to(by, [awaited], most=20) is None
        assert bodies_waiting(by, awaited, office.ministry) == [task.body]
    assert len(asked) == 4 and len(browser(office, "secretary").get(reverse("directives:event")).content) < 40_000
