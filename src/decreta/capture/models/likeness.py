"""How the texts of registered papers are recognised as nearly the same."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField
from decreta.documents.models import Document


class Likeness(models.Model):
    """One band of the smallest hashes of a paper's words: papers that share a band have nearly the same text."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="likenesses")
    band = models.PositiveSmallIntegerField()
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "band"], name="band_once")]
        indexes = [models.Index(fields=["band", "key"], name="likeness_key")]

    def __str__(self) -> str:
        return f"{self.band}:{self.key}"
