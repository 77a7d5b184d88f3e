"""Points of an agenda, their papers, and what the chair concluded under each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language

from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.meetings.enums import PointKind
from decreta.meetings.models.sittings import Sitting


class AgendaItem(models.Model):
    """A point of the agenda."""

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24, choices=PointKind.choices, default=PointKind.ORDINARY)
    title = models.CharField(max_length=300)
    presenter = models.CharField(max_length=160, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "position"], name="points_in_order", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"

    @property
    def shown_title(self) -> str:
        """The title for readers: the point that opens by itself is named in their language."""
        if self.kind == PointKind.EARLIER_CONCLUSIONS:
            label = str(PointKind.EARLIER_CONCLUSIONS.label)
            return label[:1].upper() + label[1:]
        return self.title

    @property
    def title_lang(self) -> str:
        """The language of `shown_title` for the `lang` attribute."""
        own = "vi" if self.sitting.body.regime.startswith("vn-") else "en"
        return (get_language() or own)[:2] if self.kind == PointKind.EARLIER_CONCLUSIONS else own


class Paper(models.Model):
    """A paper of a point (PDF)."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="agenda_papers")
    title = models.CharField(max_length=300)
    ordinal = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["ordinal"]

    def __str__(self) -> str:
        return self.title


class Conclusion(models.Model):
    """One conclusion of the chair under a point, in the words of the notice."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="conclusions")
    ordinal = models.PositiveSmallIntegerField()
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "ordinal"], name="conclusions_in_order", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
