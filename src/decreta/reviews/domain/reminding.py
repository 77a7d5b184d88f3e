"""What is told by itself: that a directive without an end is to be reviewed. Exactly once for each day of a review."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Directive
from decreta.reviews.models import Reminder
from decreta.reviews.queries.due import untold


@audit.act("reviews.remind")
def remind(*, directive: Directive, by: Actor, at: dt.datetime | None = None) -> Reminder | None:
    """Tell that the review of a directive is due; None when it is not, or was told already.

    The row of the directive is held meanwhile: who reviews it at the same moment waits, and two sweeps tell it once.
    """
    if not by.is_system:
        raise NotAllowed.of(_("Reviews are told by themselves."), code="not_the_system")
    moment = at or clock.now()
    Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    held = untold(moment.astimezone(clock.zone()).date()).filter(pk=directive.pk).first()
    if held is None:
        return None
    due_on: dt.date = held.review_on  # type: ignore[attr-defined]
    made = Reminder.objects.create(directive=directive, due_on=due_on, at=moment)
    audit.record("reviews.reminded", by=by, on=directive, at=moment, facts={"due_on": due_on})
    return made
