"""Days off and working days that differ from the country's calendar."""

from __future__ import annotations

from django.db import models

from decreta.core.fields import IdField
from decreta.organisation.models.organisations import Organisation


class CalendarDay(models.Model):
    """A day that is worked or not, against the general calendar: in every organisation, or in one and those below it."""

    id = IdField()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="calendar_days"
    )
    day = models.DateField()
    is_working = models.BooleanField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], nulls_distinct=False, name="one_entry_for_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"
