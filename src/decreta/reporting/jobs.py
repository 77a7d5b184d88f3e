"""What runs by itself: scheduled reports that are due are made, and schedules whose owner is gone end."""

from __future__ import annotations

import logging

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.reporting.domain import schedules
from decreta.reporting.enums import State
from decreta.reporting.models import Schedule
from decreta.reporting.queries.due import due, owner_of

#: So many of one schedule are made at once; more that were missed come with the next round.
BATCH = 10
_log = logging.getLogger(__name__)


def make_due() -> int:
    """Make everything that is due. Repeated at will, and killed at any place: each comes once for its period."""
    number, by, at = 0, Actor.system("reporting.schedules"), clock.now()
    active = Schedule.objects.filter(state=State.ACTIVE).select_related("body", "directive")
    for schedule in active.order_by("made_at", "pk"):
        owner = owner_of(schedule)
        if owner is None:
            schedules.end_schedule(schedule=schedule, reason=schedules.OWNER_GONE, by=by)
            continue
        for slot in due(schedule, at)[:BATCH]:
            try:
                made = schedules.make_edition(schedule=schedule, slot=slot, owner=owner)
            except ActRefused as refusal:
                # It stays due: the next round tries again, and the others are not kept waiting.
                _log.warning("A scheduled report could not be made: %s", refusal, extra={"schedule": str(schedule.pk)})
                break
            kept = schedules.keep_edition(schedule=schedule, made=made, owner=owner, by=by)
            number += kept is not None
    return number


@jobs.periodic("reporting.make_due", cron="3-59/10 * * * *")
def make_due_periodically() -> None:
    """The same at the office's present moment."""
    make_due()
