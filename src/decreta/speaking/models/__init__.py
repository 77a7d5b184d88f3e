"""The rules of a sitting's debate, its groups, who asks to speak and speaks."""

from decreta.speaking.models.debates import Debate, SpeakingGroup, SpeakingSeat
from decreta.speaking.models.speeches import ClosedList, Speech

__all__ = ["ClosedList", "Debate", "SpeakingGroup", "SpeakingSeat", "Speech"]
