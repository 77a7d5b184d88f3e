"""What runs by itself: who has not given an opinion is reminded a day before it is due."""

from __future__ import annotations

from decreta.agendas import domain
from decreta.agendas.queries.opinions import to_remind
from decreta.core import clock, jobs
from decreta.core.actor import Actor


def remind_due() -> int:
    """Remind wherever the hour has come. Repeated at will, and killed at any place: each once."""
    by = Actor.system("agendas.reminders")
    return sum(domain.remind_opinions(request=one, by=by) is not None for one in list(to_remind(clock.now())))


@jobs.periodic("agendas.remind_opinions", cron="6-59/10 * * * *")
def remind_opinions_periodically() -> None:
    """The same at the office's present moment."""
    remind_due()
