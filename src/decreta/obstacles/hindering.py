"""Since when something stands in the way of an assignment, for traffic lights (`assignments.hindrances`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.obstacles.models import Link

#: Of the obstacles that hang on it and were not gone by the moment, that which has hung there longest. What was answered
#: stands until the side that raised it says that it is gone.
SINCE: Final = """
SELECT min(GREATEST(link.linked_at, obstacle.raised_at)) FROM obstacles_link AS link
JOIN obstacles_obstacle AS obstacle ON obstacle.id = link.obstacle_id
WHERE link.assignment_id = held.id AND link.linked_at <= %(moment)s AND obstacle.raised_at <= %(moment)s
    AND (obstacle.removed_at IS NULL OR obstacle.removed_at > %(moment)s)
"""


@prepared
def _links(assignment_ids: Ids, moment: dt.datetime) -> QuerySet[Link]:
    there = Link.objects.filter(
        assignment_id__among=assignment_ids, linked_at__lte=moment, obstacle__raised_at__lte=moment
    )
    still = there.filter(Q(obstacle__removed_at=None) | Q(obstacle__removed_at__gt=moment))
    return still.select_related("obstacle").order_by("pk")


def of(assignment_ids: Iterable[UUID], moment: dt.datetime) -> dict[UUID, dt.datetime]:
    """The same for a few assignments: since when something stands in the way of each. One statement."""
    found: dict[UUID, dt.datetime] = {}
    for link in _links.rows(Ids(tuple(assignment_ids)), moment):
        since = max(link.linked_at, link.obstacle.raised_at)
        found[link.assignment_id] = min(found.get(link.assignment_id, since), since)
    return found
