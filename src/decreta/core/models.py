"""Rows that belong to the instance itself."""

from __future__ import annotations

from django.db import models


class SimulatedClock(models.Model):
    """The demonstration's clock: stands still at a moment, or runs with an offset to real time."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    stopped_at = models.DateTimeField(null=True, blank=True)
    offset = models.DurationField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_simulated_clock")]


class Setting(models.Model):
    """A fact about this instance that is set at run time: its name, its loaded data set."""

    key = models.CharField(max_length=80, primary_key=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return self.key
