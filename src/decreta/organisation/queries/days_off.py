"""The days of a year that are not plain, with the reason of each in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

import holidays
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.organisation.models import CalendarDay, Organisation
from decreta.organisation.queries.calendars import COUNTRY
from decreta.ui import moments

#: The library knows its names in Vietnamese and English only; ours exist in every language of the pages.
_NAMES: Final[dict[str, str | Promise]] = {
    "Tết Dương lịch": gettext_lazy("New Year's Day"),
    "29 Tết": gettext_lazy("Two days before the Lunar New Year"),
    "Giao thừa Tết Nguyên Đán": gettext_lazy("Lunar New Year's Eve"),
    "Tết Nguyên Đán": gettext_lazy("Lunar New Year"),
    "Mùng hai Tết Nguyên Đán": gettext_lazy("Second day of the Lunar New Year"),
    "Mùng ba Tết Nguyên Đán": gettext_lazy("Third day of the Lunar New Year"),
    "Mùng bốn Tết Nguyên Đán": gettext_lazy("Fourth day of the Lunar New Year"),
    "Mùng năm Tết Nguyên Đán": gettext_lazy("Fifth day of the Lunar New Year"),
    "Mùng sáu Tết Nguyên Đán": gettext_lazy("Sixth day of the Lunar New Year"),
    "Ngày Giỗ Tổ Hùng Vương": gettext_lazy("Hung Kings' Commemoration Day"),
    "Ngày Chiến thắng": gettext_lazy("Reunification Day"),
    "Ngày Quốc tế Lao động": gettext_lazy("International Labour Day"),
    "Quốc khánh": gettext_lazy("National Day"),
    "Ngày Văn hóa Việt Nam": gettext_lazy("Viet Nam Culture Day"),
}
_OBSERVED: Final = " (nghỉ bù)"
_EXCHANGED: Final = re.compile(r"\(thay cho ngày (\d\d)/(\d\d)/(\d{4})\)")


@dataclass(frozen=True)
class SpecialDay:
    """A day off, or a Saturday that is worked, and why; ``lang`` is the language of the reason."""

    day: dt.date
    is_working: bool
    reason: str
    lang: str
    entry: CalendarDay | None = None

    @property
    def is_own(self) -> bool:
        """Whether the office says so itself, against the country's calendar."""
        return self.entry is not None


def special_days(year: int, organisation: Organisation | None = None) -> list[SpecialDay]:
    """Public holidays, days off in exchange, Saturdays worked for them, and the office's own days; one statement.

    With an organisation its own days and those of the organisations above it, the nearest first.
    """
    calendar = holidays.country_holidays(COUNTRY, years=year, language="vi")
    exchanged = {
        dt.date(int(found[3]), int(found[2]), int(found[1])): day
        for day, name in calendar.items()
        if (found := _EXCHANGED.search(name))
    }
    given = {off: worked for worked, off in exchanged.items()}
    special = {day: _holiday(day, name, given.get(day)) for day, name in calendar.items() if day.year == year}
    special |= {day: _worked(day, exchanged.get(day)) for day in calendar.weekend_workdays if day.year == year}
    special |= {one.day: SpecialDay(one.day, one.is_working, one.reason, "vi", one) for one in _own(year, organisation)}
    return [special[day] for day in sorted(special)]


def _own(year: int, organisation: Organisation | None) -> list[CalendarDay]:
    """Own days of the year; of several for one day the nearest comes last."""
    codes = organisation.path.strip("/").split("/") if organisation else []
    found = CalendarDay.objects.filter(Q(organisation=None) | Q(organisation__code__in=codes), day__year=year)
    nearness = {code: place for place, code in enumerate(codes, start=1)}
    rows = found.select_related("organisation")
    return sorted(rows, key=lambda one: nearness[one.organisation.code] if one.organisation else 0)


def _holiday(day: dt.date, name: str, worked_on: dt.date | None) -> SpecialDay:
    language = (get_language() or "vi")[:2]
    if worked_on is not None:
        reason = _("Off in exchange for %(day)s") % {"day": moments.day(worked_on)}
        return SpecialDay(day, is_working=False, reason=reason, lang=language)
    known = _NAMES.get(name.removesuffix(_OBSERVED))
    if known is None:
        return SpecialDay(day, is_working=False, reason=name, lang="vi")
    reason = _("%(holiday)s, made up for") % {"holiday": known} if name.endswith(_OBSERVED) else str(known)
    return SpecialDay(day, is_working=False, reason=reason, lang=language)


def _worked(day: dt.date, off_on: dt.date | None) -> SpecialDay:
    reason = _("Worked in exchange for %(day)s") % {"day": moments.day(off_on)} if off_on else _("Worked in exchange")
    return SpecialDay(day, is_working=True, reason=reason, lang=(get_language() or "vi")[:2])
