"""The acts of this area. Only they save."""

from decreta.capture.domain.arranging import join, split, turn
from decreta.capture.domain.leaving import drop, give_back, register, set_aside, take_up
from decreta.capture.domain.reading import note_reading, read_paper
from decreta.capture.domain.taking_in import bring, take_in

__all__ = [
    "bring",
    "drop",
    "give_back",
    "join",
    "note_reading",
    "read_paper",
    "register",
    "set_aside",
    "split",
    "take_in",
    "take_up",
    "turn",
]
