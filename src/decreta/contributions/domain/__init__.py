"""The acts of this area. Only they save."""

from decreta.contributions.domain.asking import ask, withdraw
from decreta.contributions.domain.delivering import PieceInput, answer, offer
from decreta.contributions.domain.judging import judge

__all__ = ["PieceInput", "answer", "ask", "judge", "offer", "withdraw"]
