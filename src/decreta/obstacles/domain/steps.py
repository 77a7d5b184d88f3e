"""What every act on an obstacle shares: holding it, adding a step, checking words and days, the entry of the log."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.obstacles.enums import NEW_ROUND, StepKind
from decreta.obstacles.models import Obstacle, Owner, Step
from decreta.organisation.models import Body, Organisation, Post, Unit

TEXT_LIMIT = 10_000


def columns(owner: Owner) -> dict[str, Owner | None]:
    """An owner as the four columns say it."""
    kinds: dict[str, type[Owner]] = {"organisation": Organisation, "body": Body, "unit": Unit, "post": Post}
    return {name: owner if isinstance(owner, kind) else None for name, kind in kinds.items()}


def hold(obstacle: Obstacle) -> Obstacle:
    """The obstacle as it is now, locked until the end of the act. Raises NotNow when it is gone."""
    found = Obstacle.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=obstacle.pk)
    if found.removed_at is not None:
        raise NotNow.of(_("This obstacle is gone."), code="gone")
    return found


def add(held: Obstacle, kind: StepKind, *, by: Actor, at: dt.datetime, owner: Owner | None = None, **said: Any) -> Step:
    """Add a step. One that begins a new clock changes owner and day of the obstacle and opens it again."""
    if kind in NEW_ROUND and kind != StepKind.RAISED:
        held.round, held.level, held.answer, held.answered_at = held.round + 1, 0, "", None
        held.due_at = said.get("due_at") or held.due_at
        if owner is not None:
            for name, value in columns(owner).items():
                setattr(held, name, value)
    return Step.objects.create(
        obstacle=held,
        ordinal=held.steps.count() + 1,
        kind=kind,
        round=held.round,
        at=at,
        by=by.as_facts(),
        **(columns(owner) if owner is not None else {}),
        **said,
    )


def enter(kind: str, held: Obstacle, step: Step, *, by: Actor, at: dt.datetime, **facts: Any) -> None:
    """The entry of an act: also about the assignments that hang on it and their matters. No word of either side."""
    audit.record(
        kind, by=by, on=held, about=about(held), at=at, facts={"step": step.ordinal, "kind": held.kind, **facts}
    )


def about(held: Obstacle) -> list[audit.Ref]:
    """The assignments and their matters."""
    hanging = Assignment.objects.filter(obstacle_links__obstacle=held).order_by("obstacle_links__linked_at")
    found = [(audit.Ref.to(one), audit.Ref(one.matter_kind, str(one.matter_id))) for one in hanging]
    return list(dict.fromkeys(ref for pair in found for ref in pair))


def end_of(day: dt.date) -> dt.datetime:
    """The end of the last day for an answer."""
    return clock.start_of_day(day + dt.timedelta(days=1))


def check_text(problems: Problems, text: str, field: str, missing: str) -> None:
    """Words are needed, and not too many."""
    if not text.strip():
        problems.add(missing, field, "missing")
    elif len(text) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, field, "too_long")


def check_day(problems: Problems, answer_on: dt.date | None, moment: dt.datetime) -> None:
    """An answer is asked for by a day that is not past."""
    if answer_on is None:
        problems.add(_("Say by when an answer is needed."), "answer_on", "missing")
    elif answer_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The day for the answer is past."), "answer_on", "past")


def check_owner(problems: Problems, owner: Owner | None, *, not_of: Assignment, now: Owner | None = None) -> None:
    """Somebody must remove it, and nobody asks himself."""
    if owner is None:
        problems.add(_("Say who must remove the obstacle."), "owner", "missing")
    elif owner == not_of.assignee:
        problems.add(_("Nobody raises an obstacle against himself; hand the work down instead."), "owner", "own")
    elif owner == now:
        problems.add(_("It is there already."), "owner", "same")
