"""Tasks that come again: the rule, its versions, and the occurrences that were skipped."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.core.fields import IdField
from decreta.directives.models.tasks import Task

_STANDS = pgtrigger.Update | pgtrigger.Delete


class Recurrence(models.Model):
    """That a task comes again, and when its next occurrence opens. `task` is the first one.

    What the rule is, and has been, its versions say. Only `domain.recurring` writes it.
    """

    task = models.OneToOneField(Task, on_delete=models.PROTECT, primary_key=True, related_name="recurrence")
    version = models.PositiveIntegerField()
    next_occurrence = models.PositiveIntegerField()
    #: The day on which the next occurrence opens; none when the rule was stopped, or has come to its end.
    next_on = models.DateField(null=True)
    #: Why the next one could not be opened when its day had come.
    refusal = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_on"], name="recurrence_next", condition=models.Q(next_on__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.next_on}"


class RecurrenceRule(models.Model):
    """A version of the rule: from which occurrence it holds. Without a rule: from there on nothing comes again."""

    id = IdField()
    recurrence = models.ForeignKey(Recurrence, on_delete=models.PROTECT, related_name="rules")
    version = models.PositiveIntegerField()
    since = models.PositiveIntegerField()
    rule = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    set_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["recurrence", "version"], name="recurrence_versions")]
        triggers = [pgtrigger.Protect(name="rule_stands", operation=_STANDS)]

    def __str__(self) -> str:
        return f"{self.version}"


class SkippedOccurrence(models.Model):
    """An occurrence that is not asked for, and why. The duty goes on with the one after it."""

    id = IdField()
    recurrence = models.ForeignKey(Recurrence, on_delete=models.PROTECT, related_name="skipped")
    occurrence = models.PositiveIntegerField()
    deadline = models.JSONField()
    reason = models.TextField()
    skipped_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["occurrence"]
        constraints = [models.UniqueConstraint(fields=["recurrence", "occurrence"], name="skipped_once")]
        triggers = [pgtrigger.Protect(name="skip_stands", operation=_STANDS)]

    def __str__(self) -> str:
        return f"{self.occurrence}"
