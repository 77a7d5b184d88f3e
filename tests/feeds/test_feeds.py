"""Calendars read what a post sees at each look, and nothing after it was revoked."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.documents.models import Document
from decreta.feeds.domain import make_feed, revoke_feed
from decreta.feeds.models import Feed
from decreta.meetings import domain as meetings
from tests.documents import office as offices
from tests.documents.office import SYSTEM
from tests.lists import growing
from tests.meetings import office as sittings
from tests.meetings.office import moment

pytestmark = pytest.mark.django_db
ZONE = "Asia/Ho_Chi_Minh"


@pytest.fixture(autouse=True)
def morning(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


def made(office, who: str, source: str = "meetings.own", **more) -> str:
    return f"/feeds/{make_feed(source=source, by=office.actor(who), **more).token}.ics"


def read(client, address: str) -> Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def titles(calendar: Calendar, kind: str = "VEVENT") -> list[str]:
    return [str(one["summary"]) for one in calendar.walk(kind)]


def test_a_sitting_stands_at_its_time_in_the_offices_zone(client, office):
    sitting = sittings.convened(office)
    calendar = read(client, made(office, "member"))
    (event,) = calendar.walk("VEVENT")
    assert event["uid"] == f"sitting-{sitting.pk}@decreta"
    assert event.decoded("dtstart") == sitting.starts_at
    assert event["dtstart"].params["TZID"] == ZONE
    assert str(event["url"]).endswith(f"/meetings/{sitting.pk}/")
    assert str(event["status"]) == "CONFIRMED"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == [ZONE]
    assert str(calendar["x-published-ttl"]) == "PT1H"
    assert calendar["refresh-interval"].to_ical() == b"PT1H"


@pytest.mark.parametrize(("zone", "offset"), [("Asia/Ho_Chi_Minh", "+0700"), ("Asia/Tokyo", "+0900")])
def test_the_table_of_the_zone_is_right(client, office, settings, zone, offset):
    settings.TIME_ZONE = zone
    sittings.convened(office)
    calendar = read(client, made(office, "member"))
    (table,) = calendar.walk("VTIMEZONE")
    assert str(table["tzid"]) == zone
    assert table.walk("STANDARD")[-1]["tzoffsetto"].to_ical() == offset


def test_it_is_the_same_event_as_in_the_invitation_and_a_change_raises_its_sequence(client, office):
    from decreta.meetings.domain.calendar_entries import calendar_entry

    sitting = sittings.convened(office)
    address = made(office, "member")
    (before,) = read(client, address).walk("VEVENT")
    with clock.frozen(moment(8, 40)):
        meetings.change_sitting(sitting=sitting, place="Phòng B1; tầng 2, nhà C", by=office.actor("secretary"))
        (after,) = read(client, address).walk("VEVENT")
    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], 0, 1)
    assert after.decoded("last-modified") - before.decoded("last-modified") == dt.timedelta(minutes=10)
    assert str(after["location"]) == "Phòng B1; tầng 2, nhà C"
    sitting.refresh_from_db()
    (sent,) = Calendar.from_ical(calendar_entry(sitting, method="REQUEST", language="vi")).walk("VEVENT")
    assert (sent["uid"], sent["sequence"]) == (after["uid"], after["sequence"])


def test_a_cancelled_sitting_stays_as_cancelled(client, office):
    sitting = sittings.convened(office)
    meetings.cancel_sitting(sitting=sitting, reason="Hoãn", by=office.actor("secretary"))
    (event,) = read(client, made(office, "member")).walk("VEVENT")
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 1)


def test_what_is_unchanged_is_not_sent_again(client, office):
    sittings.convened(office)
    address = made(office, "member")
    first = client.get(address)
    assert first["Cache-Control"] == "private, no-cache"
    with clock.frozen(moment(8, 50)):
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    meetings.cancel_sitting(sitting=sittings.convened(office), reason="Hoãn", by=office.actor("secretary"))
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_nobody_reads_what_his_post_does_not_see(client, office):
    sittings.convened(office)
    assert titles(read(client, made(office, "ministry_officer"))) == []
    assert titles(read(client, made(office, "administrator"))) == []
    assert titles(read(client, made(office, "member"))) != []


def test_a_withdrawn_invitation_leaves_the_calendar(client, office):
    sitting = sittings.convened(office)
    address = made(office, "member")
    assert len(titles(read(client, address))) == 1
    invitation = sitting.invitations.get(holding=office.holdings["member"])
    meetings.withdraw_invitation(invitation=invitation, by=office.actor("secretary"))
    assert titles(read(client, address)) == []


def test_the_sittings_of_a_body_are_for_who_belongs_to_it(client, office):
    sittings.convened(office)
    assert len(titles(read(client, made(office, "secretary", "meetings.body", body=office.body)))) == 1
    for wrong in ({"body": None}, {"body": office.body}):
        with pytest.raises(Invalid) as refused:
            make_feed(source="meetings.body", by=office.actor("ministry_officer"), **wrong)
        assert [problem.field for problem in refused.value.problems] == ["body"]


def test_a_deadline_stands_on_its_last_day_and_grows_with_every_fact(client, office):
    task = growing.task(office)
    address = made(office, "ministry_officer", "directives.deadlines")
    (before,) = read(client, address).walk("VEVENT")
    assignment = Assignment.objects.get(matter_id=task.pk)
    # It lapses at 24:00 of that day, which no calendar may show as the day after.
    day = assignment.current_lapses_at.astimezone(clock.zone()).date() - dt.timedelta(days=1)
    assert before.decoded("dtstart") == day
    assert before["uid"] == f"deadline-{assignment.pk}@decreta"
    assignments.receive(assignment=assignment, by=SYSTEM)
    (after,) = read(client, address).walk("VEVENT")
    assert after["sequence"] > before["sequence"]
    assert titles(read(client, made(office, "officer", "directives.deadlines"))) == []


def test_deadlines_can_be_tasks_that_are_completed(client, office):
    task = growing.task(office)
    address = made(office, "ministry_officer", "directives.deadlines", as_tasks=True)
    (todo,) = read(client, address).walk("VTODO")
    assert (str(todo["status"]), todo["due"].params["VALUE"]) == ("NEEDS-ACTION", "DATE")
    assignments.report(
        assignment=Assignment.objects.get(matter_id=task.pk), text="Đã xong.", claims_done=True, by=SYSTEM
    )
    (todo,) = read(client, address).walk("VTODO")
    assert str(todo["status"]) == "COMPLETED"


def test_a_secret_task_is_not_named(client, office):
    task = growing.task(office)
    Document.objects.filter(pk=task.directive.document_id).update(secrecy=1)
    answer = client.get(made(office, "ministry_officer", "directives.deadlines"))
    assert task.title not in Calendar.from_ical(answer.content).to_ical().decode().replace("\r\n ", "")


def test_what_is_revoked_answers_nobody(client, office):
    feed = make_feed(source="meetings.own", by=office.actor("member"))
    address = f"/feeds/{feed.token}.ics"
    assert client.get(address).status_code == 200
    with pytest.raises(NotAllowed):
        revoke_feed(feed=feed.feed, by=office.actor("head"))
    assert revoke_feed(feed=feed.feed, by=office.actor("member"))
    assert revoke_feed(feed=feed.feed, by=office.actor("member")) is None
    assert client.get(address).status_code == 404


def test_the_end_of_the_post_or_of_the_account_ends_its_feeds(client, office):
    first, second = made(office, "member"), made(office, "head")
    holding = office.holdings["member"]
    holding.valid_to = clock.today()
    holding.save()
    user = office.holdings["head"].person.user
    user.is_active = False
    user.save()
    assert [client.get(one).status_code for one in (first, second)] == [404, 404]


def test_only_the_hash_of_the_address_is_kept_and_it_is_shown_once(client, office):
    client.force_login(office.holdings["member"].person.user)
    assert client.post("/feeds/", {"source": "meetings.own"}).status_code == 302
    shown = client.get("/feeds/").content.decode()
    (address,) = [part.partition("<")[0] for part in shown.split("data-secret>")[1:]]
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert token not in client.get("/feeds/").content.decode()
    assert token.encode() not in bytes(Feed.objects.get().token_hash)
    client.logout()
    assert client.get(f"/feeds/{token}.ics").status_code == 200
    assert client.get(f"/feeds/{token}x.ics").status_code == 404


def test_a_choice_that_is_none_is_refused_beside_it(client, office):
    client.force_login(office.holdings["member"].person.user)
    answer = client.post("/feeds/", {"source": "no.such"})
    assert answer.status_code == 422
    assert not Feed.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_costs_the_same_for_one_and_for_many(client, office, django_assert_num_queries, number):
    for _one in range(number):
        growing.task(office)
        sittings.convened(office)
    sequencer.run()
    addresses = made(office, "member"), made(office, "ministry_officer", "directives.deadlines")
    for address, statements in zip(addresses, (4, 3), strict=True):
        client.get(address)
        with django_assert_num_queries(statements):
            client.get(address)
