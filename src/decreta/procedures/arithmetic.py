"""The result of a question with its arithmetic. Pure: no database, no clock.

The base is all members, not those who answered (Government and Party alike decide by more than half of all).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from decreta.meetings.deciding import Share
from decreta.procedures.enums import Majority, Silence, Stance


@dataclass(frozen=True)
class Rule:
    """By what a procedure decides. `chair_breaks_ties`: at exactly half, the side of the chair has it."""

    majority: str = Majority.HALF
    silence: str = Silence.NOT_VOTED
    chair_breaks_ties: bool = True


@dataclass(frozen=True)
class Tally:
    """What a question came to: counts of all members, how many were needed, whether it is adopted and why."""

    members: int
    agree: int
    disagree: int
    other: int
    silent: int
    counted: int
    needed: int
    is_adopted: bool
    is_tied: bool
    by_chair: bool

    @property
    def answered(self) -> int:
        return self.members - self.silent


def needed(members: int, majority: str) -> int:
    """The fewest members who must agree: `2/3` is at least two thirds, `>1/2` more than half."""
    return Share.read(majority).needed(members)


def tally(rule: Rule, *, members: int, stances: Iterable[str], chair: str | None) -> Tally:
    """Count the stances of members; `chair` is what the chair said, None where he was silent or is no member."""
    said = list(stances)
    agree, disagree, other = (said.count(one) for one in (Stance.AGREES, Stance.DISAGREES, Stance.OTHER))
    silent = members - len(said)
    counted = agree + (silent if rule.silence == Silence.AGREES else 0)
    wanted = needed(members, rule.majority)
    is_tied = Share.read(rule.majority).is_simple and members > 0 and counted * 2 == members
    by_chair = is_tied and rule.chair_breaks_ties and chair == Stance.AGREES
    return Tally(
        members,
        agree,
        disagree,
        other,
        silent,
        counted,
        wanted,
        is_adopted=members > 0 and (counted >= wanted or by_chair),
        is_tied=is_tied,
        by_chair=by_chair,
    )
