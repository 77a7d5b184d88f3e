"""Who may see a document and because of what: the only thing that `visible_to` reads."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


class AudienceQuerySet(models.QuerySet["Audience"]):
    def open_to(self, actor: Actor, *, at: dt.datetime) -> Self:
        """Rows that open something to the actor's post at a moment."""
        standing = (
            Q(unit_id__in=actor.unit_ids)
            | Q(organisation_id__in=actor.organisation_ids)
            | Q(body_id__in=actor.body_ids | actor.served_body_ids)
        )
        if actor.post_id is not None:
            standing |= Q(post_id=actor.post_id)
        if actor.holding_id is not None:
            standing |= Q(holding_id=actor.holding_id)
        if actor.can("inspect_everything"):
            standing |= Q(is_inspectable=True)
        return self.filter(standing, opens_at__lte=at).filter(Q(closes_at=None) | Q(closes_at__gt=at))


class Audience(models.Model):
    """A row written by the act that lets somebody see a document: drafting, an assignment, an agenda, an issue."""

    id = IdField()
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="audience")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_inspectable = models.BooleanField(default=True)
    reason = models.CharField(max_length=80)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["document", "organisation"], name="audience_document"),
            models.Index(fields=["organisation"], name="audience_organisation"),
            models.Index(fields=["body"], name="audience_body"),
            models.Index(fields=["holding"], name="audience_holding"),
            models.Index(fields=["unit"], name="audience_unit"),
            models.Index(fields=["post"], name="audience_post"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False)
                | Q(organisation__isnull=False)
                | Q(body__isnull=False)
                | Q(post__isnull=False)
                | Q(holding__isnull=False),
                name="audience_of_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.reason
