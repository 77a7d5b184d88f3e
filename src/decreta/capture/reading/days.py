"""Days as papers write them."""

from __future__ import annotations

import datetime as dt
import re

from decreta.core.days import MONTHS

_VI = re.compile(r"ng[àaăâáả]y\s*(\d{1,2})\s*th[áaàâả]ng\s*(\d{1,2})\s*n[ăaâàá]m\s*(\d{4})", re.IGNORECASE)
_JA = re.compile(r"(?:(令和)\s*(\d{1,2}|元)|(\d{4}))\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_EN = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_US = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4})\b")
_REIWA = 2018


def day_in(text: str) -> tuple[dt.date, int, int] | None:
    """The first day that stands in a text, and the letters that it takes; never one of figures alone."""
    if match := _VI.search(text):
        day, month, year = (int(group) for group in match.groups())
    elif match := _JA.search(text):
        era, years, western, month_text, day_text = match.groups()
        year = _REIWA + (1 if years == "元" else int(years)) if era else int(western)
        month, day = int(month_text), int(day_text)
    elif match := _EN.search(text):
        day, month, year = int(match[1]), MONTHS[match[2].lower()], int(match[3])
    elif match := _US.search(text):
        day, month, year = int(match[2]), MONTHS[match[1].lower()], int(match[3])
    else:
        return None
    return _checked(year, month, day, match)


def figures_in(text: str) -> tuple[dt.date, int, int] | None:
    """The first day of figures, day first, as papers here write it."""
    match = _FIGURES.search(text)
    return _checked(int(match[3]), int(match[2]), int(match[1]), match) if match else None


def _checked(year: int, month: int, day: int, match: re.Match[str]) -> tuple[dt.date, int, int] | None:
    try:
        return dt.date(year, month, day), match.start(), match.end()
    except ValueError:
        return None
