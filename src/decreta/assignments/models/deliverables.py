"""What was changed of the deliverables of a matter after it was assigned: added, renamed, dropped."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.assignments.enums import OutputChange
from decreta.assignments.models.assignments import Deliverable
from decreta.core.fields import IdField


class DeliverableChange(models.Model):
    """One deliverable was added, renamed or dropped, with the reason. Never changed; it keeps the name that went."""

    id = IdField()
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=8, choices=OutputChange.choices)
    #: In Vietnamese, as it was called before; of one that was added nothing.
    name_before = models.CharField(max_length=300, blank=True)
    name_after = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    changed_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="output_changed_with_reason")]
        triggers = [pgtrigger.Protect(name="output_change_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind}: {self.deliverable_id}"
