"""A sitting, held against whoever would change it at the same time."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.models import Sitting


def held_sitting(key: UUID) -> Sitting:
    """The sitting as it is now, locked until the act is over. One statement; raises Sitting.DoesNotExist."""
    found = _held.rows(key)
    if not found:
        raise Sitting.DoesNotExist
    return found[0]


@prepared
def _held(key: UUID) -> QuerySet[Sitting]:
    return Sitting.objects.filter(pk=key).select_for_update()
