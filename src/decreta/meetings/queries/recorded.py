"""What hardly any sitting has and its record tells where there is some: statements that give a row where there is."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.models import Presiding, Removal


@prepared
def presided_in(sitting: UUID) -> QuerySet[Presiding]:
    """Whether anybody presided in the place of the chair."""
    return Presiding.objects.filter(sitting_id=sitting)


@prepared
def removed_in(sitting: UUID) -> QuerySet[Removal]:
    """Whether anybody was excluded or has lost his seat in session."""
    return Removal.objects.filter(invitation__sitting_id=sitting)
