"""Who is present, counted by the database, is who is present by the list; and what is told of one who comes."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.meetings import domain, live
from decreta.meetings.enums import Counted, Part, Presence, Removed
from decreta.meetings.models import Attendance, Invitation, Sitting
from decreta.meetings.queries import room as rooms
from decreta.meetings.queries.room import board_of, room_of, seat_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.meetings.queries.tally import tally_of
from decreta.organisation.models import Holding
from tests.meetings.office import DAY, invitation_of, moment, opened, secretary


def entry() -> Entry:
    return Entry.objects.order_by("pk").last()


def both(sitting: Sitting) -> list[tuple[object, ...]]:
    """What the list says and what the count says."""
    rules = rules_of(sitting.body, on=DAY)
    return [
        (
            *(found.in_room, found.remote, found.members, found.absent, found.has_chair),
            *(found.quorum(replace(rules, counted=counted)) for counted in Counted),
        )
        for found in (board_of(sitting), tally_of(sitting))
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_count_says_what_the_list_says(office, seed):
    chance = random.Random(seed)
    sitting = opened(office)
    domain.invite(sitting=sitting, holding=office.holdings["officer"], part=Part.GUEST, by=secretary(office))
    seats = list(Invitation.objects.filter(sitting=sitting).order_by("pk"))
    guest = next(one for one in seats if one.part == Part.GUEST)
    found = set()

    def come(one: Invitation) -> None:
        # Nobody stays twice at a time; in a closed sitting a stay is entered that went on to its end.
        ends = sitting.closed_at
        lasting = Q(left_at=None) | Q(left_at=ends)
        Attendance.objects.filter(lasting, invitation=one).update(left_at=moment(9, chance.randrange(5)))
        if chance.random() < 0.7:
            stay = {"presence": chance.choice(Presence.values), "came_at": moment(9, 5 + chance.randrange(50))}
            Attendance.objects.create(invitation=one, left_at=ends, **stay)

    def remove(one: Invitation) -> None:
        Invitation.objects.filter(pk=one.pk).update(removed_as=chance.choice(["", *Removed.values]))

    def vote(one: Invitation) -> None:
        Invitation.objects.filter(pk=one.pk).update(has_vote=chance.random() < 0.5)

    def stand_in(one: Invitation) -> None:
        Invitation.objects.filter(pk=guest.pk).update(sits_for=chance.choice([None, one.pk]))

    def leave_the_body(one: Invitation) -> None:
        until = chance.choice([None, DAY, DAY + dt.timedelta(days=1)])
        Holding.objects.filter(pk=one.holding_id).update(valid_to=until)

    def close(_one: Invitation) -> None:
        closed = chance.random() < 0.5
        at = moment(10, 30) if closed else None
        Attendance.objects.filter(invitation__sitting=sitting, left_at=None).update(left_at=at)
        Sitting.objects.filter(pk=sitting.pk).update(state="closed" if closed else "open", closed_at=at)

    acts = (come, come, come, remove, vote, stand_in, leave_the_body, close)
    for _step in range(25):
        one = chance.choice([seat for seat in seats if seat != guest or chance.random() < 0.5])
        act = chance.choice(acts)
        if act is stand_in and one == guest:
            continue
        act(one)
        sitting = Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)
        listed, counted = both(sitting)
        assert listed == counted, act.__name__
        found.add(listed)
    assert len(found) >= 3


def test_who_is_not_invited_is_counted_as_absent(office):
    sitting = opened(office)
    invitation_of(sitting, office, "member").delete()
    listed, counted = both(sitting)
    assert listed == counted and counted[3] == listed[3] > 0


def test_the_count_is_one_statement_and_the_own_seat_another(office):
    sitting = opened(office)
    tally_of(sitting)
    with CaptureQueriesContext(connection) as asked:
        tally_of(sitting)
    assert len(asked) == 1
    room = room_of(sitting)
    with CaptureQueriesContext(connection) as asked:
        seat, again = room.seat_of(office.actor("head")), room.seat_of(office.actor("head"))
    assert seat is again and seat.presence == Presence.IN_ROOM
    assert sum("meetings_invitation" in one["sql"] for one in asked.captured_queries) == 1
    assert seat_of(sitting, office.actor("officer")) is None


def pieces(sitting, view) -> dict[str, str]:
    found = list(live.fragments(live.topic_of(sitting), view, entry()))
    assert len({one.target for one in found}) == len(found)
    return {one.target: one.html for one in found}


def test_of_one_who_comes_only_what_shows_it_is_sent(office, monkeypatch):
    sitting = opened(office)
    mine = invitation_of(sitting, office, "member")
    for act in (
        lambda: domain.check_in(invitation=mine, presence="remote", by=secretary(office)),
        lambda: domain.leave(invitation=mine, by=secretary(office)),
    ):
        act()
        assert live.gathers(entry())
        assert set(pieces(sitting, "member")) == set(pieces(sitting, "hall")) == {"present"}
        # Whoever is put down to speak is chosen among those who are there.
        assert set(pieces(sitting, "staff")) == {"present", "chair-present", "desk-rows", "floor"}
    with CaptureQueriesContext(connection) as asked:
        pieces(sitting, "member")
    assert len(asked) <= 4  # with the entry, the sitting and the body's rules
    monkeypatch.setattr(rooms, "MOST_LISTED", 2)
    assert set(pieces(sitting, "staff")) == {"present", "chair-present"}


def test_of_one_by_whom_more_changes_everything_is_sent(office):
    sitting = opened(office)
    member, deputy = (invitation_of(sitting, office, who) for who in ("member", "deputy"))
    domain.invite(sitting=sitting, holding=office.holdings["officer"], part=Part.GUEST, by=secretary(office))
    Invitation.objects.filter(holding=office.holdings["officer"]).update(named_by=member)
    for act in (
        lambda: domain.check_in(invitation=member, presence="in_room", by=secretary(office)),
        lambda: domain.leave(invitation=member, by=secretary(office)),
    ):
        act()
        assert entry().facts["stood_for"] and not live.gathers(entry())
        assert "current-point" in pieces(sitting, "member")
    domain.check_in(invitation=deputy, presence="in_room", by=secretary(office))
    assert live.gathers(entry()) and "stood_for" not in entry().facts
    domain.hand_over_chair(sitting=sitting, to=deputy, by=office.actor("head"))
    domain.leave(invitation=deputy, by=secretary(office))
    assert entry().facts["presided"] and not live.gathers(entry())


@pytest.mark.parametrize("view", ["member", "staff", "hall"])
def test_what_is_sent_is_what_the_page_would_show(office, view):
    """Of the pieces that are not sent none would read otherwise."""
    sitting, keeps = opened(office), live.gathers
    mine = invitation_of(sitting, office, "deputy")
    before = _all(sitting, view)
    domain.check_in(invitation=mine, presence="in_room", by=secretary(office))
    sent, after = pieces(sitting, view), _all(sitting, view)
    assert live.gathers is keeps
    changed = {name for name, html in after.items() if before[name] != html}
    assert changed and changed <= set(sent)
    assert {name: after[name] for name in changed} == {name: sent[name] for name in changed}


def _all(sitting, view) -> dict[str, str]:
    """Every piece as it is sent where more has changed."""
    whole = Entry(kind="meetings.sitting_changed", on_kind="meetings.sitting", on_id=str(sitting.pk), facts={})
    return {one.target: one.html for one in live.fragments(live.topic_of(sitting), view, whole)}


def test_the_desk_of_a_large_sitting_finds_by_name(office, client, monkeypatch):
    monkeypatch.setattr(rooms, "MOST_LISTED", 2)
    sitting = opened(office)
    name = office.holdings["member"].person.full_name
    client.force_login(office.holdings["secretary"].person.user)
    address, mine = reverse("meetings:desk", args=[sitting.pk]), invitation_of(sitting, office, "member")
    press = reverse("meetings:check_in", args=[mine.pk])
    empty = client.get(address).content.decode()
    assert 'name="who"' in empty and press not in empty and name not in empty
    assert press in client.get(address, {"who": name}).content.decode()
    assert "<tbody>" not in client.get(address, {"who": "khongco"}).content.decode()
    answer = client.post(press, {"presence": "in_room", "to": "desk"}, follow=True)
    assert name in answer.content.decode(), "that he is noted is said, since no list shows it"
    assert tally_of(sitting).in_room == 2
