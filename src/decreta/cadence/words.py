"""Rules of reporting in words."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as _

from decreta.cadence.enums import State, Unit
from decreta.cadence.models import ReportRule

#: Offices write the days of the week out; Django's Vietnamese has figures.
_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")
_A_MONDAY = dt.date(2025, 3, 31)
#: The mark of the interface that a state bears.
MARKS = {State.LATE: "overdue", State.DUE: "reported", State.KEPT: "intime", State.NONE: "undated"}


def weekday_words(number: int) -> str:
    """A day of the week by its number; Monday is 1."""
    if (get_language() or "vi").startswith("vi"):
        return _WEEKDAYS_VI[number - 1]
    return date_format(_A_MONDAY + dt.timedelta(days=number - 1), "l")


def how_often(rule: ReportRule) -> str:
    """`every month, by day 25`."""
    said = {"n": rule.every, "day": rule.day}
    if rule.unit == Unit.NEVER:
        return str(Unit.NEVER.label)
    if rule.unit == Unit.DAY:
        return npgettext("cadence", "every day", "every %(n)s days", rule.every) % said
    if rule.unit == Unit.WEEK:
        said["day"] = weekday_words(rule.day)  # type: ignore[assignment]
        return ngettext("every week, by %(day)s", "every %(n)s weeks, by %(day)s", rule.every) % said
    return ngettext("every month, by day %(day)s", "every %(n)s months, by day %(day)s", rule.every) % said


def whose(rule: ReportRule) -> str:
    """What it is for, in short."""
    return _("this task") if rule.task_id else _("the directive") if rule.directive_id else _("the body")
