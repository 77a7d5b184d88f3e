"""Moving the demonstration's clock: the log says that it was moved, and by whom."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.core.jobs import enqueue
from decreta.core.models import SimulatedClock
from decreta.organisation.rules import may_move_clock

#: How many days a move goes forward.
_STEPS = {"day": 1, "week": 7}
MOVES = ("tick", "stop", *_STEPS, "today")


@act("web.move_clock")
def move_clock(*, how: str, by: Actor) -> SimulatedClock:
    """Move the clock: `tick` (run from here), `stop`, `day` or `week` (09:00 of the day then), `today` (real time).

    The sweep runs at once, so that reminders and lapses of the time that was jumped over fire now.
    """
    may_move_clock(by=by)
    if how not in MOVES:
        raise Invalid.of(_("The clock cannot be moved this way."), field="how")
    before = clock.now()
    row = SimulatedClock.objects.select_for_update().get(pk=1)
    real = clock.real_now()
    match how:
        case "tick":
            row.stopped_at, row.offset = None, before - real
        case "stop":
            row.stopped_at = before
        case "day" | "week":
            then = before.astimezone(clock.zone()).date() + dt.timedelta(days=_STEPS[how])
            moved = dt.datetime.combine(then, dt.time(9), tzinfo=clock.zone())
            row.stopped_at, row.offset = (moved, row.offset) if row.stopped_at is not None else (None, moved - real)
        case "today":
            row.stopped_at, row.offset = None, dt.timedelta(0)
    row.save()
    clock.forget()
    record(
        "web.move_clock",
        by=by,
        on=Ref("core.simulatedclock", "1"),
        facts={"how": how, "before": before, "after": clock.now()},
    )
    enqueue("assignments.sweep_now")
    return row


def set_clock(moment: dt.datetime) -> None:
    """Stand still at a moment: how a demonstration begins."""
    SimulatedClock.objects.update_or_create(pk=1, defaults={"stopped_at": moment, "offset": dt.timedelta(0)})
    clock.forget()
