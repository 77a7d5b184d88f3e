"""Who sits no more in a session that runs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.meetings.enums import Removed
from decreta.meetings.models.participation import Invitation


class Removal(models.Model):
    """Somebody was excluded for the rest of a session, or his seat ended; an exclusion can be lifted.

    As what he is removed now stands on the invitation too (`Invitation.removed_as`), where every rule finds it.
    """

    id = IdField()
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="removals")
    removed_as = models.CharField(max_length=10, choices=Removed.choices)
    reason = models.CharField(max_length=300)
    removed_at = models.DateTimeField()
    by = models.JSONField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.JSONField(null=True)

    class Meta:
        ordering = ["removed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["invitation"], condition=Q(lifted_at=None), name="removed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="removed_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.removed_as}"
