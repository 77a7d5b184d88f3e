"""Scheduled reports in words: what comes, when, for which day; why it ended."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core.deadlines import period_words
from decreta.reporting.enums import Rhythm
from decreta.ui.moments import weekday_name

_LAST = -1
_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")


def when_words(rhythm: str, day: int) -> str:
    """When it comes: every week on a day, or on which working day of the month or quarter."""
    if rhythm == Rhythm.WEEKLY:
        return _("every week on %(day)s") % {"day": weekday_name(day)}
    if rhythm == Rhythm.MONTHLY:
        if day == _LAST:
            return _("on the last working day of every month")
        return _("on working day %(n)s of every month") % {"n": day}
    if day == _LAST:
        return _("on the last working day of every quarter")
    return _("on working day %(n)s of every quarter") % {"n": day}


def period_of_edition(key: str) -> str:
    """The period for which something came."""
    if week := _WEEK.match(key):
        return pgettext("period", "week %(week)s of %(year)s") % {"week": int(week[2]), "year": week[1]}
    return period_words(key)


def reason_words(reason: str) -> str:
    """Why it ended; what ended by itself says so."""
    if reason == "owner_gone":
        return _("whoever ordered it holds the post no more, or may not give out such a report")
    return reason
