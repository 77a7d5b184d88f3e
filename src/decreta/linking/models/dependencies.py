"""A task that can only begin when another one is finished."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models import Task
from decreta.linking.enums import LagUnit


class DependencyQuerySet(models.QuerySet["Dependency"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by whoever sees both tasks."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        seen = Task.objects.visible_to(actor)
        return self.filter(task__in=seen, needs__in=seen)

    def standing(self) -> Self:
        """Those that hold."""
        return self.filter(ended_at=None)


class Dependency(models.Model):
    """`task` begins when `needs` is finished and so many days have passed since. Taken back it stays readable."""

    id = IdField()
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="dependencies")
    needs = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="dependents")
    lag = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=12, choices=LagUnit.choices, default=LagUnit.DAY)
    entered_at = models.DateTimeField()
    by = models.JSONField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.JSONField(null=True)

    objects = DependencyQuerySet.as_manager()

    class Meta:
        ordering = ["entered_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "needs"], condition=Q(ended_at=None), name="needed_once"),
            models.CheckConstraint(condition=~Q(task=F("needs")), name="no_task_needs_itself"),
            models.CheckConstraint(condition=Q(lag__lte=400), name="lag_within_reason"),
        ]
        indexes = [models.Index(fields=["needs"], condition=Q(ended_at=None), name="dependency_needs")]
        triggers = [pgtrigger.Protect(name="dependency_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.task_id} < {self.needs_id}"
