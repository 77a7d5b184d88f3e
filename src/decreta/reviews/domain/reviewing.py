"""A directive is looked at again, the day of its review moved, the rule of the first one set."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.domain import close
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems, Stale
from decreta.directives.models import Directive
from decreta.organisation.models import Body
from decreta.reviews import rules
from decreta.reviews.enums import Outcome, StepKind
from decreta.reviews.models import Review, ReviewRule
from decreta.reviews.queries.due import endless, review_day

TEXT_LIMIT = 10_000
MOST_MONTHS = 120
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('reviews.rule', 0))"


@audit.act("reviews.review")
def review(
    *,
    directive: Directive,
    outcome: str,
    reason: str,
    by: Actor,
    next_on: dt.date | None = None,
    symbol: str = "",
    at: dt.datetime | None = None,
) -> Review:
    """Look at a directive whose tasks have no end, and say what becomes of it.

    It stays or is proposed to be ended or replaced: then the day of the next review is said. Closed, its assignments
    without a deadline end with the reason. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_review(body=directive.body, by=by)
    moment = at or clock.now()
    problems = Problems()
    if outcome not in Outcome.values:
        problems.add(_("Say what becomes of it."), "outcome", "missing")
    _check_reason(problems, reason)
    if outcome != Outcome.CLOSED:
        _check_day(problems, next_on, moment)
    problems.refuse_if_any()
    held = _hold(directive)
    is_closed = outcome == Outcome.CLOSED
    ending = list(endless(held).select_related("parent")) if is_closed else []
    for one in ending:
        close(assignment=one, reason=reason.strip(), by=by, at=moment)
    made = _add(
        held,
        StepKind.REVIEWED,
        moment,
        by,
        outcome=outcome,
        reason=reason.strip(),
        symbol=" ".join(symbol.split()),
        next_on=None if is_closed else next_on,
        ended=len(ending),
    )
    told = {"outcome": outcome, "next_on": made.next_on, "ended": made.ended, "symbol": made.symbol}
    audit.record("reviews.reviewed", by=by, on=held, at=moment, facts=told)
    return made


@audit.act("reviews.move")
def move(
    *, directive: Directive, next_on: dt.date | None, reason: str, by: Actor, at: dt.datetime | None = None
) -> Review:
    """Let a directive be looked at on another day, with the reason. Raises NotAllowed, NotNow, Invalid."""
    rules.may_review(body=directive.body, by=by)
    moment = at or clock.now()
    problems = Problems()
    _check_reason(problems, reason)
    _check_day(problems, next_on, moment)
    problems.refuse_if_any()
    held = _hold(directive)
    before = review_day(held)
    made = _add(held, StepKind.MOVED, moment, by, reason=reason.strip(), next_on=next_on)
    audit.record("reviews.moved", by=by, on=held, at=moment, facts={"from_on": before, "next_on": next_on})
    return made


@audit.act("reviews.set_rule")
def set_rule(
    *, body: Body | None, months: int | None, of_version: int, by: Actor, at: dt.datetime | None = None
) -> ReviewRule:
    """Say after how many months a directive is looked at first. What was reviewed or moved keeps its day.

    Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_rule(body=body, by=by)
    problems = Problems()
    if not 1 <= (months or 0) <= MOST_MONTHS:
        problems.add(_("Give a number of months from 1 to %(n)s.") % {"n": MOST_MONTHS}, "months", "range")
    problems.refuse_if_any()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    assert months is not None
    newest = ReviewRule.objects.filter(body=body).aggregate(newest=Max("version"))["newest"] or 0
    if newest != of_version:
        raise Stale.of(
            _("Somebody else has changed the rule meanwhile. Look at it as it is now, then change it again."),
            code="changed",
        )
    moment = at or clock.now()
    made = ReviewRule.objects.create(body=body, version=newest + 1, months=months, set_at=moment, by=by.as_facts())
    about = [body] if body is not None else []
    audit.record("reviews.rule_set", by=by, on=made, about=about, at=at, facts={"months": months})
    return made


def _hold(directive: Directive) -> Directive:
    """The directive, held until the end of the act. Raises NotNow when none of its tasks is without an end."""
    held = Directive.objects.select_for_update(of=("self",)).select_related("body").get(pk=directive.pk)
    if not endless(held).exists():
        raise NotNow.of(_("None of its open tasks is without a deadline; there is nothing to review."), code="ended")
    return held


def _add(held: Directive, kind: StepKind, moment: dt.datetime, by: Actor, **said: object) -> Review:
    return Review.objects.create(
        directive=held,
        ordinal=held.reviews.count() + 1,
        kind=kind,
        done_on=moment.astimezone(clock.zone()).date(),
        at=moment,
        by=by.as_facts(),
        **said,
    )


def _check_reason(problems: Problems, reason: str) -> None:
    if not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    elif len(reason) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "reason", "too_long")


def _check_day(problems: Problems, next_on: dt.date | None, moment: dt.datetime) -> None:
    if next_on is None:
        problems.add(_("Say when it is looked at next."), "next_on", "missing")
    elif next_on <= moment.astimezone(clock.zone()).date():
        problems.add(_("The next review must lie after today."), "next_on", "past")
