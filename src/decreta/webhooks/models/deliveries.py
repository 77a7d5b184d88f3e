"""What is delivered, and every attempt at it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.webhooks.enums import DeliveryState
from decreta.webhooks.models.endpoints import Endpoint


class Delivery(models.Model):
    """One act for one endpoint. Its id is the `webhook-id`: the same at every attempt, so that receivers act once.

    Nothing of the content is kept: what is sent is made at the moment of sending from what the post sees then.
    """

    id = IdField()
    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="deliveries")
    entry_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "entry_id"], name="one_delivery_per_entry"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING, ended_at=None)
                | ~Q(state=DeliveryState.WAITING) & Q(ended_at__isnull=False),
                name="delivery_ends_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["endpoint", "next_attempt_at", "id"],
                condition=Q(state=DeliveryState.WAITING),
                name="delivery_due",
            ),
            models.Index(fields=["endpoint", "-created_at", "-id"], name="delivery_log"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Attempt(models.Model):
    """One try: what was answered, how long it took, and the beginning of the answer."""

    id = IdField()
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    milliseconds = models.PositiveIntegerField()
    error = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["delivery", "-at", "-id"], name="attempt_log")]

    def __str__(self) -> str:
        return f"{self.status or self.error}"
