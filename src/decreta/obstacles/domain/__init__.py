"""The acts of this area. Only they save."""

from decreta.obstacles.domain.answering import answer, confirm, decide, deny, pass_on
from decreta.obstacles.domain.escalating import drop_ladder, escalate, set_ladder
from decreta.obstacles.domain.raising import link, raise_obstacle

__all__ = [
    "answer",
    "confirm",
    "decide",
    "deny",
    "drop_ladder",
    "escalate",
    "link",
    "pass_on",
    "raise_obstacle",
    "set_ladder",
]
