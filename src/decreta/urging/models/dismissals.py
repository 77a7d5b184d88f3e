"""Letters that the ladder proposed and that nobody wanted, with the reason."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.models import Rung
from decreta.core.fields import IdField


class Dismissal(models.Model):
    """A rung whose proposal was put aside. The next rung proposes anew; a new deadline begins at the foot."""

    id = IdField()
    rung = models.OneToOneField(Rung, on_delete=models.PROTECT, related_name="dismissal")
    reason = models.TextField()
    dismissed_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["-dismissed_at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="dismissed_with_reason")]
        triggers = [pgtrigger.Protect(name="dismissal_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.reason[:60]
