"""How people are told: what they have chosen, else what holds for the kind."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from decreta.notifications.enums import Way
from decreta.notifications.kinds import KINDS, default_way
from decreta.notifications.models import MailTimes, Preference
from decreta.notifications.times import Times


def ways_for(kind: str, holding_ids: Sequence[UUID]) -> dict[UUID, Way]:
    """How one kind reaches each of some posts' holders. One statement; none where there is nothing to choose."""
    known = KINDS.get(kind)
    found = dict.fromkeys(holding_ids, default_way(kind))
    if known is None or known.is_mailed_apart or not holding_ids:
        return found
    chosen = Preference.objects.filter(kind=kind, holding_id__in=holding_ids).values_list("holding_id", "way")
    return found | {holding: Way(way) for holding, way in chosen}


def ways_of(holding_id: UUID) -> dict[str, Way]:
    """What the holder of a post has chosen, by kind."""
    chosen = Preference.objects.filter(holding_id=holding_id).values_list("kind", "way")
    return {kind: Way(way) for kind, way in chosen}


def times_of(person_id: UUID) -> Times:
    """When mail may come to a person."""
    found = MailTimes.objects.filter(person_id=person_id).first()
    return found.times if found is not None else Times()
