"""What runs by itself: letters whose issue nobody has carried out, should the follower of the log have failed at one."""

from __future__ import annotations

from decreta.changes.following import settle
from decreta.changes.models import ExtensionLetter
from decreta.core import jobs
from decreta.documents.enums import DocumentState


def sweep() -> int:
    """Carry out what is issued and free what is withdrawn. May be interrupted and repeated: nothing is done twice."""
    left = ExtensionLetter.objects.filter(
        took_effect_at=None,
        given_up_at=None,
        document__state__in=(DocumentState.ISSUED, DocumentState.WITHDRAWN),
    )
    return sum(settle(one) for one in left.select_related("document").order_by("created_at", "pk"))


@jobs.periodic("changes.sweep", cron="*/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
