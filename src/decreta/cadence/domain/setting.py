"""Saying how often there must be a report, from a day on; the past stays as it was."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils.translation import gettext as _

from decreta import audit
from decreta.cadence import rules
from decreta.cadence.enums import Unit
from decreta.cadence.models import ReportRule
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.directives.models import Directive, Task
from decreta.organisation.models import Body

Scope = Body | Directive | Task
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('cadence.rule', 0))"
_MOST_EVERY = {Unit.DAY: 366, Unit.WEEK: 52, Unit.MONTH: 24}
_LAST_DAY = {Unit.WEEK: 7, Unit.MONTH: 31}
_FARTHEST_AHEAD = 60
#: A report is told within its own period: so many days has the shortest.
_SHORTEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28}


@audit.act("cadence.set_rule")
def set_rule(
    *,
    scope: Scope,
    unit: str,
    by: Actor,
    every: int | None = 1,
    day: int | None = None,
    ahead: int | None = 3,
    first_on: dt.date | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> ReportRule:
    """Say how often there must be a report on the tasks of a body or directive, or on one task, from a day on.

    The rule that held before ends on the day before. `never` asks for none. Raises NotAllowed, Invalid.
    """
    rules.may_set(body=body_of(scope), by=by)
    moment = at or clock.now()
    begins = first_on or moment.astimezone(clock.zone()).date()
    _check(unit, every, day, ahead, begins, moment)
    held, column = _held(scope)
    _end(held, begins)
    made = ReportRule.objects.create(
        unit=unit,
        every=every if unit != Unit.NEVER and every else 1,
        day=(day or 0) if unit in _LAST_DAY else 0,
        ahead=ahead or 0,
        first_on=begins,
        reason=reason.strip(),
        set_at=moment,
        by=by.as_facts(),
        **{column: scope},
    )
    told = {"scope": column, "unit": unit, "every": made.every, "day": made.day, "first_on": begins}
    audit.record("cadence.rule_set", by=by, on=made, about=[scope], at=at, facts=told)
    return made


@audit.act("cadence.end_rule")
def end_rule(*, rule: ReportRule, by: Actor, reason: str = "", at: dt.datetime | None = None) -> ReportRule:
    """End a rule with the day before today: from now on the wider one holds, or none. Raises NotAllowed, NotNow."""
    scope = scope_of(rule)
    rules.may_set(body=body_of(scope), by=by)
    moment = at or clock.now()
    held, _column = _held(scope)
    found = next((one for one in held if one.pk == rule.pk and one.until_on is None), None)
    if found is None:
        raise NotNow.of(_("This rule has ended already."), code="ended")
    _end([found], moment.astimezone(clock.zone()).date())
    audit.record("cadence.rule_ended", by=by, on=found, about=[scope], at=at, facts={"until_on": found.until_on})
    return found


def scope_of(rule: ReportRule) -> Scope:
    """What a rule is for."""
    found = rule.task or rule.directive or rule.body
    assert found is not None  # the constraint one_scope_of_a_report_rule
    return found


def body_of(scope: Scope) -> Body:
    """The body that monitors the tasks of a scope."""
    return scope if isinstance(scope, Body) else scope.body


def _held(scope: Scope) -> tuple[list[ReportRule], str]:
    """The rules of a scope, held until the end of the act; and its column."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    column = "body" if isinstance(scope, Body) else "directive" if isinstance(scope, Directive) else "task"
    return list(ReportRule.objects.select_for_update().filter(**{column: scope})), column


def _end(held: list[ReportRule], begins: dt.date) -> None:
    """Let what holds on a day or later end on the day before; what would begin later never begins."""
    last = begins - dt.timedelta(days=1)
    for one in held:
        if one.until_on is None or one.until_on > last:
            one.until_on = last
            one.save(update_fields=["until_on"])


def _check(
    unit: str, every: int | None, day: int | None, ahead: int | None, begins: dt.date, moment: dt.datetime
) -> None:
    problems = Problems()
    if unit not in Unit.values:
        problems.add(_("Say how often there must be a report."), "unit", "missing")
        problems.refuse_if_any()
    known = Unit(unit)
    if known in _MOST_EVERY and not 1 <= (every or 0) <= _MOST_EVERY[known]:
        problems.add(_("Give a number from 1 to %(n)s.") % {"n": _MOST_EVERY[known]}, "every", "range")
    if known in _LAST_DAY and not 1 <= (day or 0) <= _LAST_DAY[known]:
        message = _("Give the weekday from 1 (Monday) to 7 (Sunday).")
        if known == Unit.MONTH:
            message = _("Give the day of the month, from 1 to 31.")
        problems.add(message, "day", "range")
    farthest = min(_FARTHEST_AHEAD, _SHORTEST.get(known, _FARTHEST_AHEAD) * max(every or 1, 1) - 1)
    if not 0 <= (ahead or 0) <= farthest:
        problems.add(_("Give a number from 0 to %(n)s.") % {"n": farthest}, "ahead", "range")
    if begins < moment.astimezone(clock.zone()).date():
        problems.add(_("A rule holds from today on or later: the past stays as it was."), "first_on", "past")
    problems.refuse_if_any()
