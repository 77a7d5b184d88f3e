"""What becomes of points that their sitting has not dealt with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from decreta.agendas.enums import Way
from decreta.agendas.models.proposals import Proposal
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem

#: Where the body itself can send a point by a decision.
DEFERRED_TO = (Way.POOL, Way.BACK)


class Deferral(models.Model):
    """That the body has decided to deal with a point another time, or to send it back; its sitting goes on without it."""

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="deferral")
    way = models.CharField(max_length=8, choices=Way.choices)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=DEFERRED_TO), name="deferred_somewhere")]

    def __str__(self) -> str:
        return f"{self.item}: {self.way}"


class ResumedPoint(models.Model):
    """That a point which the body had put off came before it again in the same session. What was put off stays told by it."""

    id = IdField()
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="resumptions")
    #: Where it was to go, and when that was decided.
    way = models.CharField(max_length=8, choices=Way.choices)
    put_off_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(at__gte=models.F("put_off_at")), name="resumed_after_it_was_put_off")
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.at}"


class CarriedPoint(models.Model):
    """Where a point went that its closed or cancelled sitting has not dealt with. The point itself stays in that record.

    It goes on as a proposed point: as the one that it was before, or as one that the body's office has.
    """

    id = IdField()
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="carried")
    way = models.CharField(max_length=8, choices=Way.choices)
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="carried_from")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way=Way.STAYS) | Q(proposal__isnull=False), name="what_goes_on_is_proposed"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="carrying_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.way}"
