"""By what words minutes are found."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models import AgendaItem
from decreta.minutes.models.minutes import Minutes


class SoughtPassageQuerySet(models.QuerySet["SoughtPassage"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of minutes that the actor sees; what was written under a point only where he reads the point now."""
        read = Q(item=None) | Q(item__in=AgendaItem.objects.visible_to(actor))
        return self.filter(read, minutes__in=Minutes.objects.visible_to(actor))


class SoughtPassage(models.Model):
    """A passage of the newest edition of minutes, by language, with its words folded.

    Passage by passage, since one edition is not read alike by everybody: who does not read a point finds nothing of it.
    """

    id = IdField()
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="+")
    texts = models.JSONField()
    search = SearchVectorField(editable=False)

    objects = SoughtPassageQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["search"], name="minutes_search")]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.item_id}"
