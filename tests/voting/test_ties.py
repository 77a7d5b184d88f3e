"""A tie in session that waits for the chair holds the notice and the register, and stands on his desk until he decides."""

from __future__ import annotations

import importlib

import pytest
from django.apps import apps
from django.urls import reverse

from decreta.core import clock
from decreta.core.errors import NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.deciding import Outcome
from decreta.meetings.enums import Audience, Share
from decreta.meetings.models import Conclusion, Sitting
from decreta.minutes import domain as minutes
from decreta.minutes.models import Decision
from decreta.organisation.models import Holding
from decreta.ui import desk as desks
from decreta.voting import domain
from decreta.voting.models import Ballot
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import DAY, moment, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, put, session_of, voters, votes


@pytest.fixture
def sitting(office):
    """Three members and the chair, all present: an even number."""
    return session_of(office, members=3)


def read(sitting: Sitting) -> Sitting:
    return Sitting.objects.select_related("body", "chair_post", "term").get(pk=sitting.pk)


def tied(office, sitting, **facts) -> Ballot:
    """Two of four are for it; the rules leave that to the chair."""
    ballot = put(office, sitting, **facts)
    one, two, three = voters(sitting)
    votes(ballot, {chair_of(sitting): "agree", one: "agree", two: "disagree", three: "disagree"})
    domain.close_ballot(ballot=ballot, by=secretary(office))
    return Ballot.objects.get(pk=ballot.pk)


def close(office, sitting, *texts: str) -> list[Conclusion]:
    """The points that follow have a conclusion each, and the sitting is closed."""
    by = secretary(office)
    for place, text in enumerate(texts):
        if place:
            meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, place), by=by)
        meetings.write_conclusion(item=item_of(sitting, place), text=text, by=by)
    with clock.frozen(moment(10, 30)):
        meetings.close_sitting(sitting=read(sitting), by=by)
    found = Conclusion.objects.filter(item__sitting=sitting).select_related("item")
    return list(found.order_by("item__position"))


def desk_of(invitation) -> list[str]:
    """The ties that wait on somebody's desk, by their pages."""
    return [
        one.url for _actor, one in desks.waiting_for([actor(invitation)], clock.now()) if one.url.startswith("/voting/")
    ]


def page_of(ballot: Ballot) -> str:
    return reverse("voting:ballot", args=[ballot.pk])


def test_until_it_is_decided_no_notice_is_composed_and_nothing_of_its_point_entered(office, sitting):
    ballot = tied(office, sitting)
    first, second = close(office, sitting, "Đồng ý phương án.", "Báo cáo hằng quý.")
    by, held = secretary(office), read(sitting)
    for refused in (
        lambda: meetings.compose_notice(sitting=held, by=by),
        lambda: minutes.enter_conclusions(sitting=held, conclusions=[first, second], by=by),
        lambda: minutes.enter_decision(sitting=held, item=item_of(sitting), subject="Về", text="Đồng ý.", by=by),
    ):
        with pytest.raises(NotNow) as refusal:
            refused()
        assert refusal.value.problems[0].code == "undecided"
    assert not Decision.objects.exists()
    # What was concluded under another point is entered meanwhile.
    minutes.enter_conclusions(sitting=held, conclusions=[second], by=by)
    domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair_of(sitting)))
    (entered,) = minutes.enter_conclusions(sitting=held, conclusions=[first, second], by=by) or []
    assert "the chair's voice" in entered.result
    meetings.compose_notice(sitting=held, by=by)
    places = dict(Decision.objects.values_list("conclusion", "anchor"))
    assert places == {first.pk: "1.1", second.pk: "2.1"}


def test_it_stands_on_the_desk_of_the_chair_until_he_has_decided_on_its_page(office, sitting, client):
    chair = chair_of(sitting)
    ballot = tied(office, sitting)
    assert desk_of(chair) == [page_of(ballot)]
    close(office, sitting, "Đồng ý phương án.")
    assert desk_of(chair) == [page_of(ballot)]
    assert desk_of(voters(sitting)[0]) == []
    client.force_login(chair.holding.person.user)
    decide = reverse("voting:decide", args=[ballot.pk])
    assert decide in client.get(page_of(ballot)).content.decode()
    answer = client.post(decide, {"agrees": "no"}, follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, page_of(ballot))
    assert desk_of(chair) == [] and decide not in answer.content.decode()
    assert Ballot.objects.get().waits_since is None


def test_who_presided_over_it_has_it_on_his_desk_after_the_closing(office, sitting, client):
    one = voters(sitting)[0]
    meetings.hand_over_chair(sitting=read(sitting), to=fresh(one), by=actor(chair_of(sitting)))
    ballot = tied(office, sitting)
    assert (desk_of(chair_of(sitting)), desk_of(one)) == ([], [page_of(ballot)])  # another presides
    close(office, sitting, "Đồng ý phương án.")
    assert desk_of(one) == desk_of(chair_of(sitting)) == [page_of(ballot)]
    client.force_login(one.holding.person.user)
    answer = client.post(reverse("voting:decide", args=[ballot.pk]), {"agrees": "yes"}, follow=True)
    assert (answer.status_code, Ballot.objects.get().chair_decided) == (200, True)


def presided_over_a_named_point(office, sitting, *named) -> Ballot:
    """A tie over which the first member presided, of a closed sitting; then its point is for the chair and those named."""
    one = voters(sitting)[0]
    meetings.hand_over_chair(sitting=read(sitting), to=fresh(one), by=actor(chair_of(sitting)))
    ballot = tied(office, sitting)
    item = item_of(sitting)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=secretary(office))
    shares = [(fresh(each), Share.READER) for each in named]
    meetings.share_point(item=item_of(sitting), shares=shares, by=secretary(office))
    close(office, sitting, "Đồng ý phương án.")
    return Ballot.objects.select_related("sitting__body", "sitting__chair_post", "presided_by__holding").get(
        pk=ballot.pk
    )


def test_who_presided_over_a_point_for_those_named_decides_it_where_he_is_one(office, sitting, client):
    one, other, _third = voters(sitting)
    ballot = presided_over_a_named_point(office, sitting, one, other)
    assert desk_of(one) == desk_of(chair_of(sitting)) == [page_of(ballot)]
    assert desk_of(other) == []
    client.force_login(one.holding.person.user)
    answer = client.post(reverse("voting:decide", args=[ballot.pk]), {"agrees": "yes"}, follow=True)
    assert (answer.status_code, Ballot.objects.get().chair_decided) == (200, True)


def test_who_presided_over_a_point_that_he_reads_no_more_leaves_it_to_the_chair(office, sitting):
    one, other, _third = voters(sitting)
    ballot = presided_over_a_named_point(office, sitting, other)
    assert (desk_of(one), desk_of(chair_of(sitting))) == ([], [page_of(ballot)])
    with pytest.raises(NotAllowed, match="Only the chair"):
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(one))


def test_who_presided_and_left_the_body_since_decides_no_tie(office, sitting):
    one = voters(sitting)[0]
    ballot = presided_over_a_named_point(office, sitting, one)
    Holding.objects.filter(pk=one.holding_id).update(valid_to=DAY)
    assert (desk_of(one), desk_of(chair_of(sitting))) == ([], [page_of(ballot)])
    with pytest.raises(NotAllowed, match="Only the chair"):
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(one))


def test_it_is_not_decided_once_its_result_is_used(office, sitting, client):
    """As it could come about before the register was held: then what was entered stands."""
    ballot, chair = tied(office, sitting), chair_of(sitting)
    first, _second = close(office, sitting, "Đồng ý phương án.", "Báo cáo hằng quý.")
    by, held = secretary(office), read(sitting)
    Ballot.objects.update(waits_since=None)
    minutes.enter_conclusions(sitting=held, conclusions=[first], by=by)
    Ballot.objects.update(waits_since=moment(9))
    with pytest.raises(NotNow) as refusal:
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair))
    assert refusal.value.problems[0].code == "used"
    client.force_login(chair.holding.person.user)
    assert reverse("voting:decide", args=[ballot.pk]) not in client.get(page_of(ballot)).content.decode()
    # Nobody waits for what cannot be decided any more.
    meetings.compose_notice(sitting=held, by=by)


def test_over_a_notice_no_tie_is_decided(office, sitting):
    ballot = tied(office, sitting)
    close(office, sitting, "Đồng ý phương án.")
    Ballot.objects.update(waits_since=None)
    meetings.compose_notice(sitting=read(sitting), by=secretary(office))
    with pytest.raises(NotNow) as refusal:
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair_of(sitting)))
    assert refusal.value.problems[0].code == "used"


def test_a_tie_on_the_order_of_the_session_holds_nothing_after_it(office, sitting):
    tied(office, sitting, subject="procedure")
    close(office, sitting, "Đồng ý phương án.")
    assert desk_of(chair_of(sitting)) == []
    meetings.compose_notice(sitting=read(sitting), by=secretary(office))


def test_where_all_who_could_decide_it_have_stepped_back_nobody_waits(office, sitting):
    chair = chair_of(sitting)
    ballot = tied(office, sitting)
    domain.recuse(item=item_of(sitting), invitation=chair, reason="Liên quan", by=actor(chair))
    close(office, sitting, "Đồng ý phương án.")
    with pytest.raises(NotAllowed):
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair))
    assert desk_of(chair) == []
    meetings.compose_notice(sitting=read(sitting), by=secretary(office))


def test_a_ballot_that_is_annulled_waits_for_nobody(office, sitting):
    ballot = tied(office, sitting)
    assert Ballot.objects.get().waits_since is not None
    domain.annul_ballot(ballot=ballot, reason="Nhầm câu hỏi", by=secretary(office))
    assert Ballot.objects.get().waits_since is None
    assert desk_of(chair_of(sitting)) == []


#: It fills in since when ties wait that came about before this was kept.
_OLD = importlib.import_module("decreta.minutes.migrations.0005_ties_that_wait")


def wait_since() -> list[bool]:
    """Which ballots wait after the migration, of those that ended before since when they wait was kept."""
    Ballot.objects.update(waits_since=None)
    _OLD.let_wait(apps, None)
    return [one.waits_since is not None for one in Ballot.objects.order_by("ordinal")]


def test_ties_from_before_it_was_kept_wait_since_their_closing(office, sitting):
    ballot = tied(office, sitting)
    close(office, sitting, "Đồng ý phương án.")
    assert wait_since() == [True]
    assert Ballot.objects.get().waits_since == ballot.closed_at
    assert desk_of(chair_of(sitting)) == [page_of(ballot)]


def test_of_ballots_from_before_only_those_wait_that_wait_for_the_chair_by_the_arithmetic_of_today(office, sitting):
    one, two, three = voters(sitting)
    chair, by = chair_of(sitting), secretary(office)
    said = (
        {chair: "agree", one: "agree", two: "disagree", three: "disagree"},
        {chair: "agree", one: "agree", two: "agree", three: "disagree"},
        {chair: "other", one: "agree", two: "disagree", three: "disagree"},
        {one: "agree", two: "agree"},
        {},
    )
    for each in said:
        ballot = put(office, sitting)
        votes(ballot, each)
        domain.close_ballot(ballot=ballot, by=by)
    annulled = tied(office, sitting)
    domain.annul_ballot(ballot=annulled, reason="Nhầm câu hỏi", by=by)
    decided = tied(office, sitting)
    domain.decide_tie(ballot=decided, agrees=True, by=actor(chair))
    rows = Ballot.objects.order_by("ordinal")
    kept = [one.waits_since is not None for one in rows]
    kept[-1] = False  # decided: whether it was kept since when it waited changes nothing
    assert wait_since() == kept
    assert kept[:5] == [
        one.annulled_at is None and tally_of(one).outcome == Outcome.WAITS_FOR_CHAIR for one in rows[:5]
    ]
    assert True in kept and False in kept
    Ballot.objects.update(tie="chairs_side")
    # Where the chair's side prevails, the first is decided by his own vote; where he has none on a side it waits.
    again = Ballot.objects.order_by("ordinal")
    expected = [tally_of(one).outcome == Outcome.WAITS_FOR_CHAIR and one.annulled_at is None for one in again]
    assert wait_since() == expected


@pytest.mark.parametrize("made", ["decision", "notice"])
def test_what_was_made_of_a_tie_from_before_stands(office, sitting, made):
    tied(office, sitting)
    first, _second = close(office, sitting, "Đồng ý phương án.", "Báo cáo hằng quý.")
    Ballot.objects.update(waits_since=None)
    if made == "decision":
        minutes.enter_conclusions(sitting=read(sitting), conclusions=[first], by=secretary(office))
    else:
        meetings.compose_notice(sitting=read(sitting), by=secretary(office))
    assert wait_since() == [False]
