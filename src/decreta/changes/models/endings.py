"""Tasks that a paper ended, and the tasks in which their work goes on."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.changes.enums import EndingKind, Side
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Task
from decreta.documents.models import Document
from decreta.organisation.models import Body


class EndingQuerySet(models.QuerySet["Ending"]):
    def visible_to(self, actor: Actor) -> Self:
        """An ending is seen by whoever sees one of its tasks."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        seen = ChangedTask.objects.filter(ending=OuterRef("pk"), task__in=Task.objects.visible_to(actor))
        return self.filter(Exists(seen))


class Ending(models.Model):
    """One decision that ended tasks, with its ground: a paper of this office, or the symbol of one from outside."""

    id = IdField()
    kind = models.CharField(max_length=10, choices=EndingKind.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="endings")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="endings")
    symbol = models.CharField(max_length=80)
    reason = models.TextField()
    ended_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    objects = EndingQuerySet.as_manager()

    class Meta:
        ordering = ["ended_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(symbol="") & ~Q(reason=""), name="ended_on_a_ground"),
        ]
        triggers = [pgtrigger.Protect(name="ending_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.symbol}"


class ChangedTask(models.Model):
    """A task of an ending: one that ended by it, or one in which the work goes on."""

    id = IdField()
    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="tasks")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="changes")
    side = models.CharField(max_length=10, choices=Side.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["ending", "task"], name="one_side_of_an_ending")]
        triggers = [pgtrigger.Protect(name="changed_task_stands", operation=pgtrigger.Update | pgtrigger.Delete)]
