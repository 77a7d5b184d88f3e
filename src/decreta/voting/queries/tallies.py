"""What a ballot came to: counted from its votes and from who was present, each time anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count as CountOf
from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.deciding import Choice, Count, Election, Outcome, Result, outcomes
from decreta.meetings.enums import Base, Part
from decreta.meetings.models import Attendance
from decreta.voting.enums import Answer
from decreta.voting.models import Ballot, Option, SecretCount, Vote

CHOSEN, NOBODY_CHOSEN, NOT_COUNTED = "chosen", "nobody_chosen", "not_counted"


@dataclass(frozen=True)
class Line:
    """An option with its votes."""

    option: Option
    votes: int


@dataclass(frozen=True)
class Tally:
    """A ballot with everything that its result is made of. Figures are votes; `voters` are people."""

    ballot: Ballot
    lines: Sequence[Line]
    entitled: int
    present: int
    voters: int
    voted: int
    chair_answer: str | None = None
    #: What a secret ballot came to; None until it is counted, and for every other ballot.
    count: SecretCount | None = None

    @property
    def is_counted(self) -> bool:
        """Whether there is a result: a secret ballot has one when its papers are opened."""
        return self.ballot.closed_at is not None and (self.count is not None or not self.ballot.is_secret)

    @property
    def invalid(self) -> int:
        """Votes on papers that say nothing. They are in no base of votes cast."""
        return self.count.invalid if self.count is not None else 0

    @property
    def on_roll(self) -> int:
        """The votes that could be cast: without those of members who have none on this point or were not invited."""
        return self.entitled - self.ballot.kept_out

    @property
    def cast(self) -> int:
        return sum(one.votes for one in self.lines)

    @property
    def not_cast(self) -> int:
        return self.entitled - self.cast - self.invalid

    def votes(self, answer: Answer) -> int:
        """How many votes an answer has."""
        return sum(one.votes for one in self.lines if one.option.answer == answer)

    @cached_property
    def result(self) -> Result:
        """The outcome of a motion."""
        sides = {Answer.AGREE.value: True, Answer.DISAGREE.value: False}
        count = Count(
            self.votes(Answer.AGREE),
            self.votes(Answer.DISAGREE),
            self.votes(Answer.OTHER),
            self.entitled,
            self.present,
        )
        return Result(
            self.ballot.rule, count, sides.get(self.chair_answer or ""), chair_decided=self.ballot.chair_decided
        )

    @cached_property
    def election(self) -> Election:
        """The outcome of a choice."""
        choices = [Choice(str(one.option.pk), one.votes) for one in self.lines]
        return Election(self.ballot.rule, choices, self.entitled, self.present)

    @property
    def chosen(self) -> Option | None:
        """The option that was chosen."""
        best = self.election.chosen
        return next((one.option for one in self.lines if best is not None and str(one.option.pk) == best.key), None)

    @property
    def outcome(self) -> str:
        """What became of it, as a word for programs."""
        if self.ballot.is_secret and not self.is_counted:
            return NOT_COUNTED
        if self.ballot.is_motion:
            return self.result.outcome.value
        return CHOSEN if self.chosen is not None else NOBODY_CHOSEN

    @property
    def outcome_words(self) -> str:
        """The same for readers."""
        if self.ballot.is_motion:
            return outcomes()[self.result.outcome]
        return self.chosen.shown if self.chosen is not None else _("nobody is chosen")

    @property
    def waits_for_chair(self) -> bool:
        return self.ballot.is_motion and self.outcome == Outcome.WAITS_FOR_CHAIR

    @property
    def words(self) -> str:
        """The arithmetic, with what its base holds that nobody sees cast."""
        told = self._words
        if self.ballot.kept_out and self.ballot.rule.base == Base.ALL:
            of_them = ngettext(
                "%(words)s (%(n)s of the members could not vote here: not invited, excluded, or the point is kept from him)",
                "%(words)s (%(n)s of the members could not vote here: not invited, excluded, or the point is kept from them)",
                self.ballot.kept_out,
            )
            told = of_them % {"words": told, "n": self.ballot.kept_out}
        if not self.invalid:
            return told
        facts = {"words": told, "n": self.invalid}
        return ngettext("%(words)s (%(n)s invalid vote)", "%(words)s (%(n)s invalid votes)", self.invalid) % facts

    @property
    def _words(self) -> str:
        if self.ballot.is_motion:
            return self.result.words
        leading = max((one.votes for one in self.lines), default=0)
        facts = {
            "most": leading,
            "whole": self.election.whole,
            "base": self.ballot.rule.base.label,
            "rule": self.ballot.rule.share.words,
            "needed": self.election.needed,
        }
        said = _("most votes %(most)s, %(whole)s %(base)s; %(rule)s means %(needed)s") % facts
        if self.chosen is None and len(self.election.leading) > 1:
            return said + ": " + _("several lead with equal votes, nobody is chosen")
        return f"{said}: {self.outcome_words}"

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Fill, start and width of the bars of a motion, in votes."""
        agree, disagree, other = (self.votes(one) for one in (Answer.AGREE, Answer.DISAGREE, Answer.OTHER))
        return [
            ("agree", 0, agree),
            ("disagree", agree, disagree),
            ("other", agree + disagree, other),
            ("absent", self.cast, self.not_cast + self.invalid),
        ]


def tally_of(ballot: Ballot) -> Tally:
    """Count a ballot: as of its closing, or now while it is open. Two statements."""
    return tallies_of([ballot])[0]


def tallies_of(ballots: Sequence[Ballot]) -> list[Tally]:
    """Count many ballots, in their order. One statement, one for their options unless they carry them, one for secret ones."""
    if not ballots:
        return []
    by_ballot: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for one in _groups.rows(Ids(one.pk for one in ballots)):
        by_ballot[one["ballot"]].append(dict(one))
    counts: dict[UUID, SecretCount] = {}
    if secret := [one.pk for one in ballots if one.is_secret]:
        counts = {one.ballot_id: one for one in SecretCount.objects.filter(ballot__in=secret)}
    return [_tally(ballot, by_ballot[ballot.pk], counts.get(ballot.pk)) for ballot in ballots]


@prepared
def _groups(ballots: Ids) -> QuerySet[Any, Any]:
    """The votes of some ballots, summed by what they say and by what the arithmetic asks of who cast them."""
    moment = Coalesce(OuterRef("ballot__closed_at"), Value(clock.now(), output_field=DateTimeField()))
    here = Attendance.objects.filter(invitation=OuterRef("caster"), came_at__lte=moment).filter(
        Q(left_at=None) | Q(left_at__gte=moment)
    )
    return (
        Vote.objects.filter(ballot_id__among=ballots, struck_at=None)
        .annotate(
            counted=Coalesce("option", "entered"),
            is_here=Exists(here),
            of_chair=Q(ballot__presided_by=None, voter__part=Part.CHAIR) | Q(ballot__presided_by=F("voter")),
            took_part=Q(cast_at__isnull=False) | Q(entered_at__isnull=False),
        )
        .values("ballot", "counted", "is_here", "of_chair", "took_part")
        .annotate(votes=Sum("weight"), people=CountOf("pk"))
        .order_by()
    )


def _tally(ballot: Ballot, groups: Sequence[dict[str, Any]], count: SecretCount | None) -> Tally:
    options = {one.pk: one for one in ballot.options.all()}
    votes: Counter[UUID] = Counter()
    for one in groups:
        if one["counted"] is not None:
            votes[one["counted"]] += one["votes"]
    if count is not None:
        votes.update({pk: int(count.counts.get(str(one.ordinal), 0)) for pk, one in options.items()})
    if ballot.hand_counts is not None:
        votes.update({pk: int(ballot.hand_counts.get(str(one.ordinal), 0)) for pk, one in options.items()})
    cast = [one for one in groups if one["took_part"]]
    # In a secret ballot nobody knows on which side the chair voted, also not where his side would prevail.
    named = [one for one in cast if one["of_chair"] and one["counted"] is not None]
    chair = next((options[one["counted"]].answer for one in named), None)
    return Tally(
        ballot,
        [Line(option, votes[pk]) for pk, option in options.items()],
        entitled=sum(one["votes"] for one in groups) + ballot.kept_out,
        present=sum(one["votes"] for one in groups if one["is_here"] or one["took_part"]),
        voters=sum(one["people"] for one in groups),
        voted=sum(one["people"] for one in cast),
        chair_answer=chair,
        count=count,
    )
