"""Who is told of obstacles that are not answered, and after how long: version after version."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Body


class LadderQuerySet(models.QuerySet["Ladder"]):
    def visible_to(self, actor: Actor) -> LadderQuerySet:
        """What fires by itself is open to everybody who may sign in."""
        return self if actor.person_id or actor.is_system else self.none()

    def newest(self) -> LadderQuerySet:
        """The newest version of each programme and body, and of the installation: what holds."""
        return self.order_by("body_id", "programme_id", "-version").distinct("body_id", "programme_id")


class Ladder(models.Model):
    """One version of the ladder of a programme, of a body, or (neither) of the installation; the newest of each holds.

    `rungs`: for each level the days after the answer was due, in working days or not.
    """

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="obstacle_ladders")
    #: The document whose tasks it is for, by its id (`assignments.programmes`).
    programme_id = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField()
    #: Who goes back to the wider ladder has a last version that is none.
    is_own = models.BooleanField(default=True)
    rungs = models.JSONField()
    set_at = models.DateTimeField()
    by = models.JSONField()

    objects = LadderQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "programme_id", "version"], name="obstacle_ladder_versions", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(body=None) | Q(programme_id=None), name="obstacle_ladder_of_one"),
        ]
        triggers = [pgtrigger.Protect(name="ladder_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.programme_id or self.body or '*'} {self.version}"
