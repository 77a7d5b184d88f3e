"""Contributions, what was delivered, what was said of it."""

from decreta.contributions.models.contributions import Contribution, Delivery, Judgement, Piece

__all__ = ["Contribution", "Delivery", "Judgement", "Piece"]
