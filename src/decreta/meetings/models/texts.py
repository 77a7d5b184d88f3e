"""What a point says beside its title, version after version."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.core.fields import IdField
from decreta.meetings.models.agenda import AgendaItem


class PointText(models.Model):
    """One version of why a body deals with a point and of what it is proposed to decide. Who wrote it, when, and why."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    #: What is different and why; needed once the papers are out.
    reason = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="point_text_version_once")]
        triggers = [pgtrigger.Protect(name="point_text_stands", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return str(self.number)
