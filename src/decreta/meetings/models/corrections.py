"""What the record of who was present said before it was set right."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.meetings.models.participation import Invitation


class AttendanceCorrection(models.Model):
    """A stay that was entered later, changed or taken out, with the reason. Never changed itself (trigger).

    `before` and `after` say how he was present, from when and until when; none where there was no such stay.
    """

    id = IdField()
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="attendance_corrections")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=300)
    corrected_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["corrected_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="corrected_for_a_reason")]
        triggers = [
            pgtrigger.Protect(name="attendance_correction_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.reason
