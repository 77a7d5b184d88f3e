"""What stands beside the baseline: requests, decisions, recovery plans."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.assignments.models.assignments import Assignment
from decreta.core.fields import IdField


class ExtensionRequest(models.Model):
    """An assignee asks for more time, before the lapse."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extension_requests")
    until_on = models.DateField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"{self.until_on}"


class ExtensionDecision(models.Model):
    """The decision of the one entitled; when granted, a new current deadline beside the baseline."""

    id = IdField()
    request = models.OneToOneField(ExtensionRequest, on_delete=models.PROTECT, related_name="decision")
    is_granted = models.BooleanField()
    lapses_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    document_id = models.UUIDField(null=True)
    symbol = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_granted=False) | models.Q(lapses_at__isnull=False), name="granted_until_a_moment"
            )
        ]
        triggers = [pgtrigger.Protect(name="decision_stands", operation=pgtrigger.Update | pgtrigger.Delete)]


class RecoveryPlan(models.Model):
    """How lost time is caught up: a plan and a date, beside baseline, current and forecast."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="recovery_plans")
    text = models.TextField()
    recover_on = models.DateField()
    filed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["filed_at"]

    def __str__(self) -> str:
        return f"{self.recover_on}"
