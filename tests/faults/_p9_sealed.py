"""Secret ballots of P9: sealed papers in a storm, with a kill in it, and then the count of what stands."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults._p9_voters import Storm, Voter
from tests.faults._p10_adversary import Told, unit_of
from tests.faults._p10_voting import Secrets, count, name_tellers, sealed

#: What stands on the roll and was sealed by nobody.
FOREIGN = "?"


@dataclass
class Papers:
    """What each voter has sealed for each of his wishes, and what is written in it."""

    sealed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    choices: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    codes: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def told_of(self, standing: dict[str, str]) -> Told:
        """The truth of the papers that stand, for who counts them."""
        told = Told({}, {})
        for vote, wish in standing.items():
            pairs = zip(self.choices[vote, wish], self.codes[vote, wish], strict=True)
            for unit, (choice, code) in enumerate(pairs, 1):
                told.choices[unit_of(vote, unit)], told.codes[unit_of(vote, unit)] = choice, code
        return told


class SealedStorm(Storm):
    """The same storm with sealed papers; each wish of a voter was sealed once, however often it is sent."""

    papers: Papers

    def form(self, voter: Voter, wish: str, key: str) -> tuple[str, dict[str, Any]]:
        papers = self.papers.sealed[voter.vote, wish]
        return f"/voting/{self.ballot}/cast-sealed/", {"idempotency_key": key, "vote": voter.vote, "paper": papers}


def opened(there: Any, ground: Any, sessions: dict[str, str], seed: int, chance: random.Random) -> Any:
    """A secret ballot with its tellers, and a storm of voters who have sealed what they will send."""
    from tests.voting.office import put

    office, sitting = ground
    secrets, papers = Secrets(), Papers()
    panel, keys = name_tellers(there.port, ground, sessions, secrets)
    ballot = put(office, sitting, manner="secret", question=f"Bầu? {seed}")
    roll = ballot.votes.filter(caster__holding__person__user__username__startswith="p9-")
    public = [key.public_key_bytes for key in keys.values()]
    voters = []
    for pk, name, weight in roll.values_list("pk", "caster__holding__person__user__username", "weight"):
        wishes = [str(n) for n in range(chance.choice([1, 1, 1, 2]))]
        for wish in wishes:
            _seal(papers, ballot, (str(pk), wish), weight, public, secrets, chance)
        voters.append(Voter(sessions[name], str(pk), wishes))
    chance.shuffle(voters)
    storm = SealedStorm(there.port, str(ballot.pk), voters, seed)
    storm.papers = papers
    return ballot, storm, {"panel": panel, "keys": keys, "by_web": True, "secrets": secrets}


def _seal(
    papers: Papers,
    ballot: Any,
    place: tuple[str, str],
    weight: int,
    public: Sequence[bytes],
    secrets: Secrets,
    chance: random.Random,
) -> None:
    papers.choices[place] = [chance.choice([1, 2]) for _unit in range(weight)]
    made = [
        sealed(ballot, place[0], unit, choice, public, secrets) for unit, choice in enumerate(papers.choices[place], 1)
    ]
    papers.sealed[place], papers.codes[place] = [text for text, _code in made], [code for _text, code in made]


def standing_in(ballot: Any, papers: Papers) -> dict[str, str]:
    """By vote the wish whose papers stand; `FOREIGN` for papers that its voter has never sealed."""
    from decreta.voting.models import SealedPaper

    wishes = {(vote, tuple(texts)): wish for (vote, wish), texts in papers.sealed.items()}
    rows = SealedPaper.objects.filter(vote__ballot=ballot).values_list("vote_id", "papers")
    return {str(vote): wishes.get((str(vote), tuple(texts)), FOREIGN) for vote, texts in rows}


def counted(
    there: Any, ground: Any, ballot: Any, storm: SealedStorm, how: dict[str, Any], sessions: dict[str, str]
) -> dict[str, int]:
    """The tellers open what stands when the ballot is closed; the list that is published must be exactly that."""
    from decreta.audit.models import Entry

    standing = standing_in(ballot, storm.papers)
    entries = Entry.objects.filter(kind="voting.cast", on_kind="voting.vote", on_id__in=list(standing))
    found = {
        "without_entry": len(set(standing) - set(entries.values_list("on_id", flat=True))),
        "counted_otherwise": 0,
        "not_closed": int(ballot.closed_at is None),
        "double": 0,
    }
    told = storm.papers.told_of({vote: wish for vote, wish in standing.items() if wish != FOREIGN})
    began = time.monotonic()
    try:
        count(there.port, ground, ballot, told, how, sessions, how["secrets"])
    except AssertionError:
        found["counted_otherwise"] = 1
    print(f"counted {len(told.codes)} sealed papers in {time.monotonic() - began:.1f} s", flush=True)
    return found
