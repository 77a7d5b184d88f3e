"""What runs by itself: the sweep over dates of adopted programmes."""

from __future__ import annotations

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.programme.domain.reminding import remind
from decreta.programme.models import Programme


def sweep() -> int:
    """Remind of what is due in every programme that expects something still. Repeated at will: nothing fires twice."""
    by = Actor.system("programme.sweep")
    year_ago = clock.today().replace(day=1).replace(year=clock.today().year - 1)
    running = Programme.objects.exclude(adopted_at=None).filter(last_on__gte=year_ago, first_on__lte=clock.today())
    return sum(remind(programme=one, by=by) or 0 for one in running.order_by("pk"))


@jobs.periodic("programme.sweep", cron="20 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
