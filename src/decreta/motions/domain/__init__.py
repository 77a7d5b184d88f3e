"""The acts of motions."""

from decreta.motions.domain.deciding import (
    admit_motion,
    adopt_unopposed,
    place_motion,
    put_to_vote,
    refuse_motion,
    work_in,
)
from decreta.motions.domain.moving import amend_proposal, move, move_amendment, reword_motion, say, withdraw_motion

__all__ = [
    "admit_motion",
    "adopt_unopposed",
    "amend_proposal",
    "move",
    "move_amendment",
    "place_motion",
    "put_to_vote",
    "refuse_motion",
    "reword_motion",
    "say",
    "withdraw_motion",
    "work_in",
]
