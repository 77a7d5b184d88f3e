"""Where a program of somebody wants to hear of acts."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Holding
from decreta.webhooks.enums import Because


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own in the present post; administrators see all, to switch them off."""
        if actor.can("administer"):
            return self
        return self.filter(holding_id=actor.holding_id) if actor.holding_id else self.none()

    def enabled(self) -> Self:
        return self.filter(disabled_at=None)


class Endpoint(models.Model):
    """An address that is told of acts on things that a post sees.

    The secrets are kept enciphered with a key of the installation: a copy of the database alone signs nothing.
    """

    id = IdField()
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    url = models.CharField(max_length=500)
    #: Areas of the log (`documents`) or single kinds of acts (`documents.issued`).
    kinds = ArrayField(models.CharField(max_length=80))
    secret = models.BinaryField(max_length=300)
    old_secret = models.BinaryField(max_length=300, null=True)
    old_secret_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    disabled_at = models.DateTimeField(null=True)
    disabled_because = models.CharField(max_length=16, choices=Because.choices, blank=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    rest_until = models.DateTimeField(null=True)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(disabled_at=None, disabled_because="")
                | Q(disabled_at__isnull=False) & ~Q(disabled_because=""),
                name="disabled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(old_secret=None, old_secret_until=None)
                | Q(old_secret__isnull=False, old_secret_until__isnull=False),
                name="old_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.label
