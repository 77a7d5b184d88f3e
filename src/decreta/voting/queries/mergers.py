"""What was added to closed ballots later, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.meetings.deciding import Outcome, outcomes
from decreta.ui import moments
from decreta.voting.models import Ballot, Merger


def mergers_of(ballots: Sequence[Ballot]) -> dict[UUID, list[str]]:
    """How many votes from paper were added to each ballot, when and why, and what it had come to before. One statement."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for one in Merger.objects.filter(ballot__in=ballots):
        said = ngettext(
            "%(n)s vote from paper was added at %(time)s: %(reason)s. Before that %(cast)s votes were cast",
            "%(n)s votes from paper were added at %(time)s: %(reason)s. Before that %(cast)s votes were cast",
            len(one.votes),
        )
        facts = {
            "n": len(one.votes),
            "time": moments.moment(one.merged_at),
            "reason": one.reason.rstrip("."),
            "cast": one.before["cast"],
        }
        found[one.ballot_id].append(f"{said % facts}{_came_to(one.before['outcome'])}.")
    return found


def _came_to(outcome: str) -> str:
    """The former outcome of a motion; of a choice the votes say it."""
    if outcome not in {one.value for one in Outcome}:
        return ""
    return _(": %(outcome)s") % {"outcome": outcomes()[Outcome(outcome)]}
