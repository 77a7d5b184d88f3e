"""A ballot that was held wholly without network is entered afterwards, with its own time and as it was counted then."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.deciding import Majority
from decreta.meetings.domain.quorum import quorate
from decreta.meetings.enums import Manner
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Presiding, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.room import Board, board_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.meetings.queries.seats import was_there
from decreta.meetings.queries.then import presiding_then
from decreta.ui import moments
from decreta.voting import endings, policies, rules
from decreta.voting.domain import questions
from decreta.voting.enums import Question
from decreta.voting.models import Ballot, HandCount, SecretCount, Vote
from decreta.voting.queries.roll import Roll, roll_of
from decreta.voting.queries.tallies import tally_of

_REASON_LIMIT = 300
#: What a count of hands takes of those who counted.
_NAMES_LIMIT = 300


@dataclass(frozen=True)
class Held:
    """What is known of a ballot before it is said what it came to: its rule, its time, and who could vote then."""

    sitting: Sitting
    question: str
    labels: Sequence[str]
    manner: str
    majority: Majority
    board: Board
    quorum: Mapping[str, Any]
    roll: Roll
    presiding: Presiding | None
    #: The lines of the roll whose casters were there, by the voter's invitation.
    here: frozenset[UUID]

    @property
    def is_by_name(self) -> bool:
        return self.manner == Manner.BY_NAME

    @property
    def is_secret(self) -> bool:
        return self.manner == Manner.SECRET

    @property
    def is_by_hands(self) -> bool:
        """Open, and counted as a whole."""
        return self.manner == Manner.OPEN

    @property
    def votes_here(self) -> int:
        return sum(one.weight for one in self.roll.places if one.voter in self.here)


def held_without_network(
    *,
    item: AgendaItem,
    question: str,
    subject: str,
    opened_at: dt.datetime,
    closed_at: dt.datetime,
    tellers: Sequence[Invitation],
    reason: str,
    by: Actor,
    asks: str = Question.MOTION,
    options: Sequence[str] = (),
    manner: str = "",
    at: dt.datetime | None = None,
) -> Held:
    """Look at a ballot that is to be entered, as the moment of its closing was: who was there, with which quorum.

    Nothing is written. Raises NotAllowed, NotNow (the result of the point is used, no quorum then, nobody to vote),
    Invalid with everything that is wrong.
    """
    rules.may_arrange(item.sitting, by=by)
    sitting = Sitting.objects.select_related("body", "chair_post").get(pk=item.sitting_id)
    policies.may_be_entered_afterwards(item, sitting)
    words, labels = " ".join(question.split()), [" ".join(one.split()) for one in options]
    questions.check(words, subject, asks, labels, manner)
    terms = (held := rules_of(sitting.body, on=day_of(sitting))).of(subject)
    chosen = questions.chosen_manner(manner, terms.manner, is_on_paper=False)
    policies.may_be_by_hands(chosen, by_rule=terms.manner, is_by_hands=chosen == Manner.OPEN)
    problems = Problems()
    _check_reason(reason, problems)
    _check_times(item, sitting, opened_at, closed_at, problems, question=words, now=at or clock.now())
    problems.refuse_if_any(Invalid)
    board = board_of(sitting, then=closed_at)
    roll = roll_of(sitting, item, then=closed_at)
    there = Attendance.objects.filter(was_there(closed_at), invitation__sitting=sitting)
    present = frozenset(there.values_list("invitation_id", flat=True))
    _check_tellers(tellers, sitting, roll, present, labels, problems, manner=chosen)
    problems.refuse_if_any(Invalid)
    quorum = quorate(sitting, rules=held, board=board)
    here = frozenset(one.voter for one in roll.places if one.caster in present)
    presiding = presiding_then(sitting, closed_at)
    return Held(sitting, words, labels, chosen, terms.majority, board, quorum.facts, roll, presiding, here)


@act("voting.enter_ballot")
def enter_ballot(
    *,
    item: AgendaItem,
    question: str,
    subject: str,
    opened_at: dt.datetime,
    closed_at: dt.datetime,
    tellers: Sequence[Invitation],
    reason: str,
    by: Actor,
    asks: str = Question.MOTION,
    options: Sequence[str] = (),
    manner: str = "",
    totals: Mapping[int, int] | None = None,
    invalid: int = 0,
    said: Mapping[UUID, int] | None = None,
    at: dt.datetime | None = None,
) -> Ballot:
    """Enter a ballot that was held without network: when it was put and closed, who counted, what it came to, and why now.

    One by name with what each voter said (`said`: the number of an option by the voter's seat); any other as totals by
    the number of the option, a secret one never with names. Base, quorum and majority are those of its closing. Raises as
    `held_without_network` does, and Invalid where more votes are entered than those who were there had.
    """
    Sitting.objects.select_for_update(of=("self",)).get(pk=item.sitting_id)
    found = held_without_network(
        item=item,
        question=question,
        subject=subject,
        opened_at=opened_at,
        closed_at=closed_at,
        tellers=tellers,
        reason=reason,
        by=by,
        asks=asks,
        options=options,
        manner=manner,
        at=at,
    )
    numbers = range(1, len(questions.answers_of(asks, found.labels)) + 1)
    _check_result(found, numbers, totals, invalid, said, closed_at)
    moment = at or clock.now()
    ballot = questions.write(
        item,
        found.roll,
        sitting=found.sitting,
        board=found.board,
        majority=found.majority,
        labels=found.labels,
        opened_at=opened_at,
        by=by,
        question=found.question,
        asks=asks,
        subject=subject,
        manner=found.manner,
        may_change_mind=False,
        is_on_paper=found.is_secret,
        quorum=found.quorum,
        closed_at=closed_at,
        closed_by=by.as_facts(),
        presided_by=found.presiding.invitation if found.presiding is not None else None,
        entered_because=" ".join(reason.split()),
        entered_at=moment,
        entered_by=by.as_facts(),
        counted_by=[{"invitation": str(one.pk), "name": one.holding.person.full_name} for one in tellers],
        is_by_hands=found.is_by_hands,
    )
    if found.is_secret:
        SecretCount.objects.create(
            ballot=ballot,
            papers=[],
            counts=_counts(numbers, totals),
            invalid=invalid,
            took_part=sum((totals or {}).values()) + invalid,
            # They were counted when it was held; only their entry is later.
            counted_at=closed_at,
            entered_by=by.as_facts(),
        )
    elif found.is_by_hands:
        HandCount.objects.create(
            ballot=ballot,
            counts=_counts(numbers, totals),
            present=found.votes_here,
            counted_by=ballot.tellers_named,
            counted_at=closed_at,
            entered_by=by.as_facts(),
        )
    else:
        _note(ballot, said or {}, moment, by)
    tally = tally_of(ballot)
    facts: dict[str, object] = {
        # Never the words: more people read the log than the sitting.
        "sha256": hashlib.sha256(found.question.encode()).hexdigest(),
        "subject": subject,
        "manner": found.manner,
        "opened_at": opened_at,
        "closed_at": closed_at,
        "tellers": [one.holding.person_id for one in tellers],
        "quorum": found.quorum,
        "entitled": tally.entitled,
        "present": tally.present,
        "kept_out": ballot.kept_out,
        "counted": {f"{one.option.ordinal} {one.option.answer}": one.votes for one in tally.lines},
        "invalid": invalid,
        "outcome": tally.outcome,
    }
    if found.is_by_name:
        facts["says"] = {str(voter): number for voter, number in (said or {}).items()}
    record("voting.entered_afterwards", by=by, on=ballot, about=[found.sitting, item], facts=facts, at=at)
    endings.ended(ballot, tally.outcome, by=by, at=closed_at)
    ballot.refresh_from_db()
    return ballot


def _note(ballot: Ballot, said: Mapping[UUID, int], moment: dt.datetime, by: Actor) -> None:
    options = {one.ordinal: one for one in ballot.options.all()}
    rows = list(Vote.objects.filter(ballot=ballot, voter__in=said))
    for one in rows:
        one.entered, one.entered_at, one.entered_by = options[said[one.voter_id]], moment, by.as_facts()
    Vote.objects.bulk_update(rows, ["entered", "entered_at", "entered_by"])


def _counts(numbers: Sequence[int], totals: Mapping[int, int] | None) -> dict[str, int]:
    return {str(one): (totals or {})[one] for one in numbers}


def _check_reason(reason: str, problems: Problems) -> None:
    if not reason.strip() or len(" ".join(reason.split())) > _REASON_LIMIT:
        problems.add(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason", "required"
        )


def _check_times(
    item: AgendaItem,
    sitting: Sitting,
    opened_at: dt.datetime,
    closed_at: dt.datetime,
    problems: Problems,
    *,
    question: str,
    now: dt.datetime,
) -> None:
    """Within the session, after the point began, not ahead, and not while another question was put."""
    if closed_at < opened_at:
        problems.add(_("It is closed after it was put."), "closed_at", "order")
    if closed_at > now:
        problems.add(_("This lies in the future."), "closed_at", "future")
    if sitting.opened_at is not None and opened_at < sitting.opened_at:
        problems.add(_("The sitting was opened after that."), "opened_at", "before_opening")
    if sitting.closed_at is not None and closed_at > sitting.closed_at:
        problems.add(_("The sitting was closed before that."), "closed_at", "after_closing")
    began = item.began_at
    if began is not None and opened_at < began:
        said = _("The point was taken up at %(time)s.") % {"time": f"{moments.local(began):%H:%M}"}
        problems.add(said, "opened_at", "before_point")
    lasting = (Q(closed_at=None) | Q(closed_at__gt=opened_at)) & Q(opened_at__lt=closed_at)
    # One that began and ended in one minute has no length in which it could overlap: the same question is meant.
    same = Q(opened_at=opened_at, closed_at=closed_at, item=item, question=question)
    other = sitting.ballots.filter(lasting | same, annulled_at=None).first()
    if other is not None:
        said = _("Ballot %(n)s was open at that time; one question is put at a time.") % {"n": other.ordinal}
        problems.add(said, "opened_at", "overlaps")


def _check_tellers(
    tellers: Sequence[Invitation],
    sitting: Sitting,
    roll: Roll,
    present: frozenset[UUID],
    labels: Sequence[str],
    problems: Problems,
    *,
    manner: str,
) -> None:
    """Who counted was there, has not stepped back and is no candidate; papers of a secret ballot nobody opens alone."""
    is_secret = manner == Manner.SECRET
    least = 2 if is_secret else 1
    if len({one.pk for one in tellers}) < least:
        said = _("Name at least two who counted the papers.") if is_secret else _("Name who counted.")
        problems.add(said, "tellers", "required")
    names = ", ".join(one.holding.person.full_name for one in tellers)
    if manner == Manner.OPEN and len(names) > _NAMES_LIMIT:
        said = _("Name fewer of those who counted: their names have at most %(limit)s characters together.")
        problems.add(said % {"limit": _NAMES_LIMIT}, "tellers", "too_long")
    for one in tellers:
        name = one.holding.person.full_name
        if one.sitting_id != sitting.pk or one.part not in policies.TELLING_PARTS:
            said = _("%(person)s: tellers are the chair, members or secretaries of this sitting.")
        elif one.pk not in present:
            said = _("%(person)s was not there when the ballot was closed.")
        elif one.pk in roll.recused:
            said = _("%(person)s has stepped back from this point.")
        elif any(name.casefold() in label.casefold() for label in labels):
            said = _("%(person)s is a candidate and no teller.")
        else:
            continue
        problems.add(said % {"person": name}, "tellers", "unfit")


def _check_result(
    found: Held,
    numbers: Sequence[int],
    totals: Mapping[int, int] | None,
    invalid: int,
    said: Mapping[UUID, int] | None,
    closed_at: dt.datetime,
) -> None:
    problems = Problems()
    if found.is_by_name:
        if totals is not None or invalid or not said or not set(said.values()) <= set(numbers):
            problems.add(_("Choose what at least one of them voted."), code="nothing")
        elif not set(said) <= found.here:
            raise NotNow.of(
                _("Only of those who were there when the ballot was closed is it entered what they voted."),
                code="not_present",
            )
        problems.refuse_if_any(Invalid)
        return
    if said:
        problems.add(_("Names are entered only where the vote is by name."), code="names")
    given = dict(totals or {})
    if set(given) != set(numbers) or min([*given.values(), invalid], default=0) < 0:
        problems.add(_("Enter a number for each option."), code="totals")
    elif invalid and not found.is_secret:
        problems.add(_("There are invalid votes only on paper."), "invalid", "not_secret")
    elif (cast := sum(given.values()) + invalid) > found.votes_here:
        facts = {"n": cast, "here": found.votes_here, "time": f"{moments.local(closed_at):%H:%M}"}
        words = _(
            "These are %(n)s votes, but those who were there at %(time)s had %(here)s. Correct the attendance first, if that is wrong."
        )
        problems.add(words % facts, code="too_many")
    problems.refuse_if_any(Invalid)
