"""What a counted secret ballot is published as: everything that a recount needs, and nothing of who voted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from decreta.voting.models import Ballot
from decreta.voting.queries.tallies import Line, Tally


def published(tally: Tally) -> dict[str, Any]:
    """The list of a counted secret ballot, as it is downloaded and as `recount.py` reads it."""
    ballot, count = tally.ballot, tally.count
    assert count is not None
    chosen = None if ballot.is_motion else tally.chosen
    return {
        "ballot": str(ballot.pk),
        "question": ballot.question,
        "asks": ballot.asks,
        "rule": {
            "numerator": ballot.numerator,
            "denominator": ballot.denominator,
            "is_more_than": ballot.is_more_than,
            "base": ballot.base,
            "tie": ballot.tie,
        },
        "options": [
            {"number": one.option.ordinal, "answer": one.option.answer, "label": one.option.shown}
            for one in tally.lines
        ],
        "entitled": tally.entitled,
        "present": tally.present,
        "took_part": count.took_part,
        "invalid": count.invalid,
        "is_on_paper": ballot.is_on_paper,
        "entered_afterwards": _entry(ballot),
        "papers": count.papers,
        "counts": count.counts,
        "chair_decided": ballot.chair_decided,
        "outcome": tally.outcome,
        "chosen": chosen.ordinal if chosen is not None else None,
    }


def _entry(ballot: Ballot) -> dict[str, Any] | None:
    """Of one that was held without network: from when until when, who counted, and when and why it was entered."""
    if ballot.entered_at is None or ballot.closed_at is None:
        return None
    return {
        "opened_at": ballot.opened_at.isoformat(),
        "closed_at": ballot.closed_at.isoformat(),
        "counted_by": [one["name"] for one in ballot.counted_by],
        "entered_at": ballot.entered_at.isoformat(),
        "reason": ballot.entered_because,
    }


def listed(tally: Tally) -> Sequence[tuple[Line, Sequence[str]]]:
    """The codes under each option, in the order of the codes; nothing where papers were counted by hand."""
    if tally.count is None or tally.ballot.is_on_paper:
        return []
    papers = tally.count.papers
    return [(line, [code for number, code in papers if number == line.option.ordinal]) for line in tally.lines]
