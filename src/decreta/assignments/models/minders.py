"""Who directs the work on a matter and who follows it, for those who gave it."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import Minds
from decreta.core import clock
from decreta.core.fields import IdField
from decreta.organisation.models import Holding


class MinderQuerySet(models.QuerySet["Minder"]):
    def in_force(self, day: dt.date) -> Self:
        """Those who mind a matter on a day. Who has left his post minds nothing any more, whatever was named."""
        held = Q(holding__valid_to=None) | Q(holding__valid_to__gt=day)
        return self.filter(held, until=None, holding__valid_from__lte=day)

    def as_of(self, day: dt.date) -> Self:
        """Those who minded a matter at the end of a day, as far as they were in their posts."""
        if day >= clock.today():
            return self.in_force(day)
        end = clock.end_of_day(day)
        held = Q(holding__valid_to=None) | Q(holding__valid_to__gt=day)
        return self.filter(held, Q(until=None) | Q(until__gt=end), since__lte=end, holding__valid_from__lte=day)

    def of(self, matter_kind: str, part: Minds) -> Self:
        """Those of one kind of matter with one part in it."""
        return self.filter(matter_kind=matter_kind, part=part)


class Minder(models.Model):
    """A leader who directs a matter, or an officer who monitors it, from when until when. Never deleted: the history."""

    id = IdField()
    matter_kind = models.CharField(max_length=40)
    matter_id = models.UUIDField()
    part = models.CharField(max_length=8, choices=Minds.choices)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="minded", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    by = models.JSONField()
    ended_by = models.JSONField(null=True)

    objects = MinderQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter_kind", "matter_id", "part"], name="one_minder_of_each_part", condition=Q(until=None)
            ),
            models.CheckConstraint(
                condition=Q(until=None, ended_by=None) | Q(until__isnull=False, ended_by__isnull=False),
                name="minder_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["matter_kind", "matter_id"], name="minder_matter"),
            models.Index(fields=["holding"], name="minder_holding", condition=Q(until=None)),
        ]
        triggers = [pgtrigger.Protect(name="minder_stands", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.holding}"
