"""A saved search that somebody wants to be told of, in one post, and what he was told of already."""

from __future__ import annotations

from typing import Self

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.kit.models import SavedView
from decreta.organisation.models import Holding


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, in the post in which one subscribed."""
        if actor.is_system:
            return self
        if actor.holding_id is None or actor.mandate_id is not None:
            return self.none()
        return self.filter(holding_id=actor.holding_id)


class Subscription(models.Model):
    """What a view finds for one person in one post is looked at again and again, with what he may see then."""

    id = IdField()
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    subscribed_at = models.DateTimeField()
    looked_at = models.DateTimeField()

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["view", "holding"], name="subscribed_once")]

    def __str__(self) -> str:
        return str(self.view)


class Told(models.Model):
    """That a document was told once. It is never told again for the same search."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="told")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "document"], name="told_once")]

    def __str__(self) -> str:
        return str(self.document_id)
