"""What runs by itself: who has not said when he can come is reminded a day before answers are due."""

from __future__ import annotations

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.dates import domain
from decreta.dates.queries.polls import to_remind


def remind_due() -> int:
    """Remind wherever the hour has come. Repeated at will, and killed at any place: each once."""
    by = Actor.system("dates.reminders")
    return sum(domain.remind_of_dates(poll=one, by=by) is not None for one in list(to_remind(clock.now())))


@jobs.periodic("dates.remind", cron="8-59/10 * * * *")
def remind_of_dates_periodically() -> None:
    """The same at the office's present moment."""
    remind_due()
