"""What the tasks of an organisation that has ended passed to the one that took its place."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Body, Succession


class PassingQuerySet(models.QuerySet["Passing"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever works for the body that watches over the tasks, and inspectors: it names who else has which of them."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        return self.filter(body_id__in=actor.body_ids | actor.served_body_ids)


class Passing(models.Model):
    """One act: open assignments of a body passed along a recorded succession. It can be taken back, once."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="passings")
    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="passings")
    passed_at = models.DateTimeField()
    by = models.JSONField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    objects = PassingQuerySet.as_manager()

    class Meta:
        ordering = ["-passed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None, reason="")
                | (Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(reason="")),
                name="passing_taken_back_with_a_reason",
            )
        ]
        triggers = [pgtrigger.Protect(name="passing_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.succession.predecessor} → {self.succession.successor}"


class Passed(models.Model):
    """One assignment of a passing: what was left, and what was begun in its place; nothing where the other had it already."""

    id = IdField()
    passing = models.ForeignKey(Passing, on_delete=models.PROTECT, related_name="rows")
    left = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="passed_on")
    taken = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="passed_from")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["passing", "left"], name="passed_once_in_a_passing")]
        triggers = [pgtrigger.Protect(name="passed_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.passing_id}: {self.left_id}"
