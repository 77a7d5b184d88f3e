"""Plain values outside of pages: how they are written as text, and which texts a spreadsheet would take for a formula."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext

from decreta.ui import moments
from decreta.ui.tables.columns import Plain

#: With these a spreadsheet begins to reckon.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for something to be reckoned."""
    return text.startswith(FORMULA)


def deadline(at: dt.datetime | None) -> dt.date | dt.datetime | None:
    """A lapse as a value: the end of a day is that day, not the midnight that belongs to the next."""
    if at is None:
        return None
    shown = moments.local(at)
    if (shown.hour, shown.minute, shown.second) == (0, 0, 0):
        return shown.date() - dt.timedelta(days=1)
    return at


def in_words(value: Plain) -> str:
    """A value as people read it, in the present language."""
    match value:
        case None | "":
            return ""
        case bool():
            return gettext("yes") if value else gettext("no")
        case dt.datetime():
            return moments.moment(value)
        case dt.date():
            return moments.day(value)
        case int() | float() | Decimal():
            return moments.number(value, 0 if isinstance(value, int) else 2)
    return value


def for_machines(value: Plain) -> str:
    """A value as programs read it: days and moments by ISO 8601, numbers with a point."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case dt.datetime():
            return moments.local(value).strftime("%Y-%m-%d %H:%M")
        case dt.date():
            return value.isoformat()
    return str(value)
