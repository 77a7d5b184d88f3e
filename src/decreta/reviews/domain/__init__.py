"""The acts of this area. Only they save."""

from decreta.reviews.domain.reminding import remind
from decreta.reviews.domain.reviewing import move, review, set_rule

__all__ = ["move", "remind", "review", "set_rule"]
