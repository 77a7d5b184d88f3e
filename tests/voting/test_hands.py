"""A show of hands: nobody votes on a screen, tellers count, and what they counted stands against who was there."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.minutes.queries.computing import computed, facts_of
from decreta.voting import domain
from decreta.voting.models import Ballot, HandCount
from decreta.voting.queries.tallies import tallies_of, tally_of
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, chair_of, congress_of, item_of, put, session_of, vote, voters


@pytest.fixture
def desk(office):
    client = Client(headers={"accept-language": "en"})
    client.force_login(office.holdings["secretary"].person.user)
    return client


def shown(office, sitting, **facts) -> Ballot:
    return put(office, sitting, manner="open", is_by_hands=True, **facts)


def closed(office, sitting, **facts) -> Ballot:
    with clock.frozen(moment(9)):
        return domain.close_ballot(ballot=shown(office, sitting, **facts), by=secretary(office))


def enter(office, ballot, *numbers: int, **facts):
    given = {"counted_by": "Lê A, Trần B", "by": secretary(office), **facts}
    return domain.enter_hands(ballot=ballot, votes=dict(enumerate(numbers, 1)), **given)


def test_the_totals_of_a_congress_decide_by_the_rule_of_the_subject(office):
    sitting = congress_of(office, members=120, away=20)
    ballot = closed(office, sitting)
    assert (tally_of(ballot).is_counted, tally_of(ballot).outcome) == (False, "not_counted")
    made = enter(office, ballot, 70, 20, 5)
    tally = tally_of(ballot)
    assert (tally.outcome, tally.votes("agree"), tally.cast, made.present) == ("adopted", 70, 95, 101)
    with translation.override("en"):
        assert "70 for" in tally.words
        assert tally.words.endswith("(counted by show of hands by Lê A, Trần B, 101 present)")
    assert Entry.objects.get(kind="voting.hands_entered").facts["counted"] == {"1": 70, "2": 20, "3": 5}
    with pytest.raises(ProgrammingError), transaction.atomic():
        HandCount.objects.update(counts={})


def test_nobody_votes_on_a_screen_and_nothing_is_noted_for_anybody(office):
    sitting = session_of(office)
    one = voters(sitting)[0]
    ballot = shown(office, sitting)
    with pytest.raises(NotNow, match="show of hands"):
        vote(ballot, one, "agree")
    said = {ballot.votes.get(voter=one).pk: ballot.options.first().pk}
    with pytest.raises(NotNow, match="show of hands"):
        domain.enter_votes(ballot=ballot, said=said, by=secretary(office))
    held = domain.close_ballot(ballot=ballot, by=secretary(office))
    enter(office, held, 3, 1, 0)
    with pytest.raises(NotNow, match="show of hands"):
        domain.merge_votes(ballot=held, said=said, reason="Mất mạng", by=secretary(office))


@pytest.mark.parametrize(
    ("numbers", "facts", "says"),
    [
        ((4, 1, 0), {}, "those present at the closing have only 4"),
        ((5, 1, 0), {}, "only 5 could be cast"),
        ((1, 1), {}, "Enter a number for each option"),
        ((1, -1, 0), {}, "Enter a number for each option"),
        ((1, 1, 0), {"counted_by": "  "}, "Name who counted"),
    ],
)
def test_totals_that_cannot_be_are_refused(office, numbers, facts, says):
    """The chair and three of four members are there."""
    ballot = closed(office, session_of(office, members=4, present=4))
    with pytest.raises(Invalid, match=says):
        enter(office, ballot, *numbers, **facts)
    enter(office, ballot, 4, 0, 0)


def test_they_are_entered_once_by_the_secretary_after_the_closing(office):
    sitting = session_of(office)
    ballot = shown(office, sitting)
    with pytest.raises(NotNow):
        enter(office, ballot, 1, 0, 0)
    held = domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotAllowed):
        enter(office, held, 1, 0, 0, by=actor(chair_of(sitting)))
    enter(office, held, 1, 0, 0)
    with pytest.raises(NotNow):
        enter(office, held, 2, 0, 0)


def test_nothing_else_is_put_and_the_point_is_not_left_before_the_totals_are_there(office):
    sitting = session_of(office)
    ballot = closed(office, sitting)
    with pytest.raises(NotNow, match="totals of a show of hands"):
        put(office, sitting)
    with pytest.raises(NotNow, match="totals of a show of hands"):
        meetings.go_to_point(sitting=sitting, item=item_of(sitting, 1), by=secretary(office))
    domain.annul_ballot(ballot=ballot, reason="Đếm lại", by=secretary(office))
    put(office, sitting)


@pytest.mark.parametrize("manner", ["by_name", "secret"])
def test_hands_are_for_open_ballots_alone(office, manner):
    with pytest.raises(Invalid):
        put(office, session_of(office), manner=manner, is_by_hands=True)


def test_where_the_sides_are_equal_the_chair_is_asked_since_his_hand_is_not_known(office):
    sitting = session_of(office, members=3)
    ballot = closed(office, sitting)
    Ballot.objects.filter(pk=ballot.pk).update(tie="chairs_side")
    enter(office, Ballot.objects.get(pk=ballot.pk), 2, 2, 0)
    held = Ballot.objects.get(pk=ballot.pk)
    assert tally_of(held).outcome == "waits_for_chair"
    domain.decide_tie(ballot=held, agrees=True, by=actor(chair_of(sitting)))
    assert tally_of(Ballot.objects.get(pk=ballot.pk)).outcome == "adopted"


def test_the_minutes_tell_that_hands_were_counted_and_by_whom(office):
    sitting = session_of(office)
    enter(office, closed(office, sitting), 3, 1, 0)
    with translation.override("en"):
        told = " ".join(
            one.text for one in computed(facts_of(Sitting.objects.select_related("body", "chair_post").get()))
        )
    assert "counted by show of hands by Lê A, Trần B, 5 present" in told


def test_counting_ballots_costs_one_statement_more_for_all_shows_of_hands(office):
    sitting = session_of(office)
    plain = put(office, sitting)
    domain.close_ballot(ballot=plain, by=secretary(office))

    def cost() -> int:
        found = list(Ballot.objects.filter(sitting=sitting).prefetch_related("options"))
        with CaptureQueriesContext(connection) as asked:
            tallies_of(found)
        return len(asked)

    before = cost()
    for _n in range(3):
        enter(office, closed(office, sitting), 1, 0, 0)
    assert cost() == before + 1


def test_the_pages_put_tell_close_and_take_the_totals(office, desk):
    sitting = congress_of(office, members=60)
    asked = {"question": "Thông qua", "subject": "ordinary", "asks": "motion", "manner": "by_hands"}
    assert desk.post(reverse("voting:put", args=[item_of(sitting).pk]), asked).status_code == 302
    ballot = Ballot.objects.get()
    assert (ballot.manner, ballot.is_by_hands) == ("open", True)
    hands = reverse("voting:hands", args=[ballot.pk])
    assert desk.get(hands).status_code == 404
    member = Client(headers={"accept-language": "en"})
    member.force_login(office.holdings["member"].person.user)
    chair = desk.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "who have 61 votes" in chair and reverse("voting:enter", args=[ballot.pk]) not in chair
    room = reverse("meetings:room", args=[sitting.pk])
    head = Client(headers={"accept-language": "en"})
    head.force_login(office.holdings["head"].person.user)
    text = head.get(room).content.decode()
    assert "raise your hand" in text and "ballot-option" not in text
    desk.post(reverse("voting:close", args=[ballot.pk]))
    assert hands in desk.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert member.get(hands).status_code == 404
    page = desk.get(hands).content.decode()
    assert "have 61 votes" in page and len(page.encode()) < 20_000
    wrong = desk.post(hands, {"o-1": "60", "o-2": "9", "o-3": "", "counted_by": ""})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and text.count("invalid-feedback") == 2 and 'value="60"' in text
    wrong = desk.post(hands, {"o-1": "60", "o-2": "2", "o-3": "0", "counted_by": "Lê A"})
    assert wrong.status_code == 422 and "have only 61" in wrong.content.decode()
    assert desk.post(hands, {"o-1": "50", "o-2": "9", "o-3": "1", "counted_by": "Lê A"}).status_code == 302
    for address in (room, reverse("voting:ballot", args=[ballot.pk])):
        assert "Counted by show of hands by Lê A" in head.get(address).content.decode(), address
    assert desk.get(reverse("voting:published", args=[ballot.pk])).status_code == 404
