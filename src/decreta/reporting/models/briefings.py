"""Briefings that were frozen: what was put before a leader, for good."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models.frozen import seen_whole
from decreta.files.models import StoredFile
from decreta.organisation.models import Body


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def visible_to(self, actor: Actor) -> Self:
        """As a frozen report: it tells of every task of its body, and is seen by those who see them all."""
        return seen_whole(self, actor)


class Briefing(models.Model):
    """The canonical data of a briefing with their hash, and the paper of two pages that was made of them. Immutable."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="briefings")
    as_of = models.DateField()
    #: The earlier day with which it is compared, if there is one.
    than = models.DateField(null=True, blank=True)
    against = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    # Text, not JSON: the database must not put the keys in another order.
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    paper_language = models.CharField(max_length=5)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_with = models.CharField(max_length=60)
    frozen_at = models.DateTimeField()
    frozen_by = models.JSONField()

    objects = BriefingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "-frozen_at"], name="briefing_of_body")]
        triggers = [pgtrigger.Protect(name="briefing_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.body_id} {self.as_of}"

    @property
    def paper_hash(self) -> str:
        return self.paper.blob_id
