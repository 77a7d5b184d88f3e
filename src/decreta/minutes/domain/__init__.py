"""The acts on what remains of a sitting."""

from decreta.minutes.domain.approving import answer, approve, comment, put_on_agenda
from decreta.minutes.domain.composing import compose, excerpt
from decreta.minutes.domain.deciding import carry_decision, enter_conclusions, enter_decision, link_decisions
from decreta.minutes.domain.writing import begin, circulate, edit, settle, take_back

__all__ = [
    "answer",
    "approve",
    "begin",
    "carry_decision",
    "circulate",
    "comment",
    "compose",
    "edit",
    "enter_conclusions",
    "enter_decision",
    "excerpt",
    "link_decisions",
    "put_on_agenda",
    "settle",
    "take_back",
]
