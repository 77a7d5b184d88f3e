"""A sitting has its room for its time: booked, moved and given back with it."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.core.errors import Invalid
from decreta.meetings import domain
from decreta.meetings.domain.calendar_entries import calendar_entry
from decreta.meetings.queries.places import placed
from decreta.organisation.queries.actors import actor_for
from decreta.rooms import domain as room_acts
from decreta.rooms.models import Booking
from decreta.rooms.queries.free import Span
from decreta.rooms.queries.schedule import day_of
from tests.meetings.office import DAY, convened, moment, secretary, sitting_of, with_agenda


def fields(refusal) -> set[tuple[str | None, str]]:
    return {(one.field, one.code) for one in refusal.value.problems}


def test_a_sitting_books_its_room_and_is_invited_to_it(office, rooms):
    sitting = sitting_of(office, room=rooms.small, place="", minutes_before=15)
    assert sitting.place == "Phòng A2, Nhà A, tầng 2"
    assert sitting.booking.taken_from == moment(8, 45)
    entry = calendar_entry(sitting, method="REQUEST", language="vi")
    assert "LOCATION:Phòng A2\\, Nhà A\\, tầng 2" in entry


def test_a_taken_room_is_refused_with_everything_else(office, rooms):
    sitting_of(office, room=rooms.small)
    with pytest.raises(Invalid) as refusal:
        sitting_of(office, room=rooms.small, title="")
    assert fields(refusal) == {("title", "required"), ("room", "taken")}
    assert "Second session" in str(refusal.value) or "Phiên họp thứ hai" in str(refusal.value)
    with pytest.raises(Invalid) as refusal:
        sitting_of(office, room=rooms.elsewhere)
    assert fields(refusal) == {("room", "not_its_room")}


def test_the_room_moves_with_the_sitting_or_the_sitting_stays(office, rooms):
    sitting = convened(office, room=rooms.small)
    room_acts.book(room=rooms.small, span=Span(moment(14), moment(15)), purpose="Tập huấn", by=office.actor("clerk"))
    by = secretary(office)
    with pytest.raises(Invalid) as refusal:
        domain.change_sitting(sitting=sitting, starts_at=moment(13), ends_at=moment(15), by=by)
    assert fields(refusal) == {("room", "taken")}
    sitting.refresh_from_db()
    assert sitting.starts_at == moment(9)
    domain.change_sitting(sitting=sitting, starts_at=moment(10), ends_at=moment(12), by=by)
    booking = Booking.objects.get(pk=sitting.booking_id)
    assert (booking.starts_at, booking.ends_at) == (moment(10), moment(12))
    domain.change_sitting(sitting=sitting, title="Phiên họp mới", by=by)
    domain.change_sitting(sitting=sitting, room=rooms.large, by=by)
    assert sitting.place == "Hội trường" and sitting.booking.pk == booking.pk
    domain.change_sitting(sitting=sitting, place="Trực tuyến", by=by)
    assert sitting.room is None and sitting.place == "Trực tuyến"
    assert not Booking.objects.live().filter(room=rooms.large).exists()


def test_a_cancelled_sitting_gives_its_room_back(office, rooms):
    sitting = convened(office, room=rooms.small)
    domain.cancel_sitting(sitting=sitting, reason="Trùng lịch", by=secretary(office))
    assert sitting.room is None
    assert sitting_of(office, room=rooms.small).room == rooms.small


def test_a_sitting_that_closes_early_leaves_its_room(office, rooms):
    sitting = convened(office, room=rooms.small, minutes_after=15)
    by = secretary(office)
    domain.open_sitting(sitting=sitting, by=by)
    with clock.frozen(moment(10)):
        domain.close_sitting(sitting=sitting, by=by)
    assert Booking.objects.get().taken_until == moment(10, 15)


@pytest.mark.parametrize("minutes", [1, 3])
def test_it_closes_in_the_first_minutes_of_its_rooms_time_too(office, rooms, minutes):
    sitting = convened(office, room=rooms.small, minutes_after=15)
    by = secretary(office)
    domain.open_sitting(sitting=sitting, by=by)
    with clock.frozen(moment(9, minutes)):
        domain.close_sitting(sitting=sitting, by=by)
    sitting.refresh_from_db()
    assert sitting.state == "closed"
    assert Booking.objects.get().taken_until == moment(9, 15 + minutes)


@pytest.mark.parametrize("close_at", [moment(8, 40), moment(9)])
def test_it_gives_a_room_back_whose_time_has_not_begun(office, rooms, close_at):
    sitting = convened(office, room=rooms.small)
    by = secretary(office)
    domain.open_sitting(sitting=sitting, by=by)
    with clock.frozen(close_at):
        domain.close_sitting(sitting=sitting, by=by)
    sitting.refresh_from_db()
    assert (sitting.state, sitting.place) == ("closed", "Phòng A2, Nhà A, tầng 2")
    assert not Booking.objects.live().exists()


def test_nothing_of_a_sitting_stands_in_the_calendar_for_whom_it_is_not(office, rooms):
    """Prepared: only the secretary reads it. Convened: those invited too. The clerk of the house sees a stub."""

    def words(who: str) -> list[str | None]:
        rows = day_of(office.actor(who), DAY).rows
        standing = [cell.standing for row in rows for cell in row.cells if cell.standing]
        return [one.told.words if one.told else None for one in standing]

    sitting = with_agenda(office, room=rooms.small)
    assert words("secretary") == [sitting.shown_title]
    assert words("member") == words("chief") == [None]
    domain.convene(sitting=sitting, by=secretary(office))
    assert words("member") == [sitting.shown_title]
    assert words("chief") == [None]
    assert not Booking.objects.visible_to(office.actor("chief")).exists()
    assert actor_for(office.holdings["chief"]).organisation_ids  # it is his house, and yet


def test_more_invited_than_seats_and_an_agenda_too_long_are_said(office, rooms):
    sitting = with_agenda(office, room=rooms.small)
    by = secretary(office)
    found = placed(sitting, by, seats=3, ends_at=moment(11))
    assert found is not None and found.is_too_small and found.collides is None
    room_acts.book(room=rooms.small, span=Span(moment(11), moment(12)), purpose="Tập huấn", by=office.actor("clerk"))
    found = placed(sitting, by, seats=2, ends_at=moment(11, 30))
    assert found is not None and not found.is_too_small and found.collides is not None
