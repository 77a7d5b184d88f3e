"""How much a briefing says, so that it is never longer than two pages: as much as fits, and what is left out is counted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

#: A letter of Chinese or Japanese script is as wide as two others.
_WIDE: Final = frozenset("WF")


@dataclass(frozen=True)
class Fit:
    """The most letters of a title, a name, a reason, an obstacle, a thing asked; the most agencies and obstacles."""

    title: int
    name: int
    why: int
    obstacle: int
    ask: int
    agencies: int
    obstacles: int
    directives: int = 300


#: From the fullest to the one that fits whatever the words are.
FITS: Final = (
    Fit(title=200, name=120, why=220, obstacle=260, ask=240, agencies=10, obstacles=8),
    Fit(title=140, name=80, why=150, obstacle=160, ask=240, agencies=8, obstacles=5),
    Fit(title=100, name=60, why=110, obstacle=110, ask=200, agencies=6, obstacles=4),
    Fit(title=74, name=44, why=84, obstacle=84, ask=150, agencies=5, obstacles=3),
    Fit(title=52, name=32, why=60, obstacle=60, ask=100, agencies=4, obstacles=2),
    Fit(title=46, name=26, why=46, obstacle=46, ask=80, agencies=3, obstacles=2),
    Fit(title=36, name=20, why=36, obstacle=36, ask=60, agencies=2, obstacles=1),
)


def cut(text: str, width: int) -> str:
    """A text of so many narrow letters at most, cut between words where it can be, with a sign that it was."""
    text = " ".join(text.split())
    if sum(map(_width, text)) <= width:
        return text
    taken, used = "", 1
    for letter in text:
        used += _width(letter)
        if used > width:
            break
        taken += letter
    before, _space, rest = taken.rpartition(" ")
    return f"{(before if before and len(rest) < width // 4 else taken).rstrip(' ,;:')}…"


def _width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
