"""Ballots as they are shown: the question and its rule, and after the closing what it came to and who voted how.

What their page keeps back is kept back here: while a ballot is open nobody reads which way it goes, one that is annulled
has no result, an open vote tells its totals alone, and a secret one who took part, once it is closed, and its papers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Place, at, coded, moment, place
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.core.actor import Actor
from decreta.meetings.enums import Base, Manner, Subject, Tie
from decreta.voting.enums import Answer, Question
from decreta.voting.models import Ballot
from decreta.voting.queries.published import published
from decreta.voting.queries.shown import Person, roll_of
from decreta.voting.queries.tallies import Tally, tallies_of, tally_of


class RuleShape(TypedDict):
    """The majority that held when it was opened: a share of a base, and what is done with equal sides."""

    numerator: int
    denominator: int
    is_more_than: bool
    base: Coded
    tie: Coded


class OptionShape(TypedDict):
    """An answer that can be given; `votes` once it is counted."""

    number: int
    answer: Coded
    label: str
    votes: int | None


class ResultShape(TypedDict):
    """What it came to. Figures are votes; `chosen` is the number of an option, in a choice or an election."""

    outcome: Coded
    words: str
    entitled: int
    present: int
    cast: int
    not_cast: int
    invalid: int
    chosen: int | None
    chair_decided: bool | None
    hands_counted_by: str


class AfterwardsShape(TypedDict):
    """That it was held without network and entered afterwards: when, why, and the names of those who counted."""

    entered_at: dt.datetime
    reason: str
    counted_by: list[str]


class BallotRow(TypedDict):
    """A question that was put to the vote. `voters` and `voted` are people; `result` is null until it is counted.

    `entered_afterwards` stands where it was held without network: `opened_at` and `closed_at` are then the moments at
    which it was held, and of an open one nobody knows how many `voted`.
    """

    id: UUID
    sitting: UUID
    point: UUID
    body: Place
    ordinal: int
    question: str
    asks: Coded
    subject: Coded
    manner: Coded
    is_on_paper: bool
    is_by_hands: bool
    rule: RuleShape
    opened_at: dt.datetime
    closed_at: dt.datetime | None
    annulled_at: dt.datetime | None
    annulled_because: str
    entered_afterwards: AfterwardsShape | None
    voters: int
    voted: int
    options: list[OptionShape]
    result: ResultShape | None


class VoterShape(TypedDict):
    """A line of the roll. `answer` is the number of an option, where the vote is by name and closed."""

    holding: SeatShape
    caster: SeatShape
    weight: int
    has_voted: bool | None
    is_struck: bool
    is_noted_by_clerk: bool
    answer: int | None


class BallotShape(BallotRow):
    """The same with its roll, which of a secret ballot is told when it is closed."""

    roll: list[VoterShape] | None


class PublishedRule(TypedDict):
    """The majority, for a recount."""

    numerator: int
    denominator: int
    is_more_than: bool
    base: str
    tie: str


class PublishedOption(TypedDict):
    """An option with its number on the papers."""

    number: int
    answer: str
    label: str


class PublishedEntry(TypedDict):
    """Of one that was held without network: from when until when, who counted, and when and why it was entered."""

    opened_at: str
    closed_at: str
    counted_by: list[str]
    entered_at: str
    reason: str


class PublishedShape(TypedDict):
    """The papers of a counted secret ballot, each as the number of an option and the code its voter knows, and all that a recount needs."""

    ballot: str
    question: str
    asks: str
    rule: PublishedRule
    options: list[PublishedOption]
    entitled: int
    present: int
    took_part: int
    invalid: int
    is_on_paper: bool
    entered_afterwards: PublishedEntry | None
    papers: list[tuple[int, str]]
    counts: dict[str, int]
    chair_decided: bool | None
    outcome: str
    chosen: int | None


def ballots(actor: Actor) -> QuerySet[Ballot]:
    """Ballots under points that the actor may read."""
    return Ballot.objects.visible_to(actor).select_related("sitting__body")


def find(actor: Actor, key: UUID) -> Ballot:
    """A ballot under a point that the actor may read."""
    return get_object_or_404(ballots(actor), pk=key)


def find_counted(actor: Actor, key: UUID) -> Tally:
    """A secret ballot whose papers are published; 404 for any other."""
    tally = tally_of(find(actor, key))
    if tally.count is None:
        raise Http404
    return tally


def rows(found: QuerySet[Ballot]) -> QuerySet[Ballot]:
    """With the options, which every row shows."""
    return found.prefetch_related("options")


def counted(found: Sequence[Ballot]) -> list[BallotRow]:
    """A page of ballots, all of them counted in two statements."""
    return [row(one) for one in tallies_of(found)]


def row(of: Tally) -> BallotRow:
    """A ballot in a list."""
    ballot = of.ballot
    is_told = of.is_counted and ballot.annulled_at is None
    return {
        "id": ballot.pk,
        "sitting": ballot.sitting_id,
        "point": ballot.item_id,
        "body": place(ballot.sitting.body),
        "ordinal": ballot.ordinal,
        "question": ballot.question,
        "asks": coded(Question, ballot.asks),
        "subject": coded(Subject, ballot.subject),
        "manner": coded(Manner, ballot.manner),
        "is_on_paper": ballot.is_on_paper,
        "is_by_hands": ballot.is_by_hands,
        "rule": {
            "numerator": ballot.numerator,
            "denominator": ballot.denominator,
            "is_more_than": ballot.is_more_than,
            "base": coded(Base, ballot.base),
            "tie": coded(Tie, ballot.tie),
        },
        "opened_at": moment(ballot.opened_at),
        "closed_at": at(ballot.closed_at),
        "annulled_at": at(ballot.annulled_at),
        "annulled_because": ballot.annulled_because,
        "entered_afterwards": _entry(ballot),
        "voters": of.voters,
        "voted": of.voted,
        "options": [
            {
                "number": line.option.ordinal,
                "answer": coded(Answer, line.option.answer),
                "label": line.option.shown,
                "votes": line.votes if is_told else None,
            }
            for line in of.lines
        ],
        "result": _result(of) if is_told else None,
    }


def _entry(ballot: Ballot) -> AfterwardsShape | None:
    if ballot.entered_at is None:
        return None
    return {
        "entered_at": moment(ballot.entered_at),
        "reason": ballot.entered_because,
        "counted_by": [one["name"] for one in ballot.counted_by],
    }


def _result(of: Tally) -> ResultShape:
    chosen = None if of.ballot.is_motion else of.chosen
    return {
        "outcome": {"code": of.outcome, "label": of.outcome_words},
        "words": of.words,
        "entitled": of.entitled,
        "present": of.present,
        "cast": of.cast,
        "not_cast": of.not_cast,
        "invalid": of.invalid,
        "chosen": chosen.ordinal if chosen is not None else None,
        "chair_decided": of.ballot.chair_decided,
        "hands_counted_by": of.hands.counted_by if of.hands is not None else "",
    }


def shown(of: Ballot, actor: Actor) -> BallotShape:
    """A ballot with its roll. Four statements more."""
    is_kept_back = of.is_secret and of.is_open
    return {
        **row(tally_of(of)),
        "roll": None if is_kept_back else [_voter(one, of) for one in roll_of(of)],
    }


def _voter(of: Person, ballot: Ballot) -> VoterShape:
    vote = of.vote
    said = (vote.option or vote.entered) if of.says and vote.struck_at is None else None
    # Papers that were put into a box, and hands that were shown, are noted for nobody.
    has_voted = (
        None if ballot.is_on_paper or ballot.is_by_hands else vote.cast_at is not None or vote.entered_at is not None
    )
    return {
        "holding": seat_shape(vote.voter.holding),
        "caster": seat_shape(vote.caster.holding),
        "weight": vote.weight,
        "has_voted": has_voted,
        "is_struck": vote.struck_at is not None,
        "is_noted_by_clerk": vote.entered_id is not None and vote.option_id is None,
        "answer": said.ordinal if said is not None else None,
    }


def published_shown(of: Tally, actor: Actor) -> PublishedShape:
    """The list as its page gives it."""
    found = published(of)
    return {**found, "papers": [(number, code) for number, code in found["papers"]]}  # type: ignore[typeddict-item]
