"""The acts of this area. Only they save."""

from decreta.urging.domain.explaining import accept, answer, ask, ask_again, tell_late, withdraw
from decreta.urging.domain.letters import dismiss, draft_for_each, tell_late_letters

__all__ = [
    "accept",
    "answer",
    "ask",
    "ask_again",
    "dismiss",
    "draft_for_each",
    "tell_late",
    "tell_late_letters",
    "withdraw",
]
