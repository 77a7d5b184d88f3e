"""The acts of written procedures."""

from decreta.procedures.domain.answering import Said, answer, enter_paper
from decreta.procedures.domain.asking import add_question, ask, close, convert, prepare, remind
from decreta.procedures.domain.prolonging import prolong
from decreta.procedures.domain.tying import decide_tie
from decreta.procedures.domain.withdrawing import withdraw

__all__ = [
    "Said",
    "add_question",
    "answer",
    "ask",
    "close",
    "convert",
    "decide_tie",
    "enter_paper",
    "prepare",
    "prolong",
    "remind",
    "withdraw",
]
