"""How dates, moments, periods and numbers are written for people, in the page's language."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_DOWN, Decimal
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

#: Separator of thousands, decimal mark, what stands before the per cent sign.
_NUMBERS: Final = {"vi": (".", ",", "\u00a0"), "en": (",", ".", ""), "ja": (",", ".", "")}
_ROMAN: Final = ("I", "II", "III", "IV")
#: Offices write the days of the week out; Django's Vietnamese has figures, which read as ordinals.
_WEEKDAYS_VI: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_A_MONDAY: Final = dt.date(2025, 3, 31)


def local(moment: dt.datetime) -> dt.datetime:
    """The moment on the office's clock; a naive one is taken as it stands."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def day(value: dt.date | dt.datetime) -> str:
    """A day in figures: ``31/03/2025``, in Japanese ``2025/03/31``. Moments are read on the office's clock."""
    return date_format(local(value) if isinstance(value, dt.datetime) else value, "SHORT_DATE_FORMAT")


def moment(value: dt.datetime) -> str:
    """Day and time of day: ``28/03/2025 16:20``."""
    return f"{day(value)} {local(value):%H:%M}"


def weekday(value: dt.date | dt.datetime) -> str:
    """Day of the week and day: ``Monday, 31/03/2025``, ``Thứ Hai, 31/03/2025``."""
    shown = local(value) if isinstance(value, dt.datetime) else value
    if _language() == "vi":
        return f"{_WEEKDAYS_VI[shown.weekday()]}, {day(shown)}"
    pattern = pgettext("date format: weekday and day; {day} is the day in figures", "l, {day}")
    name, _, _ = pattern.partition("{day}")
    if pattern.startswith("{day}"):
        return day(value) + date_format(shown, pattern.removeprefix("{day}"))
    return date_format(shown, name) + day(value)


def weekday_name(number: int) -> str:
    """A day of the week by its number, within a sentence; Monday is 1."""
    if _language() == "vi":
        name = _WEEKDAYS_VI[number - 1]
        # Only Sunday keeps its capitals inside a sentence.
        return name if name.startswith("C") else name[:1].lower() + name[1:]
    return date_format(_A_MONDAY + dt.timedelta(days=number - 1), "l")


def lapse(at: dt.datetime) -> str:
    """When a deadline lapses: the end of a day is ``31/03/2025, 24:00``, never the next morning."""
    shown = local(at)
    if (shown.hour, shown.minute, shown.second) == (0, 0, 0):
        return f"{day(shown.date() - dt.timedelta(days=1))}, 24:00"
    return f"{day(shown)}, {shown:%H:%M}"


def month(value: dt.date) -> str:
    """A month and its year: ``March 2025``, ``tháng 3/2025``, ``2025年3月``."""
    return date_format(value, pgettext("date format: month and year", "F Y"))


def axis_day(value: dt.date) -> str:
    """Day and month for the axis of a drawing: ``31/03``, in Japanese ``03/31``."""
    return date_format(value, pgettext("date format: day and month on an axis", "d/m"))


def period(kind: str, first: dt.date | None = None, last: dt.date | None = None, *, words: str = "") -> str:
    """A deadline in the precision in which it was decided.

    ``kind`` is one of day, month, month_range, quarter, year, event, standing, unstated. ``first``
    is the day or any day of the first month; ``last`` any day of the last month of a range;
    ``words`` the event as decided. Raises ``ValueError`` when the kind needs a day that is missing.
    """
    if kind in ("standing", "unstated", "event"):
        return {"standing": gettext("standing task"), "unstated": gettext("no deadline stated")}.get(kind, words)
    if first is None:
        raise ValueError(f"a deadline of kind {kind!r} needs its day")
    match kind:
        case "day":
            text = gettext("by %(day)s") % {"day": day(first)}
        case "month":
            text = gettext("in %(month)s") % {"month": month(first)}
        case "month_range":
            text = gettext("from %(first)s to %(last)s") % {"first": month(first), "last": month(last or first)}
        case "quarter":
            number_of = (first.month - 1) // 3
            shown = str(number_of + 1) if _language() == "ja" else _ROMAN[number_of]
            text = gettext("in quarter %(quarter)s of %(year)s") % {"quarter": shown, "year": first.year}
        case _:
            text = gettext("in %(year)s") % {"year": first.year}
    return text


def number(value: float | Decimal, places: int = 0) -> str:
    """A number with the separators of the page's language: ``1.117`` in Vietnamese, ``1,117`` else."""
    thousands, mark, _ = _style()
    text = f"{value:,.{places}f}"
    return text.translate({ord(","): thousands, ord("."): mark})


def percent(part: int, whole: int, places: int = 1) -> str:
    """A share, cut off behind its last decimal; the empty string when there is no whole to have a share of.

    It is not rounded: 999 of 1,000 and one more are not all, and a share of theirs never reads 100 %.
    """
    if not whole:
        return ""
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
    return f"{number(share, places)}{_style()[2]}%"


def size(octets: int) -> str:
    """The size of a file: ``2,4 MB``; units of a thousand, as people's file managers show them."""
    scaled = float(octets)
    for unit in ("B", "kB", "MB", "GB"):
        if scaled < 1000 or unit == "GB":
            return f"{number(scaled, 0 if unit in ('B', 'kB') else 1)}\u00a0{unit}"
        scaled /= 1000
    raise AssertionError("unreachable")


def _style() -> tuple[str, str, str]:
    return _NUMBERS.get(_language(), _NUMBERS["en"])


def _language() -> str:
    return (get_language() or "en").split("-")[0]
