"""The rules by which a body decides: set by its secretary, kept in versions, shown with their arithmetic."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.meetings import domain
from decreta.meetings.deciding import Share
from decreta.meetings.enums import Counted, Subject
from decreta.meetings.queries.room import room_of
from decreta.meetings.queries.rulebooks import rules_of, versions_of
from tests.meetings.office import DAY, invitation_of, opened, secretary, with_agenda


def laid_down(office, **facts):
    """A version of the committee's rules with another quorum."""
    wanted = replace(rules_of(office.body, on=DAY), quorum=Share(1, 2, is_more_than=True), book=None)
    given = {"valid_from": DAY, "authority": "12-QĐ/BCĐ", "of_version": 0, "wanted": wanted, **facts}
    return domain.set_rules(body=office.body, by=secretary(office), **given)


def test_a_body_goes_by_its_regime_until_it_sets_its_own_rules(office):
    before = rules_of(office.body, on=DAY)
    assert before.book is None
    assert before.of(Subject.ORDINARY).majority.words == "more than half of all members"
    book = laid_down(office, valid_from=DAY + dt.timedelta(days=1))
    assert rules_of(office.body, on=DAY).book is None
    assert rules_of(office.body, on=DAY + dt.timedelta(days=1)).book == book


def test_of_versions_of_one_day_the_newest_holds_and_none_is_changed(office):
    first, second = laid_down(office), laid_down(office, of_version=1)
    assert rules_of(office.body, on=DAY).book == second
    assert [one.book for one in versions_of(office.body)] == [second, first]
    first.authority = "13-QĐ/BCĐ"
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        first.save()


def test_who_has_not_read_the_newest_version_sets_none(office):
    laid_down(office)
    with pytest.raises(Stale):
        laid_down(office)
    with pytest.raises(NotAllowed):
        domain.set_rules(
            body=office.body,
            wanted=rules_of(office.body, on=DAY),
            valid_from=DAY,
            authority="x",
            of_version=1,
            by=office.actor("member"),
        )


def test_everything_that_is_wrong_is_said_at_once(office):
    wanted = replace(rules_of(office.body, on=DAY), quorum=Share(3, 2), proposers=(), convocation_days=400, subjects=())
    with pytest.raises(Invalid) as refusal:
        laid_down(office, wanted=wanted, authority=" ")
    fields = {one.field for one in refusal.value.problems}
    assert fields == {"authority", "quorum", "convocation_days", "proposers", None}


def test_the_room_shows_the_quorum_with_its_arithmetic(office, client):
    laid_down(office)
    sitting = opened(office)
    assert room_of(sitting).quorum.words == "1 of 3 present, 2 needed: not quorate"
    domain.check_in(invitation=invitation_of(sitting, office, "member"), presence="remote", by=office.actor("member"))
    client.force_login(office.holdings["secretary"].person.user)
    for page in ("room", "chair", "hall"):
        text = client.get(reverse(f"meetings:{page}", args=[sitting.pk]), headers={"accept-language": "en"})
        assert 'class="quorum is-reached"' in text.content.decode(), page


def test_who_has_no_vote_is_not_counted_where_only_votes_count(office):
    wanted = replace(rules_of(office.body, on=DAY), counted=Counted.WITH_VOTE)
    laid_down(office, wanted=wanted)
    sitting = opened(office)
    right = {"has_vote": False, "weight": 1, "by": secretary(office)}
    assert domain.set_voting_right(invitation=invitation_of(sitting, office, "member"), **right) is not None
    assert domain.set_voting_right(invitation=invitation_of(sitting, office, "member"), **right) is None
    assert room_of(sitting).quorum.members == 2


def test_a_substitute_fills_the_seat_of_whom_he_sits_for(office):
    sitting = with_agenda(office)
    by = secretary(office)
    guest = domain.invite(sitting=sitting, holding=office.holdings["officer"], part="guest", by=by)
    absent = invitation_of(sitting, office, "member")
    right = {"has_vote": True, "weight": 1, "by": by, "reason": "Đi công tác"}
    with pytest.raises(Invalid, match="State the reason"):
        domain.set_voting_right(invitation=guest, sits_for=absent, **(right | {"reason": ""}))
    domain.set_voting_right(invitation=guest, sits_for=absent, **right)
    domain.convene(sitting=sitting, by=by)
    domain.check_in(invitation=guest, presence="in_room", by=by)
    seat = next(one for one in room_of(sitting).board.seats if one.invitation == absent)
    assert seat.substituted_by == str(guest.holding.person.full_name)
    assert room_of(sitting).quorum.present == 1
    absent = invitation_of(sitting, office, "member")
    domain.check_in(invitation=absent, presence="in_room", by=by)
    with pytest.raises(NotNow):
        domain.set_voting_right(invitation=guest, sits_for=absent, **(right | {"weight": 2}))


def test_a_secretary_sets_the_rules_on_a_page_and_everybody_reads_them(office, client):
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:set_rules", args=[office.body.pk])
    form = client.get(address).context["form"]
    sent = {name: value for name, value in form.initial.items() if value != ""} | {"authority": "12-QĐ/BCĐ"}
    sent |= {"share_quorum": "own", "own_quorum": ">3/5", "valid_from": "10/03/2025", "version": 0}
    assert client.post(address, sent | {"own_quorum": "5/3"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert rules_of(office.body, on=DAY).quorum == Share(3, 5, is_more_than=True)
    client.force_login(office.holdings["member"].person.user)
    assert "12-QĐ/BCĐ" in client.get(reverse("meetings:rules", args=[office.body.pk])).content.decode()
    assert client.get(address).status_code == 404


def test_the_right_to_vote_is_set_on_a_page(office, client):
    sitting = with_agenda(office)
    client.force_login(office.holdings["secretary"].person.user)
    invitation = invitation_of(sitting, office, "member")
    address = reverse("meetings:voting_right", args=[invitation.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"has_vote": "on", "weight": "0"}).status_code == 422
    assert client.post(address, {"has_vote": "on", "weight": "3"}).status_code == 302
    invitation.refresh_from_db()
    assert invitation.weight == 3
