"""By what words sittings, their points and papers are found."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.meetings.models.agenda import AgendaItem, Paper
from decreta.meetings.models.sittings import Sitting


class SoughtQuerySet(models.QuerySet["Sought"]):
    def sittings(self, actor: Actor) -> Self:
        """Of sittings that the actor sees."""
        return self.filter(item=None, sitting__in=Sitting.objects.visible_to(actor))

    def points(self, actor: Actor) -> Self:
        """Of points that the actor reads: whoever is only told that there is a confidential one does not find it."""
        return self.filter(item__isnull=False, paper=None, item__in=AgendaItem.objects.visible_to(actor))

    def papers(self, actor: Actor) -> Self:
        """Of papers that the actor reads, in their present version."""
        return self.filter(paper__isnull=False, paper__in=Paper.objects.visible_to(actor))

    def visible_to(self, actor: Actor) -> Self:
        """Of what the actor sees of sittings; what he does not see he finds by no word."""
        every = (self.sittings(actor), self.points(actor), self.papers(actor))
        found = Q()
        for one in every:
            found |= Q(pk__in=one.order_by().values("pk"))
        return self.filter(found)


class Sought(models.Model):
    """The words of a sitting, of a point, or of a paper, folded, beside what they belong to.

    They stand apart from it, so that a page of an agenda does not load the text of its papers. `pages` is what a machine
    read from the present version of a paper, page by page: to find it by, never to rely on. None until it was read.
    """

    id = IdField()
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="+")
    paper = models.OneToOneField(Paper, null=True, on_delete=models.CASCADE, related_name="+")
    search = SearchVectorField(editable=False)
    pages = models.JSONField(null=True)

    objects = SoughtQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting"], condition=Q(item=None), name="sitting_sought_once"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(item__isnull=False, paper=None), name="point_sought_once"
            ),
            models.CheckConstraint(condition=Q(paper=None) | Q(item__isnull=False), name="paper_sought_under_point"),
        ]
        indexes = [GinIndex(fields=["search"], name="sitting_search")]

    def __str__(self) -> str:
        return str(self.paper_id or self.item_id or self.sitting_id)
