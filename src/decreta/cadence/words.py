"""Rules of reporting in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from decreta.cadence.enums import State, Unit
from decreta.cadence.models import ReportRule
from decreta.ui.moments import weekday_name

#: The mark of the interface that a state bears.
MARKS = {State.LATE: "overdue", State.DUE: "reported", State.KEPT: "intime", State.NONE: "undated"}


def how_often(rule: ReportRule) -> str:
    """`every month, by day 25`."""
    said = {"n": rule.every, "day": rule.day}
    if rule.unit == Unit.NEVER:
        return str(Unit.NEVER.label)
    if rule.unit == Unit.DAY:
        return npgettext("cadence", "every day", "every %(n)s days", rule.every) % said
    if rule.unit == Unit.WEEK:
        said["day"] = weekday_name(rule.day)  # type: ignore[assignment]
        return ngettext("every week, by %(day)s", "every %(n)s weeks, by %(day)s", rule.every) % said
    return ngettext("every month, by day %(day)s", "every %(n)s months, by day %(day)s", rule.every) % said


def whose(rule: ReportRule) -> str:
    """What it is for, in short."""
    return _("this task") if rule.task_id else _("the directive") if rule.directive_id else _("the body")
