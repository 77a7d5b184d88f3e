"""An own task that serves what was assigned from above."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Task


class ServingQuerySet(models.QuerySet["Serving"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by whoever sees the own task: that an assignment is served at all is told to nobody above."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        return self.filter(task__in=Task.objects.visible_to(actor))

    def standing(self) -> Self:
        """Those that hold."""
        return self.filter(ended_at=None)


class Serving(models.Model):
    """`task`, of an organisation's own book, is how it carries out `assignment`. Taken back it stays readable."""

    id = IdField()
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="servings")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="servings")
    said_at = models.DateTimeField()
    by = models.JSONField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.JSONField(null=True)

    objects = ServingQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "assignment"], condition=Q(ended_at=None), name="serves_once")
        ]
        triggers = [pgtrigger.Protect(name="serving_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.task_id} > {self.assignment_id}"
