"""Jobs of this area."""

from __future__ import annotations

from decreta.circulation import domain
from decreta.circulation.models import Circulation
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.jobs import periodic


@periodic("circulation.remind", cron="15 7 * * *")
def remind() -> None:
    """On the last day of a round everybody who has not read it is reminded."""
    for one in Circulation.objects.filter(due_on=clock.today(), recalled_at=None):
        domain.remind(circulation=one, by=Actor.system("circulation"))
