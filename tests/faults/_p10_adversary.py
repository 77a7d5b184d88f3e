"""The adversary of P10: he has everything that is on the disk, and guesses who voted how.

He knows the result and the published list. A guess lays an order of the voters beside an order of the papers, the first
to the first: whoever wrote both in one order gives all away. What he gets right by chance alone is computed, and only
what is beyond it counts.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.faults._p10_disk import Disk, places

#: Standard deviations. Some ninety guesses are tried, so this is passed by chance less than once in ten thousand runs.
BOUND = 5.0
_SHUFFLES = 400


def unit_of(vote: Any, unit: int) -> str:
    """The name of one paper of a place on the roll: who has several votes casts so many papers."""
    return f"{vote}:{unit}"


def row_of(name: str) -> str:
    """The place on the roll of a paper."""
    return name.partition(":")[0]


@dataclass
class Told:
    """What happened in one ballot, by paper (`unit_of`): the truth, and what the disk says of its voter."""

    choices: dict[str, int]
    codes: dict[str, str]
    #: The published list.
    papers: list[tuple[int, str]] = field(default_factory=list)
    #: What can be read of each voter, by the name of what it is; voters are put in its order.
    traces: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: How many papers there are, and how many open with the tables and too few, or enough, of the tellers' keys.
    stolen: dict[str, int] = field(default_factory=dict)


@dataclass
class Score:
    """How often a way of guessing was right, and how often it would be by chance."""

    right: int = 0
    tried: int = 0
    expected: float = 0.0
    variance: float = 0.0

    @property
    def deviation(self) -> float:
        return (self.right - self.expected) / self.variance**0.5 if self.variance else 0.0


def look(told: Sequence[Told], disk: Disk) -> None:
    """Read off the disk where each voter and each code of the ballots lies."""
    rolled = {vote: UUID(row_of(vote)).bytes for one in told for vote in one.choices}
    written = {vote: row_of(vote).encode() for one in told for vote in one.choices}
    codes = {code: code.encode() for one in told for _choice, code in one.papers}
    for kind, data in disk.kinds().items():
        where = places({*rolled.values(), *written.values(), *codes.values()}, data)
        for one in told:
            one.traces[f"place in {kind}"] = _placed(rolled, one.choices, where)
            one.traces[f"place in {kind}, written out"] = _placed(written, one.choices, where)
            published = _placed(codes, (code for _choice, code in one.papers), where)
            if len(published) == len(one.papers):
                one.traces[f"codes in {kind}"] = published


def _placed(
    needles: Mapping[str, bytes], names: Iterable[str], where: Mapping[bytes, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    return {name: where[needles[name]] for name in names if needles[name] in where}


def scores(ballots: Sequence[Told], seed: int) -> dict[str, Score]:
    """Every way of guessing over all ballots."""
    found: dict[str, Score] = {}
    chance = random.Random(seed)
    for told in ballots:
        base = _by_chance(told, chance)
        for name, guesses in _guesses(told):
            score = found.setdefault(name, Score())
            score.right += sum(told.choices[vote] == choice for vote, choice in guesses)
            score.tried += len(guesses)
            score.expected += base[0]
            score.variance += base[1]
    return found


def _by_chance(told: Told, chance: random.Random) -> tuple[float, float]:
    """Mean and variance of what is right when the papers are dealt out blindly."""
    truth = list(told.choices.values())
    dealt = list(truth)
    hits = []
    for _n in range(_SHUFFLES):
        chance.shuffle(dealt)
        hits.append(sum(a == b for a, b in zip(truth, dealt, strict=True)))
    mean = sum(hits) / len(hits)
    return mean, sum((one - mean) ** 2 for one in hits) / (len(hits) - 1)


def _guesses(told: Told) -> Iterable[tuple[str, list[tuple[str, int]]]]:
    """Each order of the voters laid beside each order of the papers."""
    orders: dict[str, list[int]] = {
        "as published": [choice for choice, _code in told.papers],
        "by option": sorted(choice for choice, _code in told.papers),
        "from the last code": [choice for choice, _code in sorted(told.papers, key=lambda one: one[1][::-1])],
    }
    for name, where in told.traces.items():
        if name.startswith("codes in "):
            ordered = sorted(told.papers, key=lambda one, where=where: where[one[1]])  # type: ignore[misc]
            orders[name] = [choice for choice, _code in ordered]
    for trace, values in told.traces.items():
        if trace.startswith("codes in ") or len(values) != len(told.papers):
            continue
        # Those of whom the disk says the same are in no order: they are dealt out as they come from a set of their own.
        voters = sorted(told.choices, key=lambda vote, values=values: (values[vote], _blind(vote)))  # type: ignore[misc]
        for name, choices in orders.items():
            yield f"{trace} / {name}", list(zip(voters, choices, strict=True))


def _blind(vote: str) -> int:
    return random.Random(vote).getrandbits(32)


def beyond_chance(found: Mapping[str, Score]) -> dict[str, float]:
    """The ways of guessing that know something, with how many standard deviations they are from chance."""
    return {name: round(one.deviation, 1) for name, one in found.items() if abs(one.deviation) > BOUND}
