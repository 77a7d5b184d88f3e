"""How what a matter must deliver was changed after it was assigned."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.enums import Judged
from decreta.assignments.models import Deliverable, DeliverableChange, Judgement
from decreta.core.prepared import prepared


def version_of(matter_kind: str, matter_id: UUID | str) -> int:
    """How often something was changed, as a form names what its writer has read. One statement."""
    return DeliverableChange.objects.filter(
        deliverable__matter_kind=matter_kind, deliverable__matter_id=matter_id
    ).count()


def judged_of(found: Sequence[Deliverable]) -> tuple[set[int], set[int]]:
    """The numbers of deliverables that were accepted by somebody who verifies, and of those that were judged in any way."""
    judged = Judgement.objects.filter(deliverable__in=[one.pk for one in found])
    outcomes = set(judged.values_list("deliverable__ordinal", "outcome"))
    accepted = {number for number, outcome in outcomes if outcome == Judged.ACCEPTED}
    return accepted, {number for number, _outcome in outcomes}


@prepared
def changes_of(matter_id: UUID) -> QuerySet[DeliverableChange]:
    """Everything that was changed of a matter's deliverables, in its order."""
    found = DeliverableChange.objects.filter(deliverable__matter_id=matter_id)
    return found.select_related("deliverable").order_by("pk")
