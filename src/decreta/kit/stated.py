"""Whether a sentence of a report agrees with itself: ``9.813 nhiệm vụ, trong đó 4.910 đã xong, 4.921 chưa xong``.

Only what can be read honestly is read. A sentence that writes its sum out (``46 = 27 + 19``) is held to it. One that says
"of which" or puts numbers in brackets may name only some of the parts: it is never said to be wrong for a difference,
except where two neighbouring digits of the printed total changed places and everything else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from decreta.kit.totals import is_transposed, number_of

#: A number as reports write it; what stands around it decides whether it counts something.
_NUMBER: Final = re.compile(
    r"(?<![\w.,/:\-–])(?P<number>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?![\w/:\-–]|[.,]\d|\s?[%％]|\s?phần trăm)"
)
_JAPANESE: Final = re.compile(r"(?P<number>\d{1,3}(?:[,，]\d{3})+|\d+)(?=\s?(?:件|人|機関|項目|課題))")
#: What counts nothing but names a day, a paper or a place: ``năm 2025``, ``Điều 5``, ``task 12``.
_NAMES: Final = re.compile(
    r"(?:ngày|tháng|năm|quý|tuần|kỳ|điều|khoản|điểm|mục|phần|(?<!tổng )(?<!trong )số|phụ lục|chương|khóa|khoá|lần thứ|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"day|month|year|quarter|week|article|clause|item|no\.?|number|annex|chapter)\s*$",
    re.IGNORECASE,
)
_OF_WHICH: Final = re.compile(
    r"\b(?:trong đó|bao gồm|gồm|of which|of these|comprising|consisting of)\b|うち|内訳", re.IGNORECASE
)
_PARTS: Final = re.compile(r"\s*(?:[,;，；、]|\bvà\b|\band\b|及び|と)\s+|[;；、]")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ“\"])|。")
_BRACKET: Final = re.compile(r"\(([^()]*)\)|（([^（）]*)）")
_SIGN: Final = re.compile(r"[=＝]")
_PLUS: Final = re.compile(r"[+＋]")
#: The longest word that says what a number names, with spaces behind it.
_NAME_REACH: Final = 24
#: No sentence of a report is longer; of one without an end nothing can be said.
_LONGEST: Final = 2_000
#: A bare number like this is a year.
_YEARS: Final = re.compile(r"^(?:19|20)\d\d$")
_FEWEST: Final = 2


@dataclass(frozen=True)
class Stated:
    """A sum that a sentence states: the printed total, and its parts."""

    text: str
    printed: Decimal
    parts: tuple[Decimal, ...]
    is_exact: bool

    @property
    def computed(self) -> Decimal:
        return sum(self.parts, Decimal())

    @property
    def holds(self) -> bool:
        return self.printed == self.computed

    @property
    def is_slip(self) -> bool:
        """Whether two neighbouring digits may have changed places."""
        return is_transposed(str(self.printed), str(self.computed))


def stated(paragraphs: Iterable[str]) -> list[Stated]:
    """The sums that sentences state, those that hold and those that are wrong. What may be a part only is left out."""
    found = []
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            if len(sentence) > _LONGEST:
                continue
            found += [one for one in _read(sentence) if one.is_exact or one.holds or one.is_slip]
    return found


def _read(sentence: str) -> list[Stated]:
    """Every sum of one sentence: written out; in brackets behind a number; behind "of which"."""
    written = _written_out(sentence)
    if written is not None:
        return [written]
    listed = _listed(sentence)
    return [*([listed] if listed is not None else []), *_in_brackets(sentence)]


def _written_out(sentence: str) -> Stated | None:
    """``46 = 27 + 19``, with words between; the sum may stand on either side."""
    sides = _SIGN.split(_without_brackets(sentence))
    if len(sides) != 2:
        return None
    numbers = [[_numbers(part) for part in _PLUS.split(side)] for side in sides]
    for (total, parts), side in (((numbers[0], numbers[1]), 0), ((numbers[1], numbers[0]), 1)):
        if len(total) == 1 and len(parts) >= _FEWEST:
            # Beside the sign stands the total: the last number before it, or the first behind it.
            whole = total[0][-1:] if side == 0 else total[0][:1]
            if whole and all(len(one) == 1 for one in (parts[1:-1])) and parts[0] and parts[-1]:
                first = parts[0][0] if side == 0 else parts[0][-1]
                added = (first, *(one[0] for one in parts[1:]))
                return Stated(sentence.strip(), whole[0], added, is_exact=True)
    return None


def _listed(sentence: str) -> Stated | None:
    """``9.813 …, trong đó 4.910 …, 4.921 …``: the last number before the words, one number in each part behind them."""
    match = _OF_WHICH.search(sentence)
    if match is None:
        return None
    before, behind = _numbers(_without_brackets(sentence[: match.start()])), sentence[match.end() :]
    parts = _one_each(_without_brackets(behind))
    return Stated(sentence.strip(), before[-1], parts, is_exact=False) if before and parts else None


def _in_brackets(sentence: str) -> Iterator[Stated]:
    """``16.051 nhiệm vụ (đúng hạn 14.068, quá hạn 1.983)``: the last number before each pair of brackets."""
    last, end = None, 0
    for match in _BRACKET.finditer(sentence):
        before = _numbers(sentence[end : match.start()])
        last, end = before[-1] if before else last, match.end()
        parts = _one_each(match[1] or match[2] or "")
        if last is not None and parts:
            yield Stated(sentence.strip(), last, parts, is_exact=False)


def _one_each(text: str) -> tuple[Decimal, ...]:
    """The numbers of parts, where there are several and each has just one; else nothing can be said."""
    found = [_numbers(part) for part in _PARTS.split(text) if part.strip(" .:")]
    counting = [one for one in found if one]
    if len(counting) < _FEWEST or any(len(one) > 1 for one in counting):
        return ()
    return tuple(one[0] for one in counting)


def _numbers(text: str) -> list[Decimal]:
    """Numbers that count something."""
    found = []
    for match in _NUMBER.finditer(text):
        value, start = number_of(match["number"]), match.start()
        before = text[max(0, start - _NAME_REACH) : start]
        if value is not None and not _YEARS.match(match["number"]) and not _NAMES.search(before):
            found.append(value)
    return found or [Decimal(re.sub(r"\D", "", match["number"])) for match in _JAPANESE.finditer(text)]


def _without_brackets(text: str) -> str:
    return _BRACKET.sub(" ", text)
