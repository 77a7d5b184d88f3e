"""Suspending, resuming, closing and reopening: what those who assign may do to an assignment."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import matters, policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.endings import end
from decreta.assignments.domain.entries import enter
from decreta.assignments.domain.extending import check_later, lapse_of
from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment
from decreta.assignments.papers import PAPER_KIND, Paper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems


@audit.act("assignments.suspend")
def suspend(
    *, assignment: Assignment, reason: str, by: Actor, ground: Paper | None = None, at: dt.datetime | None = None
) -> Assignment:
    """Suspend work: it is neither late nor in time until it is resumed. `ground` is the paper on which it rests."""
    held, moment = _held(assignment, "suspend", reason, by, at)
    facts.add(held, FactKind.SUSPENDED, happened_at=moment, by=by, note=_noted(reason, ground))
    enter("assignments.suspended", assignment, by=by, at=moment, facts=_told(ground), also=_papers(ground))
    return assignment


@audit.act("assignments.resume")
def resume(
    *,
    assignment: Assignment,
    reason: str,
    by: Actor,
    until: dt.date | None = None,
    ground: Paper | None = None,
    at: dt.datetime | None = None,
) -> Assignment:
    """Resume suspended work, perhaps with a new deadline in force; without one the old deadline counts as before.

    More time is decided by whoever decides extensions (trap T9), later than the old deadline and within the upper one.
    """
    held, moment = _held(assignment, "resume", reason, by, at)
    lapse = None
    if until is not None:
        rules.may_give_time(by=by, assignment=assignment)
        lapse, problems = lapse_of(until, assignment), Problems()
        check_later(problems, assignment, until)
        policies.check_within(problems, assignment.parent, lapse, field="until")
        policies.refuse(problems)
    facts.add(held, FactKind.RESUMED, happened_at=moment, by=by, note=_noted(reason, ground), lapses_at=lapse)
    told = {"lapses_at": assignment.current_lapses_at, **_told(ground)}
    enter("assignments.resumed", assignment, by=by, at=moment, facts=told, also=_papers(ground))
    return assignment


@audit.act("assignments.close")
def close(*, assignment: Assignment, reason: str, by: Actor, at: dt.datetime | None = None) -> Assignment:
    """End an assignment without its work being done: withdrawn, passed to another, overtaken. What was handed down ends too."""
    held, moment = _held(assignment, "close", reason, by, at)
    end(held, FactKind.CLOSED, by=by, at=moment, note=reason)
    return assignment


@audit.act("assignments.reopen")
def reopen(
    *, assignment: Assignment, reason: str, by: Actor, ground: Paper | None = None, at: dt.datetime | None = None
) -> Assignment:
    """Open an accepted or closed assignment again: it must be received anew, its deadline stays what it was.

    Raises NotNow when another assignment has taken its place.
    """
    matters.hold(assignment)
    held, moment = _held(assignment, "reopen", reason, by, at)
    try:
        facts.add(held, FactKind.REOPENED, happened_at=moment, by=by, note=_noted(reason, ground))
    except IntegrityError as error:
        raise NotNow.of(_("An open assignment of this kind exists already."), code="assigned_already") from error
    enter("assignments.reopened", assignment, by=by, at=moment, facts=_told(ground), also=_papers(ground))
    matters.begins(assignment, by)
    return assignment


def _held(
    assignment: Assignment, act: str, reason: str, by: Actor, at: dt.datetime | None
) -> tuple[facts.Held, dt.datetime]:
    rules.may_steer(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, act)
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_reason(problems, reason)
    policies.refuse(problems)
    return held, moment


def _noted(reason: str, ground: Paper | None) -> str:
    """The reason as the history tells it, with the paper on which it rests."""
    return f"{ground.symbol}: {reason}" if ground is not None else reason


def _told(ground: Paper | None) -> dict[str, object]:
    return {"symbol": ground.symbol} if ground is not None else {}


def _papers(ground: Paper | None) -> list[audit.Ref]:
    """The paper, where it is registered here: its own log tells of it too."""
    return [audit.Ref(PAPER_KIND, str(ground.pk))] if ground is not None and ground.pk is not None else []
