"""A heap of papers is entered by number and choice: everything wrong is told at once, the last is taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import NotAllowed, NotNow
from decreta.organisation.models import Person
from decreta.voting import domain
from decreta.voting.models import Ballot, Merger, Vote
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, chair_of, congress_of, named, option, put

MANY = 120


@pytest.fixture
def sitting(office):
    return congress_of(office, members=MANY, away=1)


@pytest.fixture
def ballot(office, sitting):
    return put(office, sitting, manner="by_name")


@pytest.fixture
def desk(office):
    client = Client(headers={"accept-language": "en"})
    client.force_login(office.holdings["secretary"].person.user)
    return client


def number(sitting, n: int) -> int:
    """The number of the member so named; members have other numbers than their names say."""
    found = named(sitting, f"Đại biểu {n:03}").number
    assert found is not None
    return found


def enter(ballot) -> str:
    return reverse("voting:enter", args=[ballot.pk])


def noted(ballot) -> dict[str, str]:
    rows = Vote.objects.filter(ballot=ballot, entered__isnull=False).select_related("voter__holding__person", "entered")
    return {one.voter.holding.person.full_name: one.entered.answer for one in rows}


def test_the_page_is_small_says_the_choices_and_lists_nobody(sitting, ballot, desk):
    page = desk.get(enter(ballot)).content.decode()
    assert "1 Agree; 2 Disagree; 3 Other opinion; 0 take the note back" in page
    assert "Đại biểu 001" not in page and len(page.encode()) < 20_000


def test_a_heap_costs_as_many_statements_as_one_paper_but_for_what_is_written(sitting, ballot, desk):
    def unclear(lines: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            text = "\n".join(f"{number} 9" for number in range(1, lines + 1))
            assert desk.post(enter(ballot), {"papers": text}).status_code == 422
        return len(asked)

    assert unclear(100) == unclear(1)


def test_papers_are_entered_by_number_or_name_and_the_place_is_kept(office, sitting, ballot, desk):
    lines = [
        f"{number(sitting, 1)} 1",
        f"  {number(sitting, 2)}   disagree ",
        "Đại biểu 003: other opinion",
        "dai bieu 004 2",
        "",
        f"Đại biểu 005 [{number(sitting, 5)}] 1",
        f"{number(sitting, 6)}. a",
        f"{str(number(sitting, 7)).translate(str.maketrans('0123456789', '０１２３４５６７８９'))}　２",
        "Đại biểu 008： disagree",
    ]
    answer = desk.post(enter(ballot), {"papers": "\n".join(lines)})
    assert (answer.status_code, answer["Location"]) == (302, f"{enter(ballot)}?quick=1")
    assert noted(ballot) == {
        "Đại biểu 001": "agree",
        "Đại biểu 002": "disagree",
        "Đại biểu 003": "other",
        "Đại biểu 004": "disagree",
        "Đại biểu 005": "agree",
        "Đại biểu 006": "agree",
        "Đại biểu 007": "disagree",
        "Đại biểu 008": "disagree",
    }
    page = desk.get(answer["Location"]).content.decode()
    assert "8 papers are entered." in page and "Take back the last 8" in page and "autofocus" in page


def test_everything_that_is_wrong_is_told_at_once_and_nothing_typed_is_lost(office, sitting, ballot, desk):
    desk.post(enter(ballot), {"papers": f"{number(sitting, 10)} 1"})
    Person.objects.filter(full_name="Đại biểu 021").update(full_name="Đại biểu 020")
    away = number(sitting, MANY)
    lines = [
        f"{number(sitting, 1)} 1",
        "9999 1",
        f"{number(sitting, 2)} 7",
        "Đại biểu 020 1",
        f"{number(sitting, 1)} 2",
        f"{number(sitting, 10)} 2",
        f"{away} 1",
        "12",
        f"{number(sitting, 3)} 0",
    ]
    answer = desk.post(enter(ballot), {"papers": "\n".join(lines)})
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in (
        "Line 2: “9999” is nobody who can be chosen here",
        "Line 3: “7” is none of the choices.",
        "Line 4: “Đại biểu 020” is not clear: Đại biểu 020 [",
        f"Line 5: Đại biểu 001 [{number(sitting, 1)}] stands in line 1 already.",
        f"Line 6: Đại biểu 010 [{number(sitting, 10)}]: “Agree” is noted already.",
        f"Line 7: Đại biểu {MANY} [{away}] is not checked in.",
        "Line 8: “12”: the choice is missing.",
        f"Line 9: Đại biểu 003 [{number(sitting, 3)}]: nothing is noted that could be taken back.",
    ):
        assert said in page, said
    assert "Line 1:" not in page and "\n".join(lines) in page
    assert noted(ballot) == {"Đại biểu 010": "agree"}


def test_of_very_many_that_are_wrong_the_first_are_told_and_how_many_more(sitting, ballot, desk):
    page = desk.post(enter(ballot), {"papers": "\n".join("9999 1" for _n in range(50))}).content.decode()
    assert page.count("“9999” is nobody") == 20 and "30 more lines are not clear." in page


def test_the_last_is_taken_back_then_the_one_before(office, sitting, ballot, desk):
    undo = reverse("voting:take_back_last", args=[ballot.pk])
    with clock.frozen(moment(9, 1)):
        desk.post(enter(ballot), {"papers": f"{number(sitting, 1)} 1"})
    with clock.frozen(moment(9, 2)):
        desk.post(enter(ballot), {"papers": f"{number(sitting, 2)} 1\n{number(sitting, 3)} 2"})
    assert desk.post(undo).status_code == 302
    assert noted(ballot) == {"Đại biểu 001": "agree"}
    assert Entry.objects.filter(kind="voting.note_taken_back").count() == 2
    desk.post(undo)
    assert noted(ballot) == {}
    assert "There is nothing that you have noted" in desk.post(undo, follow=True).content.decode()


def test_a_note_of_long_ago_is_taken_back_by_its_number_and_noted_anew(sitting, ballot, desk):
    one = number(sitting, 1)
    desk.post(enter(ballot), {"papers": f"{one} 1\n{number(sitting, 2)} 1"})
    assert desk.post(enter(ballot), {"papers": f"{one} 0\n{number(sitting, 3)} 2"}).status_code == 302
    assert noted(ballot) == {"Đại biểu 002": "agree", "Đại biểu 003": "disagree"}
    desk.post(enter(ballot), {"papers": f"{one} 2"})
    assert noted(ballot)["Đại biểu 001"] == "disagree"


def test_only_the_secretary_takes_back_only_what_he_noted_and_only_while_it_is_open(office, sitting, ballot):
    one = ballot.votes.get(voter=named(sitting, "Đại biểu 001"))
    said = {one.pk: option(ballot, "agree").pk}
    with pytest.raises(NotNow):
        domain.take_back_last(ballot=ballot, by=secretary(office))
    domain.enter_papers(ballot=ballot, said=said, by=secretary(office))
    for act in (
        lambda by: domain.take_back_last(ballot=ballot, by=by),
        lambda by: domain.take_back_notes(ballot=ballot, votes=[one.pk], by=by),
        lambda by: domain.enter_papers(ballot=ballot, said={}, taken_back=[one.pk], by=by),
    ):
        with pytest.raises(NotAllowed):
            act(actor(chair_of(sitting)))
    assert domain.enter_papers(ballot=ballot, said=said, by=secretary(office)) is None
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotNow, match="closed"):
        domain.take_back_notes(ballot=Ballot.objects.get(pk=ballot.pk), votes=[one.pk], by=secretary(office))
    assert noted(ballot) == {"Đại biểu 001": "agree"}


def test_a_small_sitting_takes_papers_by_number_too_where_it_is_asked_for(office, desk):
    few = congress_of(office, members=5)
    ballot = put(office, few)
    assert "?quick=1" in desk.get(enter(ballot)).content.decode()
    answer = desk.post(f"{enter(ballot)}?quick=1", {"papers": f"{number(few, 1)} 1"})
    assert answer.status_code == 302 and noted(ballot) == {"Đại biểu 001": "agree"}


def test_papers_are_added_to_a_closed_ballot_by_number_all_at_once(office, sitting, ballot, desk):
    with clock.frozen(moment(9)):
        vote = ballot.votes.get(voter=named(sitting, "Đại biểu 002"))
        Vote.objects.filter(pk=vote.pk).update(option=option(ballot, "agree"), cast_at=moment(9))
        domain.close_ballot(ballot=ballot, by=secretary(office))
    address = reverse("voting:merge", args=[ballot.pk])
    page = desk.get(address).content.decode()
    assert "Đại biểu 001" not in page and "take the note back" not in page and "Take back" not in page
    wrong = desk.post(address, {"papers": f"{number(sitting, 2)} 1\n{number(sitting, 3)} 0", "reason": ""})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and text.count("invalid-feedback") == 2
    assert "has voted himself; his own vote stands" in text and "“0” is none of the choices" in text
    sent = {"papers": f"{number(sitting, 3)} 1\n{number(sitting, 4)} 2", "reason": "Mất mạng"}
    assert desk.post(address, sent).status_code == 302
    assert len(Merger.objects.get().votes) == 2
    tally = tally_of(Ballot.objects.get(pk=ballot.pk))
    assert [one.votes for one in tally.lines] == [2, 1, 0]


def test_what_another_clerk_noted_meanwhile_is_not_written_over(office, sitting, ballot):
    one, two = (ballot.votes.get(voter=named(sitting, name)) for name in ("Đại biểu 001", "Đại biểu 002"))
    agree, disagree = (option(ballot, name).pk for name in ("agree", "disagree"))
    domain.enter_papers(ballot=ballot, said={one.pk: agree}, by=secretary(office))
    with pytest.raises(NotNow, match="Đại biểu 001"):
        domain.enter_papers(ballot=ballot, said={one.pk: disagree, two.pk: agree}, by=secretary(office))
    assert noted(ballot) == {"Đại biểu 001": "agree"}
    domain.enter_papers(ballot=ballot, said={one.pk: disagree}, taken_back=[one.pk], by=secretary(office))
    assert noted(ballot) == {"Đại biểu 001": "disagree"}
