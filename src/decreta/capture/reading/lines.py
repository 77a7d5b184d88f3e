"""From words with places to the lines of a page, and to the two columns of its head."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from decreta.core.texts import fold

Box = tuple[float, float, float, float]
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
#: Below this a recogniser itself was not sure of a word.
_UNSURE = 60


@dataclass(frozen=True)
class Word:
    """A word, its box from the top left corner in points, and how sure its reader was (0 to 100)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words beside each other."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """The line as it is written; scripts without blanks get none."""
        text = ""
        for word in self.words:
            glued = text and _CJK.fullmatch(text[-1]) and _CJK.fullmatch(word.text[0])
            text += word.text if glued or not text else f" {word.text}"
        return unicodedata.normalize("NFC", text)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom

    @property
    def is_sure(self) -> bool:
        """Whether its reader was sure of every word."""
        return all(word.sure >= _UNSURE for word in self.words)

    def part(self, begin: int, end: int) -> Line:
        """The words that some letters of its text belong to."""
        kept, at = [], 0
        for word in self.words:
            found = self.text.find(unicodedata.normalize("NFC", word.text), at)
            place = at if found < 0 else found
            at = place + len(word.text)
            if place < end and at > begin:
                kept.append(word)
        return Line(tuple(kept) or self.words, self.page)


@dataclass(frozen=True)
class Sheet:
    """A page: its size and its lines from the top."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]

    def columns(self, line: Line) -> tuple[Line | None, Line | None]:
        """What of a line stands at the left and what at the right, parted where the widest blank in the middle is."""
        gaps = [
            (after.left - before.right, place)
            for place, (before, after) in enumerate(zip(line.words, line.words[1:], strict=False), start=1)
            if 0.26 * self.width < (after.left + before.right) / 2 < 0.66 * self.width
        ]
        high = sorted(word.bottom - word.top for word in line.words)[len(line.words) // 2]
        widest = max(gaps, default=(0.0, 0))
        if widest[0] > 0.85 * high:
            return Line(line.words[: widest[1]], line.page), Line(line.words[widest[1] :], line.page)
        return (line, None) if line.middle < 0.47 * self.width else (None, line)


def sheet_of(number: int, page: dict[str, Any]) -> Sheet:
    """A page of the workbench as lines."""
    words = [
        Word(str(text), left, top, right, bottom, int(sure))
        for text, left, top, right, bottom, sure in page["words"]
        if str(text).strip()
    ]
    return Sheet(number, page["width"], page["height"], tuple(_lines(words, number)))


def _lines(words: Sequence[Word], page: int) -> Iterable[Line]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.middle):
        # What lies higher than half of the row's own words is another row: stamps and marks lie where they please.
        row = rows[-1] if rows else None
        if row and _beside(row[-1], word):
            row.append(word)
        else:
            rows.append([word])
    for row in rows:
        yield Line(tuple(sorted(row, key=lambda one: one.left)), page)


def _beside(one: Word, other: Word) -> bool:
    low = min(one.bottom - one.top, other.bottom - other.top)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.45 * low


def joined(lines: Sequence[Line]) -> str:
    """Lines as one text; what was broken at a hyphen of a symbol is whole again."""
    text = ""
    for line in lines:
        text += line.text if not text or text.endswith(("-", "/")) else f" {line.text}"
    return text


def around(lines: Sequence[Line]) -> Box:
    """The box around some lines."""
    return (
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )
