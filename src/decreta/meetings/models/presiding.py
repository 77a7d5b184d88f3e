"""Who presides in the place of the chair, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.meetings.models.agenda import AgendaItem
from decreta.meetings.models.participation import Invitation
from decreta.meetings.models.sittings import Sitting


class Presiding(models.Model):
    """Somebody present leads the sitting in the place of its chair: for the rest of it, or while one point is at hand.

    One of each at a time (constraints); while both run, who has the point presides. Who presides now stands on the
    sitting too (`Sitting.acting_chair`), where every rule finds it without asking.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="presidings")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="presidings")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="presidings")
    reason = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by = models.JSONField()

    class Meta:
        ordering = ["began_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(ended_at=None, item=None), name="one_presides_for_the_rest"
            ),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(ended_at=None, item__isnull=False), name="one_presides_for_a_point"
            ),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="presiding_lasts"),
        ]

    def __str__(self) -> str:
        return str(self.invitation)
