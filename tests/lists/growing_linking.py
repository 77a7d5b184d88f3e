"""One more row of what links tasks to each other and to trackers elsewhere."""

from __future__ import annotations

from typing import Any

from decreta.core import clock
from decreta.linking import domain
from decreta.linking.models import Pair, Tracker
from tests.documents.office import SYSTEM, Office
from tests.lists import growing


def tracker(office: Office) -> Tracker:
    """A tracker more."""
    code = f"t{growing.next_number()}"
    return domain.enter_tracker(code=code, name=f"Hệ thống {code}", by=SYSTEM)


def told(office: Office) -> None:
    """A task more that the first tracker has been told of, and one of which it must be told."""
    found = Tracker.objects.first() or tracker(office)
    for _ in range(2):
        task = growing.task(office)
        domain.identify(task=task, names={found: [f"i{growing.next_number()}"]}, by=SYSTEM)
        if _ == 0:
            domain.hand_over(tracker=found, body=office.body, by=SYSTEM)


def the_tracker(office: Office) -> dict[str, Any]:
    """The first tracker, and the committee."""
    return {"code": Tracker.objects.order_by("created_at")[0].code, "body_code": office.body.code}


def pair(office: Office) -> Pair:
    """Two tasks more that look alike."""
    first, second = sorted((growing.task(office), growing.task(office)), key=lambda one: one.pk)
    return Pair.objects.create(
        first=first, second=second, likeness=80, has_same_lead=True, days_apart=0, found_at=clock.now()
    )
