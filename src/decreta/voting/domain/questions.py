"""A question as it is written down when it is put: in words that stand, by the rule of its subject, with its roll."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.deciding import Majority
from decreta.meetings.enums import Manner, Subject
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.room import Board
from decreta.voting.enums import Answer, Question
from decreta.voting.models import Ballot, Option, Vote
from decreta.voting.queries.roll import Place, Roll

MOST_OPTIONS = 30
_QUESTION_LIMIT, _OPTION_LIMIT = 1_000, 200


def check(question: str, subject: str, asks: str, labels: Sequence[str], manner: str) -> None:
    """Raises Invalid with everything that is wrong with a question."""
    problems = Problems()
    if not question:
        problems.add(_("Write the question."), "question", "required")
    if len(question) > _QUESTION_LIMIT:
        problems.add(_("The question is longer than %(limit)s characters.") % {"limit": _QUESTION_LIMIT}, "question")
    if subject not in Subject.values:
        problems.add(_("Choose the subject."), "subject", "required")
    if asks not in Question.values:
        problems.add(_("Choose what is asked."), "asks", "required")
    if manner and manner not in Manner.values:
        problems.add(_("Choose how it is voted."), "manner")
    if asks != Question.MOTION:
        _check_options(labels, problems)
    problems.refuse_if_any(Invalid)


def chosen_manner(manner: str, by_rule: str, *, is_on_paper: bool) -> str:
    """How it is voted: as the rules say unless something else is chosen. Raises Invalid for what they forbid."""
    chosen = manner or by_rule
    if by_rule == Manner.SECRET and chosen != Manner.SECRET:
        said = _("The rules of the body say that this is voted in secret.")
        raise Invalid.of(said, field="manner", code="must_be_secret")
    if is_on_paper and chosen != Manner.SECRET:
        raise Invalid.of(_("Only a secret ballot is held on paper."), field="manner", code="not_secret")
    return chosen


def write(
    item: AgendaItem,
    roll: Roll,
    *,
    sitting: Sitting,
    board: Board,
    majority: Majority,
    labels: Sequence[str],
    opened_at: dt.datetime,
    by: Actor,
    **facts: Any,
) -> Ballot:
    """The ballot with its options and its roll. Raises NotNow where nobody has a vote on the point."""
    if not roll.places:
        raise NotNow.of(_("Nobody in this sitting has a vote on this point."), code="empty_roll")
    away = sum(one.weight for one in board.left_out if one.has_vote)
    ballot = Ballot.objects.create(
        sitting=sitting,
        item=item,
        ordinal=(sitting.ballots.aggregate(last=Max("ordinal"))["last"] or 0) + 1,
        base=majority.base,
        numerator=majority.share.numerator,
        denominator=majority.share.denominator,
        is_more_than=majority.share.is_more_than,
        tie=majority.tie,
        kept_out=roll.kept_out + away + board.excluded_votes(roll.recused),
        opened_at=opened_at,
        opened_by=by.as_facts(),
        **facts,
    )
    _write_options(ballot, labels)
    _write_roll(ballot, roll.places)
    return ballot


def _check_options(labels: Sequence[str], problems: Problems) -> None:
    folded = [one.casefold() for one in labels]
    if not 1 <= len(labels) <= MOST_OPTIONS or not all(labels):
        problems.add(_("Write between 1 and %(most)s options, one on each line.") % {"most": MOST_OPTIONS}, "options")
    if len(set(folded)) != len(folded):
        problems.add(_("An option stands twice."), "options", "twice")
    if any(len(one) > _OPTION_LIMIT for one in labels):
        problems.add(_("An option is longer than %(limit)s characters.") % {"limit": _OPTION_LIMIT}, "options")


def answers_of(asks: str, labels: Sequence[str]) -> list[tuple[str, str]]:
    """What can be answered, each as its kind and its label, in the order of the paper."""
    if asks == Question.MOTION:
        return [(one, "") for one in (Answer.AGREE, Answer.DISAGREE, Answer.OTHER)]
    return [(Answer.CHOICE, label) for label in labels]


def _write_options(ballot: Ballot, labels: Sequence[str]) -> None:
    Option.objects.bulk_create(
        Option(ballot=ballot, ordinal=n, answer=answer, label=label)
        for n, (answer, label) in enumerate(answers_of(ballot.asks, labels), 1)
    )


def _write_roll(ballot: Ballot, places: Sequence[Place]) -> None:
    Vote.objects.bulk_create(
        Vote(ballot=ballot, voter_id=one.voter, caster_id=one.caster, weight=one.weight) for one in places
    )
