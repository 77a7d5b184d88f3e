"""Which page of which version of which paper is presented in a sitting, and who turns the pages."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.core.prepared import prepared
from decreta.meetings.models import Invitation, Paper, Sitting


class Presentation(models.Model):
    """What is presented in a sitting now. Without a paper nothing is; a paper that is taken away ends it.

    `presenter` is who turns the pages beside the chair and the secretaries.
    """

    id = IdField()
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="presentation")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.SET_NULL, related_name="presentations")
    #: The version that the presenter has before him; it goes on being presented when another takes its place.
    version = models.PositiveSmallIntegerField(null=True)
    page = models.PositiveIntegerField(default=1)
    presenter = models.ForeignKey(Invitation, null=True, on_delete=models.SET_NULL, related_name="presentations")
    shown_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(page__gte=1), name="presented_page_from_one")]

    def __str__(self) -> str:
        return str(self.sitting)

    @property
    def shown_version(self) -> int | None:
        """The version that those who follow are shown."""
        return self.version or (self.paper.version if self.paper is not None else None)

    @property
    def newest(self) -> int | None:
        """The version that has taken the place of the presented one meanwhile, if one has."""
        if self.paper is None or self.paper.version == self.shown_version:
            return None
        return self.paper.version


def presented_in(sitting: Sitting) -> Presentation | None:
    """What is presented now, with who presents; None while nobody has presented anything. One statement."""
    return next(iter(_presented.rows(sitting.pk)), None)


@prepared
def _presented(sitting: UUID) -> models.QuerySet[Presentation]:
    return Presentation.objects.filter(sitting_id=sitting).select_related("presenter__holding__person", "paper")
