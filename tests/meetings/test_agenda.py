"""The order of an agenda, its numbers, its times."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain
from decreta.meetings.enums import Audience, PointKind, Purpose, Share
from decreta.meetings.happenings import happenings_of
from decreta.meetings.models import AgendaItem, PointSpan, Sitting
from decreta.meetings.queries.room import room_of
from decreta.minutes.queries import terms
from decreta.minutes.queries.computing import computed, facts_of
from tests.meetings.office import convened, invitation_of, moment, points, secretary, sitting_of


def numbers(sitting) -> list[tuple[str, str]]:
    return [(one.number, one.title) for one in AgendaItem.objects.filter(sitting=sitting)]


@pytest.fixture
def agenda(office):
    """A heading with two points under it, and a point after them."""
    sitting, by = sitting_of(office), secretary(office)
    domain.invite_members(sitting=sitting, by=by)
    domain.add_point(sitting=sitting, title="Chính sách", kind=PointKind.HEADING, by=by)
    for title in ("Thể chế", "Hạ tầng"):
        item = domain.add_point(sitting=sitting, title=title, minutes=20, by=by)
        domain.indent_point(item=item, direction="in", by=by)
    domain.add_point(sitting=sitting, title="Việc khác", purpose=Purpose.INFORMATION, minutes=10, by=by)
    return sitting


def test_numbers_follow_from_order_and_level(office, agenda):
    assert numbers(agenda) == [("1", "Chính sách"), ("1.1", "Thể chế"), ("1.2", "Hạ tầng"), ("2", "Việc khác")]


def test_a_heading_moves_with_what_stands_under_it(office, agenda):
    by, heading = secretary(office), points(agenda)[0]
    assert domain.move_point(item=heading, direction="up", by=by) is None
    assert domain.move_point(item=heading, direction="down", by=by).number == "2"
    assert numbers(agenda) == [("1", "Việc khác"), ("2", "Chính sách"), ("2.1", "Thể chế"), ("2.2", "Hạ tầng")]
    assert domain.move_point(item=points(agenda)[2], direction="up", by=by) is None  # the first under its heading
    assert domain.move_point(item=points(agenda)[3], direction="up", by=by).number == "2.1"


def test_a_level_is_one_below_the_line_before_at_most(office, agenda):
    by = secretary(office)
    first, second, third, last = points(agenda)
    assert domain.indent_point(item=first, direction="in", by=by) is None
    assert domain.indent_point(item=second, direction="in", by=by) is None
    assert domain.indent_point(item=third, direction="in", by=by).number == "1.1.1"
    assert domain.indent_point(item=third, direction="in", by=by) is None
    assert domain.indent_point(item=second, direction="out", by=by).number == "2"
    assert numbers(agenda)[2] == ("2.1", "Hạ tầng")
    assert domain.indent_point(item=last, direction="out", by=by) is None


def test_what_stood_under_a_removed_heading_comes_up(office, agenda):
    domain.remove_point(item=points(agenda)[0], by=secretary(office))
    assert numbers(agenda) == [("1", "Thể chế"), ("2", "Hạ tầng"), ("3", "Việc khác")]


def test_what_comes_after_the_convocation_is_late(office, agenda):
    by = secretary(office)
    domain.convene(sitting=agenda, by=by)
    agenda.refresh_from_db()
    assert domain.add_point(sitting=agenda, title="Việc gấp", by=by).is_late
    assert not domain.add_point(sitting=agenda, title="Phần gấp", kind=PointKind.HEADING, by=by).is_late
    assert not points(agenda)[1].is_late


def test_a_heading_is_never_taken_up(office, agenda):
    by = secretary(office)
    domain.convene(sitting=agenda, by=by)
    domain.open_sitting(sitting=agenda, by=by)
    heading, first = points(agenda)[:2]
    assert agenda.current_item_id == first.pk
    for act in (
        lambda: domain.go_to_point(sitting=agenda, item=heading, by=by),
        lambda: domain.write_conclusion(item=heading, text="Không.", by=by),
    ):
        with pytest.raises(NotNow, match="heading"):
            act()


def test_headings_alone_are_no_agenda(office):
    sitting, by = sitting_of(office), secretary(office)
    domain.invite_members(sitting=sitting, by=by)
    domain.add_point(sitting=sitting, title="Phần", kind=PointKind.HEADING, by=by)
    with pytest.raises(NotNow, match="no point"):
        domain.convene(sitting=sitting, by=by)


def test_times_are_planned_then_expected_then_known(office, agenda):
    by = secretary(office)
    room = room_of(agenda)
    begins = [line.slot and line.slot.begins_at for line in room.lines]
    assert begins == [None, moment(9), moment(9, 20), moment(9, 40)]
    assert (room.timing.planned_minutes, room.timing.ends_at, room.overrun) == (50, moment(9, 50), 0)
    domain.convene(sitting=agenda, by=by)
    with clock.frozen(moment(9, 5)):
        domain.open_sitting(sitting=agenda, by=by)
    with clock.frozen(moment(9, 35)):  # the first takes longer than its 20 minutes
        room = room_of(agenda)
        assert room.lines[2].slot.begins_at == moment(9, 35) and room.timing.ends_at == moment(10, 5)
        domain.go_to_point(sitting=agenda, item=points(agenda)[2], by=by)
    with clock.frozen(moment(9, 45)):
        room = room_of(agenda)
        assert (room.lines[1].slot.took, room.lines[1].slot.over) == (30, 10)
        assert room.lines[3].slot.begins_at == moment(9, 55)
        domain.close_sitting(sitting=agenda, by=by)
    room = room_of(agenda)
    assert [line.slot and line.slot.took for line in room.lines] == [None, 30, 10, None]
    assert room.timing.ends_at == moment(9, 45)


def test_a_point_that_is_taken_up_again_counts_its_own_time_alone(office, agenda):
    """Twenty minutes planned: eight, then nine of another, then seven more; the minutes say so."""
    by = secretary(office)
    domain.convene(sitting=agenda, by=by)
    with clock.frozen(moment(9)):
        domain.open_sitting(sitting=agenda, by=by)
    first, second = points(agenda)[1:3]
    for minute, item in ((8, second), (17, first)):
        with clock.frozen(moment(9, minute)):
            domain.go_to_point(sitting=agenda, item=item, by=by)
    with clock.frozen(moment(9, 18)):
        room = room_of(agenda)
        assert room.current.resumed_at == moment(9, 17)
        assert room.timing.slots[second.pk].took == 9 and room.timing.slots[first.pk].took is None
        assert room.lines[3].slot.begins_at == moment(9, 29)  # twelve of its twenty minutes are left from 9:17
    with clock.frozen(moment(9, 24)):
        domain.close_sitting(sitting=agenda, by=by)
    room = room_of(agenda)
    assert [line.slot and line.slot.took for line in room.lines] == [None, 15, 9, None]
    told = [one.words for one in happenings_of(agenda) if one.point == first.pk]
    assert [one.split(":")[0] for one in told] == [
        f"Point {first.number} was taken up",
        f"Point {first.number} was left.",
        f"Point {first.number} was taken up again",
        f"Point {first.number} was left.",
    ]
    text = next(one.text for one in computed(facts_of(agenda)) if one.key == f"course:{first.pk}")
    assert "(09:00 – 09:08; 09:17 – 09:24): 15 minutes in all, planned 20." in text
    over_terms = terms.points(Sitting.objects.filter(pk=agenda.pk), by).get(pk=first.pk)
    assert over_terms.took_time == dt.timedelta(minutes=15)


def test_what_was_at_hand_before_spans_were_kept_has_one(office, agenda):
    by = secretary(office)
    domain.convene(sitting=agenda, by=by)
    with clock.frozen(moment(9)):
        domain.open_sitting(sitting=agenda, by=by)
    PointSpan.objects.all().delete()
    with clock.frozen(moment(9, 12)):
        domain.go_to_point(sitting=agenda, item=points(agenda)[2], by=by)
        assert room_of(agenda).lines[1].slot.took == 12
    PointSpan.objects.all().delete()
    assert room_of(agenda).lines[1].slot.took == 12


def test_opening_does_not_begin_what_is_by_consent(office):
    """Neither the first point nor the only one: it waits to be adopted with the others, or to be taken up."""
    by = secretary(office)
    for has_more in (True, False):
        sitting = sitting_of(office)
        domain.invite_members(sitting=sitting, by=by)
        consent = domain.add_point(sitting=sitting, title="Biên bản", purpose=Purpose.CONSENT, by=by)
        if has_more:
            domain.add_point(sitting=sitting, title="Ngân sách", by=by)
        domain.convene(sitting=sitting, by=by)
        domain.open_sitting(sitting=sitting, by=by)
        current = room_of(sitting).current
        assert (current.title if current else None) == ("Ngân sách" if has_more else None)
        assert AgendaItem.objects.get(pk=consent.pk).began_at is None
        assert room_of(sitting).next_point.pk == consent.pk  # the chair does not pass it over
        domain.close_sitting(sitting=sitting, by=by)


def test_an_agenda_that_is_too_long_says_by_how_much(office):
    sitting = sitting_of(office, ends_at=moment(9, 30))
    domain.add_point(sitting=sitting, title="Dài", minutes=45, by=secretary(office))
    assert room_of(sitting).overrun == 15
    assert room_of(sitting).timing.ends_at - sitting.starts_at == dt.timedelta(minutes=45)


def test_what_everybody_reads_is_listed(office, agenda):
    by = secretary(office)
    with pytest.raises(Invalid):
        domain.restrict_point(item=points(agenda)[1], audience=Audience.EVERYBODY, is_listed=False, by=by)
    item = points(agenda)[1]
    assert domain.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=by).number == "C1"
    assert [number for number, _title in numbers(agenda)] == ["1", "C1", "1.1", "2"]
    assert domain.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=by) is None
    # The chair decides too; a member does not.
    assert domain.restrict_point(item=item, audience=Audience.EVERYBODY, is_listed=True, by=office.actor("head"))
    with pytest.raises(NotAllowed):
        domain.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=office.actor("member"))


def test_only_who_is_invited_has_a_share_in_a_point(office):
    by = secretary(office)
    sitting, other = convened(office), convened(office)
    item = points(sitting)[0]
    stranger = invitation_of(other, office, "member")
    with pytest.raises(Invalid, match="invited"):
        domain.share_point(item=item, shares=[(stranger, Share.GUEST)], by=by)
    with pytest.raises(Invalid, match="invited"):
        domain.restrict_paper(paper=item.papers.get(), audience=Audience.NAMED, readers=[stranger], by=by)
    own = invitation_of(sitting, office, "member")
    with pytest.raises(Invalid):
        domain.share_point(item=item, shares=[(own, "friend")], by=by)
    assert domain.share_point(item=item, shares=[(own, Share.GUEST)], by=by)
    assert domain.share_point(item=item, shares=[(own, Share.GUEST)], by=by) is None
    assert domain.share_point(item=item, shares=[], by=by)
