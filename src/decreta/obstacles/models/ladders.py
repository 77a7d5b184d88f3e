"""Who is told of obstacles that are not answered, and after how long: version after version."""

from __future__ import annotations

import pgtrigger
from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField


class LadderQuerySet(models.QuerySet["Ladder"]):
    def visible_to(self, actor: Actor) -> LadderQuerySet:
        """What fires by itself is open to everybody who may sign in."""
        return self if actor.person_id or actor.is_system else self.none()


class Ladder(models.Model):
    """One version; the newest holds. `rungs`: for each level the days after the answer was due, in working days or not."""

    id = IdField()
    version = models.PositiveIntegerField(unique=True)
    rungs = models.JSONField()
    set_at = models.DateTimeField()
    by = models.JSONField()

    objects = LadderQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        triggers = [pgtrigger.Protect(name="ladder_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.version)
