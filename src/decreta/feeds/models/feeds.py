"""A calendar feed at a secret address, kept only as its hash."""

from __future__ import annotations

from typing import Self

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Body, Holding


class FeedQuerySet(models.QuerySet["Feed"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, in the present post."""
        if actor.holding_id is None or actor.mandate_id is not None:
            return self.none()
        return self.filter(holding_id=actor.holding_id)

    def standing(self) -> Self:
        return self.filter(revoked_at=None)


class Feed(models.Model):
    """What somebody's calendar reads in one of his posts. Whoever knows the address reads it, until it is revoked."""

    id = IdField()
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    as_tasks = models.BooleanField(default=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["holding"], condition=models.Q(revoked_at=None), name="feed_standing")]

    def __str__(self) -> str:
        return self.source
