"""The arithmetic of quorums and majorities: whole numbers and fractions, and an answer that shows how it was reached.

Nothing here reads or writes: what is true of a sitting at a moment is put in, what follows from it comes out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, Self

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.meetings.enums import Base, Tie

_WRITTEN: Final = re.compile(r"^(>?)\s*(\d{1,3})\s*/\s*(\d{1,3})$")
HALF: Final = Fraction(1, 2)


@dataclass(frozen=True)
class Share:
    """A part of a whole that must be reached, or, with `is_more_than`, exceeded."""

    numerator: int
    denominator: int
    is_more_than: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """`2/3` is at least two thirds, `>1/2` more than half. Raises ValueError for anything that nobody can reach."""
        found = _WRITTEN.match(text.strip())
        if found is None:
            raise ValueError(text)
        share = cls(int(found[2]), int(found[3]), bool(found[1]))
        if not share.is_possible:
            raise ValueError(text)
        return share

    @property
    def is_possible(self) -> bool:
        """Whether it is above nothing, and can be reached."""
        if self.denominator < 1 or self.numerator < 1:
            return False
        return self.numerator < self.denominator or (self.numerator == self.denominator and not self.is_more_than)

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    @property
    def is_simple(self) -> bool:
        """More than half: the only share under which equal sides are a tie."""
        return self.is_more_than and self.fraction == HALF

    def needed(self, whole: int) -> int:
        """The least whole number that satisfies it."""
        exact = self.fraction * whole
        below = exact.numerator // exact.denominator
        return below + 1 if self.is_more_than or below != exact else below

    def __str__(self) -> str:
        return f"{'>' if self.is_more_than else ''}{self.numerator}/{self.denominator}"

    @property
    def words(self) -> str:
        """As it is said."""
        said = {
            (HALF, True): _("more than half"),
            (HALF, False): _("at least half"),
            (Fraction(2, 3), False): _("at least two thirds"),
            (Fraction(1), False): pgettext("share", "all"),
        }
        known = said.get((self.fraction, self.is_more_than))
        if known is not None:
            return known
        pattern = _("more than %(n)s/%(m)s") if self.is_more_than else _("at least %(n)s/%(m)s")
        return pattern % {"n": self.numerator, "m": self.denominator}


@dataclass(frozen=True)
class Quorum:
    """Whether enough are present."""

    share: Share
    present: int
    members: int

    @property
    def needed(self) -> int:
        return self.share.needed(self.members)

    @property
    def is_reached(self) -> bool:
        """A body without members never sits."""
        return self.members > 0 and self.present >= self.needed

    @property
    def facts(self) -> dict[str, int]:
        """The arithmetic as the log and a ballot keep it."""
        return {"present": self.present, "members": self.members, "needed": self.needed}

    @property
    def words(self) -> str:
        """The arithmetic as a sentence."""
        facts = self.facts
        if self.is_reached:
            return _("%(present)s of %(members)s present, %(needed)s needed: quorate") % facts
        return _("%(present)s of %(members)s present, %(needed)s needed: not quorate") % facts


@dataclass(frozen=True)
class Majority:
    """What a question needs: a share of a base, and what happens when exactly half of it are for."""

    share: Share
    base: Base
    tie: Tie

    @property
    def words(self) -> str:
        return f"{self.share.words} {self.base.label}"


class Outcome(StrEnum):
    """What became of a question."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    WAITS_FOR_CHAIR = "waits_for_chair"


@dataclass(frozen=True)
class Count:
    """The votes of a question: for, against, neither; those who could have voted and those present. All in votes."""

    agree: int
    disagree: int
    other: int
    entitled: int
    present: int

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.other

    @property
    def not_cast(self) -> int:
        return max(self.entitled - self.cast, 0)

    def whole(self, base: Base) -> int:
        """The number that a majority is a share of. Who has voted was present, whatever the desk noted."""
        match base:
            case Base.ALL:
                return self.entitled
            case Base.PRESENT:
                return max(self.present, self.cast)
            case Base.CAST:
                return self.cast
            case Base.SIDES:
                return self.agree + self.disagree


@dataclass(frozen=True)
class Result:
    """The outcome of a question under a rule, with its arithmetic."""

    rule: Majority
    count: Count
    chair_agrees: bool | None = None
    chair_decided: bool | None = None

    @property
    def whole(self) -> int:
        return self.count.whole(self.rule.base)

    @property
    def needed(self) -> int:
        return self.rule.share.needed(self.whole)

    @property
    def is_tie(self) -> bool:
        """Exactly half of the base are for, where more than half is asked for: one voice more decides it.

        Who is silent stands in the base and is not for it. As many for as against, where others of the base have not
        said either, is therefore no tie: the voice of the chair cannot make a few into more than half of all.
        """
        return self.rule.share.is_simple and self.count.agree > 0 and self.count.agree * 2 == self.whole

    @property
    def has_majority(self) -> bool:
        return self.count.agree > 0 and self.count.agree >= self.needed

    @property
    def outcome(self) -> Outcome:
        if self.has_majority:
            return Outcome.ADOPTED
        if not self.is_tie or self.rule.tie == Tie.REJECTED:
            return Outcome.REJECTED
        sided = self.chair_agrees if self.rule.tie == Tie.CHAIRS_SIDE else None
        # A chair who voted for neither side has not broken the tie: he is asked.
        decided = self.chair_decided if sided is None else sided
        if decided is None:
            return Outcome.WAITS_FOR_CHAIR
        return Outcome.ADOPTED if decided else Outcome.REJECTED

    @property
    def words(self) -> str:
        """The arithmetic as a sentence."""
        facts = {
            "agree": self.count.agree,
            "whole": self.whole,
            "base": self.rule.base.label,
            "needed": self.needed,
            "rule": self.rule.share.words,
        }
        said = _("%(agree)s for, %(whole)s %(base)s; %(rule)s means %(needed)s") % facts
        return f"{said}: {self._ending}"

    @property
    def _ending(self) -> str:
        if not self.is_tie:
            return str(outcomes()[self.outcome])
        if self.outcome == Outcome.WAITS_FOR_CHAIR:
            return _("exactly half are for, the chair decides")
        if self.rule.tie == Tie.REJECTED:
            return _("exactly half are for, so it is rejected")
        if self.outcome == Outcome.ADOPTED:
            return _("exactly half are for, adopted by the chair's voice")
        return _("exactly half are for, rejected by the chair's voice")


def outcomes() -> Mapping[Outcome, str]:
    """The outcomes in words."""
    return {
        Outcome.ADOPTED: pgettext("outcome", "adopted"),
        Outcome.REJECTED: pgettext("outcome", "rejected"),
        Outcome.WAITS_FOR_CHAIR: pgettext("outcome", "the chair decides"),
    }


@dataclass(frozen=True)
class Choice:
    """One of several options from which one is chosen, with its votes."""

    key: str
    votes: int


@dataclass(frozen=True)
class Election:
    """One option is chosen by a share of the base; equal votes at the top choose nobody."""

    rule: Majority
    choices: Sequence[Choice]
    entitled: int
    present: int

    @property
    def _count(self) -> Count:
        return Count(sum(one.votes for one in self.choices), 0, 0, self.entitled, self.present)

    @property
    def whole(self) -> int:
        return self._count.whole(self.rule.base)

    @property
    def needed(self) -> int:
        return self.rule.share.needed(self.whole)

    @property
    def leading(self) -> list[Choice]:
        """The options with most votes; several when they are equal, none when nobody voted."""
        most = max((one.votes for one in self.choices), default=0)
        return [one for one in self.choices if one.votes == most > 0]

    @property
    def chosen(self) -> Choice | None:
        """The one that is chosen."""
        leading = self.leading
        return leading[0] if len(leading) == 1 and leading[0].votes >= self.needed else None
