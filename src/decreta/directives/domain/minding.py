"""Naming the leader who directs a task and the officer who monitors it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.assignments.domain import name_minder
from decreta.assignments.enums import Minds
from decreta.assignments.queries.minders import named_now
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives import rules
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.minders import candidates
from decreta.organisation.models import Holding


@act("directives.mind_task")
def mind_task(
    *,
    task: Task,
    directs: Holding | None,
    monitors: Holding | None,
    by: Actor,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Task | None:
    """Say who directs the work on a task and who monitors it, for the body that gave it. None when nothing differs.

    From then on what is told to staff or to leaders of the body about this task is told to them, and waits on their desks;
    where nobody is named, or who was named has left his post, it goes to everybody whose business it can be, as before.
    Whoever is named already may be named again with the other part, though he has left: nothing is said of him anew.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    locked = Task.objects.select_for_update().get(pk=task.pk)
    wanted = {Minds.DIRECTS: directs, Minds.MONITORS: monitors}
    stands, problems = named_now(MATTER_KIND, locked.pk), Problems()
    for part, holding in wanted.items():
        if holding is None or holding == stands.get(part):
            continue
        if not candidates(locked.body, part, clock.today()).filter(pk=holding.pk).exists():
            problems.add(
                _("%(who)s cannot be named for this: he does not work for %(body)s in such a post.")
                % {"who": holding, "body": locked.body.name},
                str(part),
                "no_candidate",
            )
    problems.refuse_if_any()
    matter = Ref(MATTER_KIND, str(locked.pk))
    changed = [
        part
        for part, holding in wanted.items()
        if name_minder(matter=matter, part=part, holding=holding, by=by, reason=reason, at=at) is not None
    ]
    if not changed:
        return None
    record(
        "directives.mind_task",
        by=by,
        on=locked,
        about=[locked.directive, locked.directive.document],
        at=at,
        facts={
            "ordinal": locked.ordinal,
            **{str(part): str(wanted[part] or "") for part in changed},
            "reason": reason,
        },
    )
    return locked
