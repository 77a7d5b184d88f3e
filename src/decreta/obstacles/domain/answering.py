"""The owner answers or passes it on, the raiser says whether it is gone, a leader decides in review."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.obstacles import rules
from decreta.obstacles.domain import steps
from decreta.obstacles.enums import Answer, StepKind
from decreta.obstacles.models import Obstacle, Owner, Step

_STANDING = ("organisation", "body", "unit", "post", "due_at", "round", "level", "answer", "answered_at", "removed_at")


@audit.act("obstacles.answer")
def answer(*, obstacle: Obstacle, outcome: str, text: str, by: Actor, at: dt.datetime | None = None) -> Step:
    """Say that it is removed, partly removed, or that it cannot be removed, and why. The clock stops with it.

    Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_answer(obstacle=obstacle, by=by)
    moment = at or clock.now()
    problems = Problems()
    if outcome not in Answer.values:
        problems.add(_("Say what became of it."), "outcome", "missing")
    steps.check_text(problems, text, "text", _("Say what was done, or why it cannot be."))
    problems.refuse_if_any()
    held = _unanswered(obstacle)
    held.answer, held.answered_at = outcome, moment
    step = steps.add(held, StepKind.ANSWERED, by=by, at=moment, text=text.strip(), answer=outcome)
    held.save(update_fields=_STANDING)
    is_late = moment >= held.due_at
    steps.enter("obstacles.answered", held, step, by=by, at=moment, outcome=outcome, late=is_late)
    return step


@audit.act("obstacles.pass_on")
def pass_on(
    *,
    obstacle: Obstacle,
    owner: Owner | None,
    reason: str,
    answer_on: dt.date | None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Step:
    """Say who must remove it instead, and why. A new clock begins there. Raises NotAllowed, NotNow, Invalid."""
    rules.may_answer(obstacle=obstacle, by=by)
    moment = at or clock.now()
    held = _unanswered(obstacle)
    problems = Problems()
    steps.check_owner(problems, owner, not_of=held.assignment, now=held.owner)
    steps.check_text(problems, reason, "reason", _("Give the reason."))
    steps.check_day(problems, answer_on, moment)
    problems.refuse_if_any()
    assert answer_on is not None
    due_at = steps.end_of(answer_on)
    step = steps.add(held, StepKind.PASSED, by=by, at=moment, owner=owner, text=reason.strip(), due_at=due_at)
    held.save(update_fields=_STANDING)
    steps.enter("obstacles.passed", held, step, by=by, at=moment, due_at=due_at)
    return step


@audit.act("obstacles.confirm")
def confirm(*, obstacle: Obstacle, by: Actor, note: str = "", at: dt.datetime | None = None) -> Step:
    """The side that raised it says that it is gone, whether or not it was answered. Raises NotAllowed, NotNow."""
    rules.may_confirm(obstacle=obstacle, by=by)
    held, moment = steps.hold(obstacle), at or clock.now()
    step = steps.add(held, StepKind.GONE, by=by, at=moment, text=note.strip())
    held.removed_at = moment
    held.save(update_fields=_STANDING)
    steps.enter("obstacles.gone", held, step, by=by, at=moment, days=(moment - held.raised_at).days)
    return step


@audit.act("obstacles.deny")
def deny(
    *, obstacle: Obstacle, reason: str, answer_on: dt.date | None, by: Actor, at: dt.datetime | None = None
) -> Step:
    """The side that raised it says that it still stands, and by when it asks for another answer. A new clock begins.

    Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_confirm(obstacle=obstacle, by=by)
    moment = at or clock.now()
    problems = Problems()
    steps.check_text(problems, reason, "reason", _("Say what still stands in the way."))
    steps.check_day(problems, answer_on, moment)
    problems.refuse_if_any()
    assert answer_on is not None
    held, due_at = steps.hold(obstacle), steps.end_of(answer_on)
    if held.answered_at is None:
        raise NotNow.of(_("Nothing was answered yet."), code="unanswered")
    step = steps.add(held, StepKind.DENIED, by=by, at=moment, text=reason.strip(), due_at=due_at)
    held.save(update_fields=_STANDING)
    steps.enter("obstacles.denied", held, step, by=by, at=moment, due_at=due_at)
    return step


@audit.act("obstacles.decide")
def decide(
    *,
    obstacle: Obstacle,
    decision: str,
    answer_on: dt.date | None,
    by: Actor,
    owner: Owner | None = None,
    at: dt.datetime | None = None,
) -> Step:
    """A leader decides in review what is done, by whom (the owner stays unless another is named) and until when.

    A new clock begins with it, whatever was answered before. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_decide(obstacle=obstacle, by=by)
    moment = at or clock.now()
    held = steps.hold(obstacle)
    problems = Problems()
    steps.check_text(problems, decision, "decision", _("Say what is decided."))
    steps.check_day(problems, answer_on, moment)
    if owner is not None:
        steps.check_owner(problems, owner, not_of=held.assignment)
    problems.refuse_if_any()
    assert answer_on is not None
    due_at, whom = steps.end_of(answer_on), owner or held.owner
    step = steps.add(held, StepKind.DECIDED, by=by, at=moment, owner=whom, text=decision.strip(), due_at=due_at)
    held.save(update_fields=_STANDING)
    steps.enter("obstacles.decided", held, step, by=by, at=moment, due_at=due_at)
    return step


def _unanswered(obstacle: Obstacle) -> Obstacle:
    held = steps.hold(obstacle)
    if held.answered_at is not None:
        raise NotNow.of(_("It was answered already; the side that raised it says whether it is gone."), code="answered")
    return held
