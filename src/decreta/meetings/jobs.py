"""What runs by itself: who has not answered an invitation is reminded."""

from __future__ import annotations

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.jobs import periodic
from decreta.meetings import domain
from decreta.meetings.queries.reminding import to_come


def remind_due() -> int:
    """Remind wherever the day has come. Repeated at will, and killed at any place: each sitting once for its day."""
    by = Actor.system("meetings.reminders")
    return sum(domain.remind(sitting=one, by=by) is not None for one in to_come(clock.now()))


@periodic("meetings.remind_due", cron="9-59/10 * * * *")
def remind_due_periodically() -> None:
    """The same at the office's present moment."""
    remind_due()
