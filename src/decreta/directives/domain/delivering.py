"""What a task must deliver is changed after it was assigned: something is added, renamed, dropped, each time with the reason."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.assignments.domain import Outputs, change_outputs
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives import rules
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND


@act("directives.change_deliverables")
def change_deliverables(
    *, task: Task, outputs: Outputs, reason: str, read: int, by: Actor, at: dt.datetime | None = None
) -> Task | None:
    """Add, rename or drop deliverables of a task that was assigned; each that stands needs its own evidence (trap T7).

    What was accepted stands as it is, what was judged in any way stays. `read` is the version that the writer has seen. None
    when nothing differs. Raises NotAllowed, also where the words of the task are not told to whoever would write them; NotNow,
    Invalid, Stale.
    """
    rules.may_assign_from(directive=task.directive, by=by)
    locked = Task.objects.select_for_update().get(pk=task.pk)
    if Task.objects.told_to(by).get(pk=task.pk).is_withheld:
        raise NotAllowed.of(_("The words of this task are not told to you."), code="withheld")
    matter = Ref(MATTER_KIND, str(task.pk))
    changed = change_outputs(matter=matter, outputs=outputs, reason=reason, read=read, by=by, at=at or clock.now())
    if not changed:
        return None
    record(
        "directives.change_deliverables",
        by=by,
        on=locked,
        about=[locked.directive, locked.directive.document],
        at=at,
        # Numbers: the names may be words of a protected paper, and the log outlives every audience.
        facts={"ordinal": locked.ordinal, **changed, "reason": reason},
    )
    return locked
