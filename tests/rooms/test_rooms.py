"""A room is had by one at a time, and nobody learns from its calendar what he may not read."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind
from decreta.rooms import domain
from decreta.rooms.models import Booking, Room
from decreta.rooms.queries.free import Span, free_rooms, next_free
from decreta.rooms.queries.schedule import day_of, week_of
from tests.meetings.office import DAY, moment
from tests.rooms.conftest import BY


def span(first: int = 9, last: int = 11, **around: int) -> Span:
    return Span(moment(first), moment(last), **around)


def booked(office, room: Room, when: Span | None = None, *, who: str = "clerk", **facts: object) -> Booking:
    given = {"purpose": "Tập huấn", **facts}
    return domain.book(room=room, span=when or span(), by=office.actor(who), **given)


def problem(refusal) -> tuple[str | None, str, str]:
    (found,) = refusal.value.problems
    return found.field, found.code, str(found)


def test_a_room_is_had_once_at_a_time(office, rooms):
    booked(office, rooms.small, span(9, 11, after=30))
    with pytest.raises(Invalid) as refusal:
        booked(office, rooms.small, Span(moment(11), moment(12)), who="chief")
    field, code, words = problem(refusal)
    assert (field, code) == ("room", "taken")
    assert "Tập huấn" in words and "Hội trường (200)" in words and "11:30" in words
    assert booked(office, rooms.small, Span(moment(11, 30), moment(12)))


def test_who_may_not_read_a_booking_learns_only_that_the_room_is_taken(office, rooms):
    booked(office, rooms.small, is_private=True)
    with pytest.raises(Invalid) as refusal:
        booked(office, rooms.small, who="chief")
    assert "Tập huấn" not in problem(refusal)[2]
    (row,) = [one for one in day_of(office.actor("chief"), DAY).rows if one.room == rooms.small]
    (cell,) = [one for one in row.cells if one.standing]
    assert cell.standing.told is None and cell.columns == 8
    assert not Booking.objects.visible_to(office.actor("chief")).exists()
    assert Booking.objects.visible_to(office.actor("inspector")).count() == 1


def test_the_database_refuses_what_overlaps_whatever_wrote_it(office, rooms):
    one = booked(office, rooms.small)
    row = {name: getattr(one, name) for name in ("starts_at", "ends_at", "taken_from", "taken_until", "organisation")}
    with pytest.raises(IntegrityError, match="bookings_do_not_overlap"), transaction.atomic():
        Booking.objects.create(room=rooms.small, purpose="x", booked_at=clock.now(), **row)
    Booking.objects.create(room=rooms.large, purpose="x", booked_at=clock.now(), **row)
    domain.cancel(booking=one, by=office.actor("clerk"))
    Booking.objects.create(room=rooms.small, purpose="x", booked_at=clock.now(), **row)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_once_one_has_it():
    house = structure.found(code="h", names={"vi": "H"}, symbol="H", kind=OrganisationKind.OTHER, valid_from=DAY, by=BY)
    room = domain.add(organisation=house, name="A", capacity=9, by=BY)
    ready, came = threading.Barrier(2), []

    def ask() -> None:
        ready.wait(10)
        try:
            with clock.frozen(moment(8)):
                came.append(domain.book(room=room, span=span(), purpose="x", by=Actor.system("tests")).pk)
        except Invalid as refusal:
            came.append(refusal.problems[0].code)
        finally:
            connection.close()

    both = [threading.Thread(target=ask) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert "taken" in came and len(came) == 2
    assert Booking.objects.count() == 1


def test_another_time_is_proposed_within_the_hours_of_the_office(office, rooms):
    booked(office, rooms.small, span(9, 18))
    assert next_free(rooms.small, span(9, 11)) == moment(9, day=DAY + dt.timedelta(days=1))
    assert list(free_rooms(office.actor("clerk"), span(10, 12))) == [rooms.large]


def test_rooms_are_of_an_organisation_and_shared_downward(office, rooms):
    below = structure.found(
        code="below",
        names={"vi": "Đơn vị"},
        symbol="DV",
        kind=OrganisationKind.OTHER,
        valid_from=DAY,
        parent=office.ministry,
        by=BY,
    )
    office.ministry.refresh_from_db()
    there = Actor(person_id=office.holdings["officer"].person_id, organisation_ids=frozenset({below.pk}))
    assert not Room.objects.usable_by(there).exists()
    domain.change(room=rooms.elsewhere, is_shared=True, by=BY)
    assert list(Room.objects.usable_by(there)) == [rooms.elsewhere]
    assert set(Room.objects.visible_to(office.actor("secretary"))) == {rooms.small, rooms.large}
    assert Room.objects.visible_to(office.actor("administrator")).count() == 3
    with pytest.raises(NotAllowed):
        booked(office, rooms.elsewhere)
    with pytest.raises(NotAllowed):
        booked(office, rooms.small, who="member")


def test_only_an_administrator_keeps_rooms(office, rooms):
    with pytest.raises(NotAllowed):
        domain.add(organisation=office.agency, name="B", capacity=3, by=office.actor("secretary"))
    with pytest.raises(Invalid) as refusal:
        domain.add(organisation=office.agency, name=" Phòng  A2", capacity=0, by=office.actor("administrator"))
    assert {one.field for one in refusal.value.problems} == {"name", "capacity"}
    assert domain.change(room=rooms.small, capacity=2, by=BY) is None


def test_a_room_is_closed_when_nothing_stands_in_it_any_more(office, rooms):
    one = booked(office, rooms.small)
    with pytest.raises(Invalid, match="1 booking"):
        domain.close(room=rooms.small, valid_to=DAY, by=BY)
    domain.cancel(booking=one, by=office.actor("clerk"))
    domain.close(room=rooms.small, valid_to=DAY, by=BY)
    with pytest.raises(Invalid) as refusal:
        booked(office, rooms.small)
    assert problem(refusal)[:2] == ("room", "closed")
    domain.reopen(room=rooms.small, by=BY)
    with pytest.raises(NotNow):
        domain.reopen(room=rooms.small, by=BY)
    assert booked(office, rooms.small)


def test_a_booking_is_moved_and_cancelled_by_who_made_it(office, rooms):
    one = booked(office, rooms.small, span(9, 11, before=15))
    with pytest.raises(NotAllowed):
        domain.cancel(booking=one, by=office.actor("chief"))
    booked(office, rooms.large, who="chief")
    with pytest.raises(Invalid) as refusal:
        domain.move(booking=one, room=rooms.large, span=span(10, 12), by=office.actor("clerk"))
    assert problem(refusal)[1] == "taken"
    moved = domain.move(booking=one, room=rooms.large, span=span(13, 14), by=office.actor("clerk"))
    assert moved is not None and (moved.room, moved.minutes_before) == (rooms.large, 0)
    again = {"booking": one, "room": rooms.large, "span": span(13, 14), "by": office.actor("clerk")}
    assert domain.move(**again) is None
    assert domain.move(**again, purpose="Họp giao ban").purpose == "Họp giao ban"
    domain.cancel(booking=one, by=office.actor("clerk"))
    with pytest.raises(NotNow):
        domain.cancel(booking=one, by=office.actor("clerk"))
    told = Entry.objects.filter(kind__startswith="rooms.", on_kind="rooms.booking").values_list("facts", flat=True)
    assert "Tập huấn" not in str(list(told))


@pytest.mark.parametrize(
    ("when", "field"),
    [
        (Span(moment(11), moment(9)), "ends_at"),
        (Span(moment(7), moment(8)), "ends_at"),
        (Span(moment(9), moment(11) + dt.timedelta(days=20)), "ends_at"),
        (span(before=1000), "minutes_before"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused(office, rooms, when, field):
    with pytest.raises(Invalid) as refusal:
        booked(office, rooms.small, when)
    assert field in {one.field for one in refusal.value.problems}


def test_a_week_shows_every_day_of_it(office, rooms):
    booked(office, rooms.small)
    booked(office, rooms.small, Span(moment(22), moment(1, day=DAY + dt.timedelta(days=1))))
    (row,) = [one for one in week_of(office.actor("clerk"), DAY) if one.room == rooms.small]
    assert [len(found) for _day, found in row.days] == [2, 1, 0, 0, 0, 0, 0]
    assert row.days[0][0] == DAY
    assert day_of(office.actor("clerk"), DAY).hours[-1] == 18
