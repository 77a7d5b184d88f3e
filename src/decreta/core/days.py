"""Reading a day as people write it: with figures or words, in three languages, in the years of an emperor.

Figures alone may be day first or month first; nobody guesses here. `Reading` holds both, and who reads a whole
column decides (day first, unless the column itself says otherwise).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """What stands first in a date of figures."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class Reading:
    """What a text means as a day under each order; None where there is no such day (31/02)."""

    day_first: dt.date | None
    month_first: dt.date | None

    @property
    def is_ambiguous(self) -> bool:
        """Whether both orders give a day, and not the same one."""
        return bool(self.day_first and self.month_first and self.day_first != self.month_first)

    def by(self, order: Order) -> dt.date | None:
        """The day under an order."""
        return self.month_first if order is Order.MONTH_FIRST else self.day_first


#: English names of months, long and short.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
#: The year before the first of each era.
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?"
_WEEKDAY = r"(?:\s*[((][月火水木金土日][))])?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_FIGURES = re.compile(rf"(?:ngay\s+)?(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*(\d{{4}}){_TIME}")
_VIETNAMESE = re.compile(r"(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s*,?\s*(?:nam\s+|/\s*)(\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})")
_AMERICAN = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_JAPANESE = re.compile(rf"(\d{{4}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日{_WEEKDAY}")
_ERA = re.compile(
    rf"(令和|平成|昭和|[rhs])\s*(\d{{1,2}}|元)\s*(?:年|[./-])\s*(\d{{1,2}})\s*(?:月|[./-])\s*(\d{{1,2}})\s*日?{_WEEKDAY}"
)


def bare(text: str) -> str:
    """A text without marks and capitals, its punctuation kept: what the patterns of dates and deadlines are written in."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("đ", "d")
    letters = "".join(c for c in unicodedata.normalize("NFD", folded) if c < "\u0300" or c > "\u036f")
    return " ".join(unicodedata.normalize("NFC", letters).replace("\u2013", "-").replace("\u2014", "-").split())


def read_day(text: str) -> Reading | None:
    """What a text means as a day; None when it is not written as one at all."""
    words = bare(text)
    if found := _FIGURES.fullmatch(words):
        first, second, year = (int(part) for part in found.groups())
        return Reading(_day(year, second, first), _day(year, first, second))
    day = _sure(words)
    return None if day is None else Reading(*day)


def _sure(words: str) -> tuple[dt.date | None, dt.date | None] | None:
    """Forms that have one meaning, twice; a pair of None where there is no such day."""
    parts: tuple[int, int, int] | None = None
    if found := (_ISO.fullmatch(words) or _JAPANESE.fullmatch(words)):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := _VIETNAMESE.fullmatch(words):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif (found := _ENGLISH.fullmatch(words)) and found[2] in MONTHS:
        parts = int(found[3]), MONTHS[found[2]], int(found[1])
    elif (found := _AMERICAN.fullmatch(words)) and found[1] in MONTHS:
        parts = int(found[3]), MONTHS[found[1]], int(found[2])
    elif found := _ERA.fullmatch(words):
        year = 1 if found[2] == "元" else int(found[2])
        parts = _ERAS[found[1]] + year, int(found[3]), int(found[4])
    if parts is None:
        return None
    day = _day(*parts)
    return day, day


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
