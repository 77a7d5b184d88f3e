"""What is presented in a sitting."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.models import Sitting
from decreta.presenting.models import Presentation


@prepared
def anything_in(sitting: UUID) -> QuerySet[Presentation]:
    """Whether anything has been presented in a sitting."""
    return Presentation.objects.filter(sitting_id=sitting)


def presented_in(sitting: Sitting) -> Presentation | None:
    """What is presented now, with who presents; None while nobody has presented anything. One statement."""
    found = Presentation.objects.select_related("presenter__holding__person", "paper").filter(sitting=sitting)
    return found.first()
