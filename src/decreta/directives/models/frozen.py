"""Progress reports that were frozen: what was said on a day, as it was said, for good."""

from __future__ import annotations

from typing import Any, Self, TypeVar

import pgtrigger
from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models.directives import Directive
from decreta.files.models import StoredFile
from decreta.organisation.models import Body

_Rows = TypeVar("_Rows", bound="models.QuerySet[Any]")


def seen_whole(found: _Rows, actor: Actor, *, body: str = "body") -> _Rows:
    """Those among things that tell of every task of a body which the actor sees: who sees all these tasks sees them."""
    if actor.is_system or actor.can("inspect_everything"):
        return found
    if actor.person_id is None:
        return found.none()
    return found.filter(**{f"{body}__in": actor.body_ids | actor.served_body_ids})


class FrozenReportQuerySet(models.QuerySet["FrozenReport"]):
    def visible_to(self, actor: Actor) -> Self:
        """A frozen report tells of every task of its body: it is seen by those who see them all."""
        return seen_whole(self, actor)


class FrozenReport(models.Model):
    """The canonical data of a report with their hash, and the paper that was made of them, under its hash. Immutable."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="frozen_reports")
    directive = models.ForeignKey(
        Directive, null=True, blank=True, on_delete=models.PROTECT, related_name="frozen_reports"
    )
    as_of = models.DateField()
    against = models.CharField(max_length=8)
    period = models.CharField(max_length=24, blank=True)
    regime = models.CharField(max_length=20)
    rules_version = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    # Text, not JSON: the database must not put the keys in another order.
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    paper_language = models.CharField(max_length=5)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_with = models.CharField(max_length=60)
    frozen_at = models.DateTimeField()
    frozen_by = models.JSONField()

    objects = FrozenReportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "-frozen_at"], name="frozen_of_body")]
        triggers = [pgtrigger.Protect(name="report_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.body_id} {self.as_of}"

    @property
    def paper_hash(self) -> str:
        return self.paper.blob_id
