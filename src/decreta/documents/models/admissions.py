"""Who was let in to a secret paper: a row of the audience says who might read it, an admission that somebody decided so."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Holding


class AdmissionQuerySet(models.QuerySet["Admission"]):
    def of(self, actor: Actor) -> Self:
        """Those that let the actor in: a person in one post, under one mandate or none."""
        if actor.holding_id is None:
            return self.none()
        mine = self.filter(holding_id=actor.holding_id, ended_at=None)
        return mine.filter(mandate_id=actor.mandate_id) if actor.mandate_id else mine.filter(mandate_id__isnull=True)


class Admission(models.Model):
    """One person in one post, let in to one document. A successor in the post, or who acts for him, needs his own."""

    id = IdField()
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="admissions")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField(null=True, blank=True)
    admitted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "holding", "mandate_id"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="admitted_once",
            )
        ]
        indexes = [models.Index(fields=["holding"], condition=Q(ended_at=None), name="admission_holding")]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.document_id}"
