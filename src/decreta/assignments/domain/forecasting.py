"""Saying by when own work will be done, without a report."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment
from decreta.assignments.states import AUDIT_KINDS
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale


@audit.act("assignments.state_forecast")
def state_forecast(
    *,
    assignment: Assignment,
    forecast_on: dt.date | None,
    read: dt.date | None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Assignment | None:
    """The assignee says by when the work will be done, or takes back what it said. None when nothing differs.

    Baseline and current deadline stay, and so does how far the work is. It is no report: nobody verifies it, and who owes
    one still does. `read` is the forecast that stood before the writer's eyes: where another stands by now, nothing is
    written. Raises NotAllowed, NotNow, Invalid, Stale.
    """
    rules.may_answer(by=by, assignment=assignment)
    held = facts.hold(assignment)
    stood = assignment.forecast_on
    if forecast_on == stood:
        return None
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "state_forecast")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    if forecast_on is not None and forecast_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The day on which it will be done lies in the past."), "forecast_on", "past")
    is_otherwise_right = not problems.found
    if read != stood:
        problems.add(
            _("Somebody has changed it in the meantime. What you typed is kept: save again to put it in its place."),
            "forecast_on",
            "changed",
        )
    if is_otherwise_right:
        problems.refuse_if_any(Stale)
    policies.refuse(problems)
    percent = assignment.percent
    facts.add(held, FactKind.PROGRESS, happened_at=moment, by=by, percent=percent, forecast_on=forecast_on)
    told = {"forecast_on": {"before": stood, "after": forecast_on}}
    upper = [assignment.parent] if assignment.parent is not None else []
    enter(AUDIT_KINDS["state_forecast"], assignment, by=by, at=moment, facts=told, also=upper)
    return assignment
