"""What was done to several rows of a list at once, and how it ended for each."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.kit.models.jobs import LongJob


class BulkRunQuerySet(models.QuerySet["BulkRun"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever ordered it sees how it ended, in the post in which he did."""
        if actor.user_id is None:
            return self.none()
        return self.filter(started_by_id=actor.user_id, holding_id=actor.holding_id, mandate_id=actor.mandate_id)


class BulkRun(models.Model):
    """An order for several rows. `rows` are their keys; `results` grows by one entry for each row that was tried."""

    id = IdField()
    act = models.CharField(max_length=60)
    rows = models.JSONField()
    given = models.JSONField(default=dict)
    results = models.JSONField(default=list)
    #: Where the list stood.
    query = models.CharField(max_length=1000, blank=True)
    job = models.OneToOneField(LongJob, null=True, on_delete=models.SET_NULL, related_name="bulk_run")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    holding_id = models.UUIDField(null=True)
    mandate_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    objects = BulkRunQuerySet.as_manager()

    def __str__(self) -> str:
        return self.act
