"""A seat ends while the session runs: what was cast, said and moved stays, and nothing more comes."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings import live
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries import room
from decreta.meetings.queries.membership import membership_of
from decreta.meetings.queries.room import board_of
from decreta.minutes.queries.computing import computed, facts_of
from decreta.organisation.models import Holding
from decreta.speaking import domain as speaking
from decreta.speaking.models import Speech
from decreta.voting import domain
from decreta.voting import live as told_of_votes
from decreta.voting.models import Ballot
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import moment, secretary
from tests.voting import secret_office as secret
from tests.voting.office import actor, chair_of, fresh, item_of, put, session_of, vote, voters
from tests.voting.test_rights import with_proxies


@pytest.fixture
def sitting(office):
    """Four members and the chair, all present."""
    return session_of(office)


def read(sitting: Sitting) -> Sitting:
    return Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)


def exclude(sitting, one, **facts):
    given = {"reason": "Gây mất trật tự", "by": actor(chair_of(sitting)), **facts}
    return meetings.exclude(invitation=fresh(one), **given)


def end_seat(office, one, **facts):
    return meetings.end_seat(invitation=fresh(one), reason="Thôi làm ủy viên", by=secretary(office), **facts)


def test_who_is_excluded_sees_the_sitting_no_more_and_his_pages_get_nothing(office, sitting):
    one = voters(sitting)[0]
    topic = live.topic_of(sitting)
    assert live.view_class(topic, actor(one)) == live.MEMBER
    exclude(sitting, one)
    assert live.view_class(topic, actor(one)) is None
    assert not Sitting.objects.visible_to(actor(one)).exists()
    with pytest.raises(NotNow, match="excluded"):
        meetings.check_in(invitation=fresh(one), presence="in_room", by=actor(one))


def test_he_is_an_absent_member_in_every_whole_until_the_closing(office, sitting):
    one = voters(sitting)[0]
    exclude(sitting, one)
    board = board_of(read(sitting))
    assert (board.members, board.present, list(board.left_out)) == (5, 4, [])
    ballot = put(office, sitting)
    assert (ballot.kept_out, ballot.votes.count()) == (1, 4)
    assert tally_of(ballot).entitled == 5


def test_who_is_a_member_no_more_is_in_no_whole_from_then_on(office, sitting):
    one = voters(sitting)[0]
    end_seat(office, one)
    board = board_of(read(sitting))
    assert (board.members, board.present, list(board.left_out)) == (4, 4, [])
    ballot = put(office, sitting)
    assert (ballot.kept_out, tally_of(ballot).entitled) == (0, 4)


@pytest.mark.parametrize(("how", "entitled"), [("exclude", 5), ("end_seat", 4)])
def test_in_an_open_ballot_what_was_cast_stands_and_what_was_not_is_cast_no_more(office, sitting, how, entitled):
    one, other = voters(sitting)[:2]
    ballot = put(office, sitting)
    vote(ballot, one, "agree")
    for each in (one, other):
        exclude(sitting, each) if how == "exclude" else end_seat(office, each)
    tally = tally_of(Ballot.objects.get(pk=ballot.pk))
    assert (tally.votes("agree"), tally.entitled) == (1, entitled)
    with pytest.raises((NotNow, NotAllowed)):
        vote(ballot, other, "agree")
    with pytest.raises((NotNow, NotAllowed)):
        vote(ballot, one, "disagree")


def test_who_speaks_speaks_no_more_and_what_he_asked_for_is_taken_back(office, sitting):
    one, other = voters(sitting)[:2]
    for each in (one, other):
        speaking.ask_to_speak(item=item_of(sitting), invitation=fresh(each), by=actor(each))
    running, waiting = Speech.objects.order_by("asked_at", "pk")
    speaking.give_floor(speech=running, by=secretary(office))
    exclude(sitting, one)
    exclude(sitting, other)
    assert Speech.objects.get(pk=running.pk).ended_at is not None
    assert Speech.objects.get(pk=waiting.pk).withdrawn_at is not None


def test_both_rules_of_who_sits_say_the_same(office, sitting):
    one, other = voters(sitting)[:2]
    exclude(sitting, one)
    end_seat(office, other)
    for _state in ("open", "closed"):
        found = read(sitting)
        member = membership_of(found)
        rows = Invitation.objects.filter(sitting=found).select_related("holding")
        stands = {each.pk for each in rows if member.stands(each)}
        assert stands == set(rows.standing().values_list("pk", flat=True))
        assert other.pk not in stands
        if found.state == "open":
            meetings.close_sitting(sitting=found, by=secretary(office))
    # The session is over: who was excluded from it reads its conclusions as a member.
    assert one.pk in stands


def test_who_presides_excludes_and_gives_a_reason_and_nobody_excludes_the_chair(office, sitting):
    one = voters(sitting)[0]
    for by in (secretary(office), actor(voters(sitting)[1])):
        with pytest.raises(NotAllowed):
            exclude(sitting, one, by=by)
    with pytest.raises(NotAllowed):
        exclude(sitting, chair_of(sitting))
    with pytest.raises(Invalid, match="reason"):
        exclude(sitting, one, reason=" ")
    exclude(sitting, one)
    with pytest.raises(NotNow, match="no seat"):
        exclude(sitting, one)
    meetings.hand_over_chair(
        sitting=read(sitting), to=fresh(voters(sitting)[1]), by=actor(chair_of(sitting)), reason="Đi công tác"
    )
    with pytest.raises(NotNow, match="not excluded"):
        exclude(sitting, chair_of(sitting), by=actor(voters(sitting)[1]))


def test_who_presides_in_the_place_of_the_chair_and_loses_his_seat_presides_no_more(office, sitting):
    one = voters(sitting)[0]
    meetings.hand_over_chair(sitting=read(sitting), to=fresh(one), by=actor(chair_of(sitting)))
    end_seat(office, one)
    assert read(sitting).acting_chair_id is None


def test_an_exclusion_is_lifted_and_both_stand_in_the_record(office, sitting):
    one, other = voters(sitting)[:2]
    with clock.frozen(moment(9, 10)):
        exclude(sitting, one)
        end_seat(office, other)
    with clock.frozen(moment(9, 30)):
        assert meetings.readmit(invitation=fresh(one), by=actor(chair_of(sitting))) is not None
        assert meetings.readmit(invitation=fresh(one), by=actor(chair_of(sitting))) is None
        meetings.check_in(invitation=fresh(one), presence="in_room", by=actor(one))
        meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=secretary(office))
    with translation.override("en"):
        told = {each.key.split(":")[0]: each.text for each in reversed(computed(facts_of(read(sitting))))}
    name, gone = one.holding.person.full_name, other.holding.person.full_name
    assert f"{name} was excluded from 09:10 until 09:30: Gây mất trật tự" in told["attendance"]
    assert f"{gone} is no longer a member since 09:10" in told["attendance"]
    second = computed(facts_of(read(sitting)))
    assert any("4" in each.text for each in second if each.key == f"course:{item_of(sitting, 1).pk}")


def test_the_log_says_who_and_not_why(office, sitting):
    one = voters(sitting)[0]
    exclude(sitting, one)
    entry = Entry.objects.get(kind="meetings.excluded")
    assert "trật tự" not in str(entry.facts)
    assert entry.facts["was_here"] is True


def test_the_page_excludes_and_lets_in_again(office, sitting, client):
    one = voters(sitting)[0]
    client.force_login(chair_of(sitting).holding.person.user)
    page = reverse("meetings:remove", args=[one.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"removed_as": "excluded", "reason": ""}).status_code == 422
    assert client.post(page, {"removed_as": "ended", "reason": "x"}).status_code == 422
    assert client.post(page, {"removed_as": "excluded", "reason": "Gây mất trật tự"}).status_code == 302
    assert "Gây mất trật tự" in client.get(page).content.decode()
    client.post(reverse("meetings:readmit", args=[one.pk]), {"to": "chair"})
    assert fresh(one).removed_as == ""


def test_the_papers_of_a_teller_do_not_stay_shut_because_his_seat_ends(office, sitting):
    one, other = voters(sitting)[:2]
    ballot, _keys = secret.opened(office, sitting, [one, other])
    secret.cast(ballot, voters(sitting)[2], "agree")
    for closed in (False, True):
        if closed:
            domain.close_ballot(ballot=ballot, by=secretary(office))
        with pytest.raises(NotNow, match="teller"):
            exclude(sitting, one)
        with pytest.raises(NotNow, match="teller"):
            end_seat(office, other)
    assert fresh(one).removed_as == fresh(other).removed_as == ""
    domain.annul_ballot(ballot=ballot, reason="Không kiểm được phiếu", by=secretary(office))
    assert exclude(sitting, one) is not None


def test_pages_are_told_who_casts_what_another_was_to_cast(office):
    with_proxies(office)
    sitting = session_of(office, members=4, present=4)
    holder, _other, _third, absent = voters(sitting)
    domain.give_proxy(giver=absent, holder=holder, paper="Giấy ủy quyền", by=secretary(office))
    ballot = put(office, sitting)
    his = ballot.votes.get(voter=absent)
    exclude(sitting, holder)
    his.refresh_from_db()
    assert his.caster_id == absent.pk
    entry = Entry.objects.get(kind="voting.unseated")
    assert (entry.facts["struck"], entry.facts["fallen_back"]) == (False, 1)
    topic = live.topic_of(sitting)
    assert told_of_votes.topics(entry) == [topic]
    view = told_of_votes.view_class(topic, actor(absent))
    assert "voting-paper" in {piece.target for piece in told_of_votes.fragments(topic, view, entry)}


def test_where_nobody_casts_otherwise_for_it_nothing_is_told(office, sitting):
    put(office, sitting)
    exclude(sitting, voters(sitting)[0])
    assert not Entry.objects.filter(kind="voting.unseated").exists()


def test_on_paper_the_roll_stays_since_nobody_knows_who_has_put_his_paper_in(office, sitting):
    ballot = put(office, sitting, subject="persons", manner="", is_on_paper=True)
    end_seat(office, voters(sitting)[0])
    domain.close_ballot(ballot=ballot, by=secretary(office))
    domain.enter_totals(ballot=ballot, votes={1: 4, 2: 1, 3: 0}, invalid=0, by=secretary(office))
    assert tally_of(ballot).on_roll == 5


def test_what_a_whole_holds_of_excluded_members_is_called_so(office, sitting):
    exclude(sitting, voters(sitting)[0])
    ballot = put(office, sitting)
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with translation.override("en"):
        assert "1 of the members could not vote here: not invited, excluded, or" in tally_of(ballot).words


def test_whose_post_runs_the_sittings_is_not_excluded_and_is_told_to_end_that_post_first(office, sitting, client):
    staff, one = fresh(sitting.invitations.get(part="secretary")), voters(sitting)[0]
    with pytest.raises(NotNow) as refusal:
        exclude(sitting, staff)
    assert refusal.value.problems[0].code == "runs_by_post"
    # A member who has the secretary's post as well goes on reading everything by it.
    Holding.objects.create(person=one.holding.person, post=staff.holding.post, valid_from=staff.holding.valid_from)
    for end in (lambda: exclude(sitting, one), lambda: end_seat(office, one)):
        with pytest.raises(NotNow, match="End that post first"):
            end()
    client.force_login(chair_of(sitting).holding.person.user)
    client.cookies["language"] = "en"
    assert "End that post first" in client.get(reverse("meetings:remove", args=[one.pk])).content.decode()
    Holding.objects.filter(person=one.holding.person, post=staff.holding.post).update(valid_to=clock.today())
    assert exclude(sitting, one) is not None


def test_the_seat_of_the_chair_ends_with_his_post_alone(office, sitting):
    chair, one = chair_of(sitting), voters(sitting)[0]
    meetings.hand_over_chair(sitting=read(sitting), to=fresh(one), by=actor(chair))
    with pytest.raises(NotNow, match="End that post first"):
        end_seat(office, chair)
    Holding.objects.filter(pk=chair.holding_id).update(valid_to=clock.today())
    assert end_seat(office, chair) is not None


def test_in_a_large_sitting_somebody_is_found_too(office, sitting, client, monkeypatch):
    monkeypatch.setattr(room, "MOST_LISTED", 2)
    one = voters(sitting)[0]
    address = reverse("meetings:remove", args=[one.pk])

    def has(name: str, **query: str) -> bool:
        return address in client.get(reverse(f"meetings:{name}", args=[sitting.pk]), query).content.decode()

    client.force_login(chair_of(sitting).holding.person.user)
    assert (has("chair"), has("sitting")) == (False, True)
    client.force_login(office.holdings["secretary"].person.user)
    # At the desk nobody is listed either: somebody is found by a part of his name.
    assert (has("chair"), has("sitting"), has("desk")) == (False, True, False)
    assert has("desk", who=one.holding.person.full_name.split()[-1])
    client.force_login(one.holding.person.user)
    assert not has("sitting")
