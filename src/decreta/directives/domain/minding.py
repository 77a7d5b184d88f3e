"""Naming the leader who directs a task and the officer who monitors it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from decreta.assignments.domain import name_minder
from decreta.assignments.enums import Minds
from decreta.assignments.queries.minders import named_now
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale
from decreta.directives import rules
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.minders import candidates, read_key
from decreta.organisation.models import Holding


@act("directives.mind_task")
def mind_task(
    *,
    task: Task,
    directs: Holding | None,
    monitors: Holding | None,
    by: Actor,
    reason: str = "",
    read: str = "",
    at: dt.datetime | None = None,
) -> Task | None:
    """Say who directs the work on a task and who monitors it, for the body that gave it. None when nothing differs.

    From then on what is told to staff or to leaders of the body about this task is told to them, and waits on their desks;
    where nobody is named, or who was named has left his post, it goes to everybody whose business it can be, as before.
    Whoever is named already may be named again with the other part, though he has left: nothing is said of him anew.
    `read` is the key of those who were named when the form was read (`read_key`): where others are named by now and that is
    not what is wanted, it is told who. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    locked = Task.objects.select_for_update().get(pk=task.pk)
    wanted = {Minds.DIRECTS: directs, Minds.MONITORS: monitors}
    stands, problems = named_now(MATTER_KIND, locked.pk), Problems()
    if read and read != read_key(stands) and any(stands.get(part) != holding for part, holding in wanted.items()):
        raise _stale(stands)
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


def _stale(stands: Mapping[str, Holding]) -> Stale:
    labels = {Minds.DIRECTS: _("Directing leader"), Minds.MONITORS: _("Monitoring officer")}
    named = "; ".join(f"{label}: {stands.get(part) or _('nobody by name')}" for part, label in labels.items())
    return Stale.of(
        _("Somebody else has named others meanwhile (%(named)s). Sent once more, what you say here takes their place.")
        % {"named": named},
        code="stale",
    )
