"""What runs by itself: members who have not answered are reminded before the deadline."""

from __future__ import annotations

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.meetings.enums import Form, SittingState
from decreta.procedures import domain
from decreta.procedures.models import Procedure


def remind_due() -> int:
    """Remind wherever a rung has come. Repeated at will, and killed at any place: each rung once."""
    by, number = Actor.system("procedures.reminders"), 0
    asking = Procedure.objects.filter(
        sitting__form=Form.WRITTEN, sitting__state=SittingState.OPEN, until__gte=clock.now()
    )
    for one in asking.select_related("sitting").order_by("until", "pk"):
        number += domain.remind(procedure=one, by=by) is not None
    return number


@jobs.periodic("procedures.remind_due", cron="4-59/10 * * * *")
def remind_due_periodically() -> None:
    """The same at the office's present moment."""
    remind_due()
