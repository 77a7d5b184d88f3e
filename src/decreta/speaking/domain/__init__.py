"""Everything that changes a debate, one function each."""

from decreta.speaking.domain.asking import ask_to_speak, place_speech, withdraw_request
from decreta.speaking.domain.debates import close_list, remove_group, reopen_list, set_debate, set_group
from decreta.speaking.domain.floor import end_speech, give_floor, grant_time, pause_speech, resume_speech

__all__ = [
    "ask_to_speak",
    "close_list",
    "end_speech",
    "give_floor",
    "grant_time",
    "pause_speech",
    "place_speech",
    "remove_group",
    "reopen_list",
    "resume_speech",
    "set_debate",
    "set_group",
    "withdraw_request",
]
