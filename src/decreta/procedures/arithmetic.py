"""The result of a question with its arithmetic. Pure: no database, no clock.

The base is all members, not those who answered (Government and Party alike decide by more than half of all).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from decreta.meetings.deciding import Share
from decreta.meetings.enums import Tie
from decreta.procedures.enums import Majority, Silence, Stance


@dataclass(frozen=True)
class Rule:
    """By what a procedure decides. `tie` says what happens at exactly half of all members; empty: as the body has it."""

    majority: str = Majority.HALF
    silence: str = Silence.NOT_VOTED
    tie: str = Tie.CHAIRS_SIDE


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
    #: The sides are equal, it is left to the chair, and he has not decided yet.
    waits: bool = False
    #: What the chair decided afterwards of a tie that was left to him.
    decided: bool | None = None

    @property
    def answered(self) -> int:
        return self.members - self.silent

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Fill, start and width of the bars of a question, in members."""
        found, start = [], 0
        for fill in ("agree", "disagree", "other"):
            found.append((fill, start, getattr(self, fill)))
            start += getattr(self, fill)
        return [*found, ("absent", start, self.silent)]


def needed(members: int, majority: str) -> int:
    """The fewest members who must agree: `2/3` is at least two thirds, `>1/2` more than half."""
    return Share.read(majority).needed(members)


def tally(
    rule: Rule,
    *,
    members: int,
    stances: Iterable[str],
    chair: str | None,
    decided: bool | None = None,
    can_decide: bool = True,
) -> Tally:
    """Count the stances of members; `chair` is what the chair said, empty where he was silent, None where he has no vote.

    Where silence counts as agreement, that of the chair does too. A chair on neither side has not broken the tie: he is
    asked, as in session. `decided` is what he decided of a tie afterwards, None: nothing yet; `can_decide` is false where
    he does not decide it, since he has stepped back from the point.
    """
    said = list(stances)
    agree, disagree, other = (said.count(one) for one in (Stance.AGREES, Stance.DISAGREES, Stance.OTHER))
    silent = members - len(said)
    counted = agree + (silent if rule.silence == Silence.AGREES else 0)
    wanted = needed(members, rule.majority)
    is_tied = Share.read(rule.majority).is_simple and members > 0 and counted * 2 == members
    said_by_him = Stance.AGREES if chair == "" and rule.silence == Silence.AGREES else chair
    is_sided = rule.tie == Tie.CHAIRS_SIDE and said_by_him in {Stance.AGREES, Stance.DISAGREES}
    is_left_to_him = is_tied and can_decide and rule.tie != Tie.REJECTED and not is_sided
    with_his_side = is_tied and is_sided and said_by_him == Stance.AGREES
    by_chair = with_his_side or (is_left_to_him and decided is True)
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
        waits=is_left_to_him and decided is None,
        decided=decided if is_left_to_him else None,
    )
