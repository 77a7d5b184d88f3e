"""What is presented in a sitting."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.presenting.models import Presentation


@prepared
def anything_in(sitting: UUID) -> QuerySet[Presentation]:
    """Whether anything has been presented in a sitting."""
    return Presentation.objects.filter(sitting_id=sitting)
