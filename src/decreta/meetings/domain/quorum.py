"""Nothing is decided without a quorum, in whatever way it is decided."""

from __future__ import annotations

from decreta.core.errors import NotNow
from decreta.meetings.deciding import Quorum
from decreta.meetings.models import Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.room import Board
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of
from decreta.meetings.queries.tally import tally_of


def quorate(sitting: Sitting, *, rules: Rules | None = None, board: Board | None = None) -> Quorum:
    """The quorum of a sitting now. Raises NotNow with its arithmetic where it is not reached. `sitting` carries its body."""
    held = rules or quorum_rules_of(sitting.body, on=day_of(sitting))
    quorum = (board or tally_of(sitting)).quorum(held)
    if not quorum.is_reached:
        raise NotNow.of(quorum.words[:1].upper() + quorum.words[1:] + ".", code="not_quorate")
    return quorum
