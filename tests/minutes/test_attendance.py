"""Attendance over a term counts members as the minutes of each sitting do."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.core import clock
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.minutes.queries.computing import facts_of
from decreta.minutes.queries.terms import Member, attendance, held
from decreta.organisation.models import Holding
from tests.meetings.office import DAY, moment, secretary
from tests.voting.office import actor, chair_of, fresh, session_of, voters


@pytest.fixture
def sitting(office):
    """Four members and the chair; the last is absent."""
    return session_of(office, members=4, present=4)


def over(office) -> dict[str, Member]:
    return {one.person: one for one in attendance(held(secretary(office), office.body, office.term))}


def close(office, sitting) -> Sitting:
    with clock.frozen(moment(10, 30)):
        meetings.close_sitting(sitting=Sitting.objects.get(pk=sitting.pk), by=secretary(office))
    return Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)


def agrees(office, sitting) -> None:
    """Whom the minutes tell of, the table counts; and nobody else."""
    facts, rows = facts_of(sitting), over(office)
    assert {one.holding.person.full_name for one in facts.members} == {n for n, one in rows.items() if one.invited}
    assert {one.person.full_name for one in facts.left_out} == {n for n, one in rows.items() if one.not_invited}
    assert facts.all_members == sum(one.invited + one.not_invited for one in rows.values())
    came = {one.holding.person.full_name for one in facts.members if facts.came(one)}
    assert came == {n for n, one in rows.items() if one.present}
    stood_for = {one.holding.person.full_name for one in facts.members if facts.represented(one)}
    assert stood_for == {n for n, one in rows.items() if one.represented}


def test_who_has_left_the_body_before_the_day_is_no_member_there(office, sitting):
    away = voters(sitting)[3]
    name = away.holding.person.full_name
    closed = close(office, sitting)
    assert (over(office)[name].invited, over(office)[name].absent) == (1, 1)
    Holding.objects.filter(pk=away.holding_id).update(valid_to=DAY)
    assert name not in over(office)
    agrees(office, closed)


def test_a_member_who_was_not_invited_counts_as_such_and_not_as_absent(office, sitting):
    away = voters(sitting)[3]
    name = away.holding.person.full_name
    away.delete()
    closed = close(office, sitting)
    row = over(office)[name]
    assert (row.invited, row.not_invited, row.absent, row.share) == (0, 1, 0, None)
    agrees(office, closed)


def test_in_whose_place_another_voted_was_represented_and_neither_excused_nor_absent(office, sitting):
    absent = voters(sitting)[3]
    name = absent.holding.person.full_name
    meetings.answer_invitation(invitation=fresh(absent), answer="excused", reason="Đi công tác", by=actor(absent))
    guest = fresh(sitting.invitations.filter(part="guest").first())
    meetings.check_in(invitation=guest, presence="in_room", by=secretary(office))
    meetings.set_voting_right(
        invitation=guest, has_vote=True, weight=1, sits_for=absent, reason="Giấy cử", by=secretary(office)
    )
    closed = close(office, sitting)
    row = over(office)[name]
    assert (row.present, row.represented, row.excused, row.absent) == (0, 1, 0, 0)
    agrees(office, closed)


def test_who_was_excluded_and_whose_seat_ended_in_session_were_there_until_then(office, sitting):
    one, two = voters(sitting)[:2]
    with clock.frozen(moment(9)):
        meetings.exclude(invitation=fresh(one), reason="Làm mất trật tự", by=actor(chair_of(sitting)))
        meetings.end_seat(invitation=fresh(two), reason="Thôi nhiệm vụ", by=secretary(office))
    closed = close(office, sitting)
    for each in (one, two):
        row = over(office)[each.holding.person.full_name]
        assert (row.invited, row.present, row.minutes) == (1, 1, 30)
    agrees(office, closed)


def test_each_sitting_counts_by_its_own_day(office, sitting):
    """A later member was none at the first sitting; who left afterwards was one."""
    one = voters(sitting)[0]
    close(office, sitting)
    Holding.objects.filter(pk=one.holding_id).update(valid_to=DAY + dt.timedelta(days=1))
    fresh_member = Holding.objects.create(
        person=office.holdings["chief"].person, post=one.holding.post, valid_from=DAY + dt.timedelta(days=1)
    )
    rows = over(office)
    assert rows[one.holding.person.full_name].invited == 1
    assert fresh_member.person.full_name not in rows


def test_the_page_and_the_file_have_the_columns(office, sitting, client):
    close(office, sitting)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    page = client.get(reverse("minutes:attendance")).content.decode()
    assert "Represented" in page and "Not invited" in page
