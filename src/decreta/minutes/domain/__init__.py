"""The acts on what remains of a sitting."""

from decreta.minutes.domain.approving import answer, approve, comment, put_on_agenda
from decreta.minutes.domain.composing import compose, excerpt
from decreta.minutes.domain.writing import begin, circulate, edit, settle, take_back

__all__ = [
    "answer",
    "approve",
    "begin",
    "circulate",
    "comment",
    "compose",
    "edit",
    "excerpt",
    "put_on_agenda",
    "settle",
    "take_back",
]
