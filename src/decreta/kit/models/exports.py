"""Lists that were written in the background, until they are fetched or expire."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.kit.models.jobs import LongJob

#: How long a written list lies ready: it was true when it was made, and it lies on the server's disk.
KEPT = dt.timedelta(hours=24)


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, actor: Actor) -> Self:
        """A written list is fetched by who asked for it, in the post in which he did, while it lies ready."""
        if actor.user_id is None:
            return self.none()
        found = self.filter(job__started_by_id=actor.user_id, made_at__gt=clock.real_now() - KEPT)
        return found.filter(holding_id=actor.holding_id, mandate_id=actor.mandate_id)


class Export(models.Model):
    """The file that a job has written."""

    id = IdField()
    job = models.OneToOneField(LongJob, on_delete=models.CASCADE, related_name="export")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    # The post it was made in: another post of the same person may see less.
    holding_id = models.UUIDField(null=True)
    mandate_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    objects = ExportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
