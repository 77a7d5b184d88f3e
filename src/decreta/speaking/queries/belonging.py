"""Who belongs to which group of speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from decreta.meetings.models import Sitting
from decreta.speaking.models import SpeakingSeat


def groups_by_name(sitting: Sitting) -> Mapping[str, set[UUID]]:
    """The groups of a sitting in which somebody sits, by name. One statement."""
    found: dict[str, set[UUID]] = defaultdict(set)
    seats = SpeakingSeat.objects.filter(group__sitting=sitting).order_by("group__name")
    for name, invitation in seats.values_list("group__name", "invitation_id"):
        found[name].add(invitation)
    return found
