"""Leads and coordinators who are there no more: an officer who has left his post, a unit that has ended.

Their assignments stand: nobody is relieved without a decision. Who assigns is told, and names another.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignee, Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.narrowing import Narrowed, Narrowing
from decreta.organisation.models import Holding, Unit
from decreta.ui import moments

NAME: Final = "gone"
_ROLES: Final = {"lead": AssignmentRole.LEAD, "coordinating": AssignmentRole.COORDINATE}
_CHOICES: Final = (
    ("lead", pgettext_lazy("tasks", "whose lead has left his post, or is a unit that has ended")),
    ("coordinating", pgettext_lazy("tasks", "coordinated by an officer who has left, or a unit that has ended")),
)


def left_on(assignee: Assignee, day: dt.date) -> dt.date | None:
    """The last day of an officer in his post, or of a unit, where it is past on a day."""
    if not isinstance(assignee, Unit | Holding) or assignee.valid_to is None or day < assignee.valid_to:
        return None
    return assignee.valid_to - dt.timedelta(days=1)


def said_of(assignee: Assignee, last: dt.date) -> tuple[str, str]:
    """The title and the text by which who assigns is told."""
    if isinstance(assignee, Holding):
        title = _("Who leads this task has left his post")
        text = _("%(who)s held it until %(day)s. The task can be given to another with the same deadline.")
    else:
        title = _("The unit that leads this task has ended")
        text = _("%(who)s was there until %(day)s. The task can be given to another with the same deadline.")
    return title, text % {"who": assignee.name, "day": moments.day(last)}


def _narrow(found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> Narrowed:
    if value not in _ROLES:
        return None
    until = clock.end_of_day(day)
    left = Assignment.objects.visible_to(actor).filter(
        Q(holding__valid_to__lte=day) | Q(unit__valid_to__lte=day),
        Q(closed_at=None) | Q(closed_at__gt=until),
        Q(done_accepted_at=None) | Q(done_accepted_at__gt=until),
        matter_kind=MATTER_KIND,
        role=_ROLES[value],
        parent=None,
        recorded_at__lte=until,
    )
    return found.filter(pk__in=left.order_by().values("matter_id")), str(dict(_CHOICES)[value])


NARROWING: Final = Narrowing(NAME, gettext_lazy("Who has left"), choices=lambda: _CHOICES, on_day=_narrow)
