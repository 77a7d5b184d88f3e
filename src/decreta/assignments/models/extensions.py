"""What stands beside the baseline: requests, decisions, recovery plans."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import Opinion
from decreta.assignments.models.assignments import Assignment
from decreta.core.fields import IdField
from decreta.files.models import StoredFile


class ExtensionRequest(models.Model):
    """An assignee asks for more time, before the lapse."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extension_requests")
    until_on = models.DateField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()
    #: The draft of a letter that will decide it, while there is one; with its issue the decision stands.
    letter_id = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"{self.until_on}"


class RequestEvidence(models.Model):
    """What bears a request for more time out: a file, or at least the number of a paper."""

    id = IdField()
    request = models.ForeignKey(ExtensionRequest, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="request_evidence_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.symbol or self.title


class Examination(models.Model):
    """What staff of the monitoring body found on a request, for the one who decides. The newest counts."""

    id = IdField()
    request = models.ForeignKey(ExtensionRequest, on_delete=models.PROTECT, related_name="examinations")
    opinion = models.CharField(max_length=8, choices=Opinion.choices)
    until_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    examined_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["examined_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opinion=Opinion.REFUSE, until_on=None)
                | (~Q(opinion=Opinion.REFUSE) & Q(until_on__isnull=False)),
                name="examined_until_a_day",
            ),
            models.CheckConstraint(condition=Q(opinion=Opinion.GRANT) | ~Q(reason=""), name="examined_with_reason"),
        ]
        triggers = [pgtrigger.Protect(name="examination_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.get_opinion_display())


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
