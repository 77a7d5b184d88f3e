"""The colours of the theme for papers and presentations, which read no style sheet; a test holds them equal."""

from __future__ import annotations

from typing import Final

from decreta.ui.words import STATES

#: Custom properties of the light theme, without their sign.
INK: Final = "1b242b"
INK_2: Final = "454e55"
RULE: Final = "dad7cc"
WELL: Final = "ebe9e1"
ACCENT: Final = "0e566a"
ACCENT_SOFT: Final = "dfecef"
BINDING: Final = "10303a"
SHEET: Final = "fffefc"
#: How states are filled, by their marks.
FILLS: Final = {
    "progress": "4a70b5",
    "near": "b8730a",
    "overdue": "c23b2e",
    "reported": "8a5bb3",
    "intime": "34844f",
    "late": "857d14",
    "undated": "85867e",
    "suspended": "6b7f8c",
    "closed": "85867e",
}


def fill_of(state: str) -> str:
    """The fill of a state, in hex without its sign."""
    return FILLS[STATES[state].mark]
