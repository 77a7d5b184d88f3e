"""Why a light is as it is, in words: "because …"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.enums import Light, Sign
from decreta.directives.queries.lights import Lit
from decreta.ui import moments

#: The mark of each light: colour and shape; its word is `Light.label`.
MARKS: Final = {Light.RED: "red", Light.ORANGE: "orange", Light.GREY: "grey", Light.GREEN: "green"}


def _day(value: dt.date | None) -> str:
    """A day that the sign of a light has."""
    return moments.day(value) if value is not None else "–"


def because(one: Lit) -> str:
    """The reason of a light, as a sentence that begins with because."""
    return str(one.sign.label) if one.is_untold else _REASONS[one.sign](one)


def _overdue(one: Lit) -> str:
    return _("because the deadline of %(day)s has passed") % {"day": _day(one.lapses_on)}


def _forecast_late(one: Lit) -> str:
    days = {"forecast": _day(one.forecast_on), "deadline": _day(one.lapses_on)}
    return _("because %(forecast)s is forecast, behind the deadline of %(deadline)s") % days


def _near_silent(one: Lit) -> str:
    given = {"day": _day(one.lapses_on)}
    if one.reported_on is None:
        return _("because the deadline of %(day)s is near and nothing was reported") % given
    given["report"] = _day(one.reported_on)
    return _("because the deadline of %(day)s is near and the newest report is of %(report)s") % given


def _obstacle(one: Lit) -> str:
    return _("because an obstacle has stood in its way since %(day)s") % {"day": _day(one.hindered_on)}


def _unreceived(one: Lit) -> str:
    return _("because it was assigned on %(day)s and is not received") % {"day": _day(one.assigned_on)}


def _silent(one: Lit) -> str:
    days = (one.day - (one.reported_on or one.assigned_on)).days  # type: ignore[operator]
    return ngettext(
        "because nothing was reported for %(n)s day", "because nothing was reported for %(n)s days", days
    ) % {"n": days}


def _on_the_way(one: Lit) -> str:
    if one.reported_on is None:
        return _("because it is on its way")
    return _("because it is on its way by the report of %(day)s") % {"day": _day(one.reported_on)}


_REASONS: Final[dict[Sign, Callable[[Lit], str]]] = {
    Sign.OVERDUE: _overdue,
    Sign.FORECAST_LATE: _forecast_late,
    Sign.RETURNED: lambda one: _("because the report that it was done was returned or refused"),
    Sign.NEAR_SILENT: _near_silent,
    Sign.OBSTACLE: _obstacle,
    Sign.UNRECEIVED: _unreceived,
    Sign.SILENT: _silent,
    Sign.NEVER_REPORTED: lambda one: _("because it cannot be judged: nothing was reported yet"),
    Sign.ON_THE_WAY: _on_the_way,
    Sign.REPORTED: lambda one: _("because it is reported done and awaits verification"),
    Sign.ENDED: lambda one: _("no light: done, suspended or closed"),
}
