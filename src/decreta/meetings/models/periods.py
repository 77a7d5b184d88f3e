"""Periods before a sitting that were not kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.meetings.enums import Period
from decreta.meetings.models.agenda import AgendaItem, Paper
from decreta.meetings.models.sittings import Sitting


class ShortNotice(models.Model):
    """Something came later before a sitting than the rules of the day ask for: how many working days, and why.

    Of a convocation it belongs to the sitting alone; of a paper it goes with the paper, and who does not read that
    reads nothing of it.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="short_notices")
    paper = models.OneToOneField(Paper, null=True, on_delete=models.CASCADE, related_name="short_notice")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="short_notices")
    period = models.CharField(max_length=12, choices=Period.choices)
    needed_days = models.PositiveSmallIntegerField()
    kept_days = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    noted_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["noted_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kept_days__lt=models.F("needed_days")), name="shorter_than_asked_for"),
            models.CheckConstraint(
                condition=Q(period=Period.CONVOCATION, paper=None, item=None)
                | Q(period=Period.PAPERS, paper__isnull=False, item__isnull=False),
                name="of_a_convocation_or_of_a_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.kept_days} < {self.needed_days}"
