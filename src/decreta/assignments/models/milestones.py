"""Steps on the way to the end of an assignment, each with its day, and what reports say of them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import MilestoneState
from decreta.assignments.models.assignments import Assignment
from decreta.assignments.models.reports import Report
from decreta.core.fields import IdField


class Milestone(models.Model):
    """What is to be reached by a day before the deadline. It stands as it was set; a changed plan drops it and sets another."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="milestones")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    due_on = models.DateField()
    set_at = models.DateTimeField()
    by = models.JSONField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "ordinal"], name="milestones_in_order"),
            models.CheckConstraint(condition=~Q(name=""), name="milestone_has_a_name"),
        ]
        triggers = [
            pgtrigger.Protect(name="milestone_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="milestone_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__name__df=pgtrigger.F("new__name"))
                | pgtrigger.Q(old__due_on__df=pgtrigger.F("new__due_on"))
                | pgtrigger.Q(old__set_at__df=pgtrigger.F("new__set_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on:%Y-%m-%d}: {self.name}"


class MilestoneStatement(models.Model):
    """What one report says of one milestone. Never changed; the next report says it anew."""

    id = IdField()
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="milestones")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="statements")
    state = models.CharField(max_length=10, choices=MilestoneState.choices)
    reached_on = models.DateField(null=True)

    class Meta:
        ordering = ["milestone__due_on", "milestone__ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "milestone"], name="milestone_said_once_per_report"),
            models.CheckConstraint(
                condition=Q(state=MilestoneState.REACHED, reached_on__isnull=False)
                | (~Q(state=MilestoneState.REACHED) & Q(reached_on=None)),
                name="reached_on_a_day",
            ),
        ]
        triggers = [pgtrigger.Protect(name="said_of_milestone_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.state
