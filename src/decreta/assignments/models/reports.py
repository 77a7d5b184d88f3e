"""What an assignee states, with what it proves, and what the monitor says to it."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import Judged, Outcome
from decreta.assignments.models.assignments import Assignment, Deliverable
from decreta.core.fields import IdField
from decreta.files.models import StoredFile


class Report(models.Model):
    """A statement of progress, or that the work is done. Never changed; a new one is added."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    ordinal = models.PositiveIntegerField()
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(null=True)
    claims_done = models.BooleanField()
    obstacle = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    forecast_on = models.DateField(null=True)
    reported_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "ordinal"], name="reports_in_order"),
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="percent_of_a_hundred"),
        ]
        # Of very many reports few say that the work is done: those are what desks and boards ask for.
        indexes = [models.Index(fields=["assignment"], name="report_claims", condition=Q(claims_done=True))]
        triggers = [pgtrigger.Protect(name="report_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.text[:60]}"


class Evidence(models.Model):
    """A document that proves a deliverable or a report: a file, or a document of the office by id."""

    id = IdField()
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    deliverable = models.ForeignKey(
        Deliverable, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT)
    document_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return self.symbol or self.title


class Verdict(models.Model):
    """The monitor's answer to a report: accepted, or returned or refused with a reason. One per report."""

    id = IdField()
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="verdict")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome=Outcome.ACCEPTED) | ~Q(reason=""), name="returned_with_reason")
        ]
        triggers = [pgtrigger.Protect(name="verdict_stands", operation=pgtrigger.Update | pgtrigger.Delete)]


class Judgement(models.Model):
    """What the answer to a report says of one deliverable. What was accepted stays accepted, whatever the rest is."""

    id = IdField()
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="judgements")
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="judgements")
    outcome = models.CharField(max_length=10, choices=Judged.choices)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["deliverable__ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "deliverable"], name="judged_once_per_report"),
            models.CheckConstraint(condition=Q(outcome=Judged.ACCEPTED) | ~Q(reason=""), name="judged_with_reason"),
        ]
        triggers = [pgtrigger.Protect(name="judgement_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.deliverable_id}: {self.outcome}"
