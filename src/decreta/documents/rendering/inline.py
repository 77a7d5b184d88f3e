"""Marks inside a line of a draft: `**bold**`, `//italic//`, `__underlined__`, one inside another as one likes.

A mark opens before a letter and closes behind one, like a bracket; what does not close is only signs. So an address
(`https://…`), a blank to be filled in (`______`) and a footnote's asterisk stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = {"**": "bold", "//": "italic", "__": "underline"}
_TOKEN = re.compile(r"\*\*|//|__")


@dataclass(frozen=True)
class Span:
    """Words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def as_data(self) -> dict[str, object]:
        """As the layouts read it."""
        return {"text": self.text, "bold": self.bold, "italic": self.italic, "underline": self.underline}


def spans(text: str) -> list[Span]:
    """A line as words that look alike. A text without marks is one span, as it stands."""
    pairs = _pairs(text)
    if not pairs:
        return [Span(text)] if text else []
    found: list[Span] = []
    style = dict.fromkeys(_SIGNS.values(), False)
    last = 0
    for place, sign, opens in sorted(pairs):
        if piece := text[last:place]:
            found.append(Span(piece, **style))
        style[_SIGNS[sign]] = opens
        last = place + 2
    if piece := text[last:]:
        found.append(Span(piece, **style))
    return found


def plain(text: str) -> str:
    """The words without their marks."""
    return "".join(span.text for span in spans(text))


def _pairs(text: str) -> list[tuple[int, str, bool]]:
    """Where marks open and close; those that cross another or find no partner are left out."""
    open_marks: list[tuple[int, str]] = []
    found: list[tuple[int, str, bool]] = []
    for place, sign in _tokens(text):
        before, after = text[place - 1 : place], text[place + 2 : place + 3]
        standing = next((i for i, (_at, one) in enumerate(open_marks) if one == sign), None)
        if standing is not None and before and not before.isspace() and open_marks[standing][0] + 2 < place:
            found += [(open_marks[standing][0], sign, True), (place, sign, False)]
            # What was opened inside and not closed was no mark.
            del open_marks[standing:]
        elif standing is None and after and not after.isspace() and not before.isalnum() and before != ":":
            open_marks.append((place, sign))
    return found


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """The signs of a text; three or more of the same in a row are a blank or a line, no mark."""
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if text[match.end() : match.end() + 1] == sign[0] or text[match.start() - 1 : match.start()] == sign[0]:
            continue
        yield match.start(), sign
