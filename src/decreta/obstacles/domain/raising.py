"""An assignee says what stands in his way and who must remove it; further tasks are hung on the same obstacle."""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment, Report
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.core.texts import search_text
from decreta.obstacles import rules
from decreta.obstacles.domain import steps
from decreta.obstacles.enums import Kind, StepKind
from decreta.obstacles.models import Link, Obstacle, Owner


@audit.act("obstacles.raise")
def raise_obstacle(
    *,
    assignment: Assignment,
    kind: str,
    text: str,
    wanted: str,
    owner: Owner | None,
    answer_on: dt.date | None,
    by: Actor,
    report: Report | None = None,
    at: dt.datetime | None = None,
) -> Obstacle:
    """Raise an obstacle against whoever must remove it, who answers by the end of a day.

    `report` is the progress report in which it was said. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_raise(assignment=assignment, by=by)
    held, moment = _open(assignment), at or clock.now()
    problems = Problems()
    if kind not in Kind.values:
        problems.add(_("Say what kind of obstacle it is."), "kind", "missing")
    steps.check_text(problems, text, "text", _("Say what stands in the way."))
    steps.check_text(problems, wanted, "wanted", _("Say what is asked for."))
    steps.check_owner(problems, owner, not_of=held)
    steps.check_day(problems, answer_on, moment)
    problems.refuse_if_any()
    assert owner is not None and answer_on is not None
    due_at = steps.end_of(answer_on)
    made = Obstacle.objects.create(
        kind=kind,
        text=text.strip(),
        wanted=wanted.strip(),
        assignment=held,
        report=report,
        raised_at=moment,
        by=by.as_facts(),
        due_at=due_at,
        search=SearchVector(Value(search_text(f"{text}\n{wanted}")), config="simple"),
        **steps.columns(owner),
    )
    Link.objects.create(obstacle=made, assignment=held, linked_at=moment, by=by.as_facts())
    step = steps.add(made, StepKind.RAISED, by=by, at=moment, owner=owner, due_at=due_at)
    steps.enter("obstacles.raised", made, step, by=by, at=moment, due_at=due_at)
    return made


@audit.act("obstacles.link")
def link(*, obstacle: Obstacle, assignment: Assignment, by: Actor, at: dt.datetime | None = None) -> Link | None:
    """Say that another task hangs on the same obstacle, for one's own side or as its monitor; None when it does already.

    Raises NotAllowed, NotNow.
    """
    rules.may_link(obstacle=obstacle, assignment=assignment, by=by)
    held, moment = steps.hold(obstacle), at or clock.now()
    hanging = _open(assignment)
    if held.links.filter(assignment=hanging).exists():
        return None
    made = Link.objects.create(obstacle=held, assignment=hanging, linked_at=moment, by=by.as_facts())
    step = steps.add(held, StepKind.LINKED, by=by, at=moment)
    steps.enter("obstacles.linked", held, step, by=by, at=moment, tasks=held.links.count())
    return made


def _open(assignment: Assignment) -> Assignment:
    """The assignment as it is now. Raises NotNow when nothing can stand in its way any more."""
    held = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if held.closed_at is not None or held.done_accepted_at is not None:
        raise NotNow.of(_("The assignment is closed."), code="closed")
    return held
