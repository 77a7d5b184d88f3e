"""Days off and working days that differ from the country's calendar."""

from __future__ import annotations

from django.db import models


class CalendarDay(models.Model):
    """A day that this office works or does not work, against the general calendar."""

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"
