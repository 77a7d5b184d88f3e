"""A paper sent round, and each of those who are asked to read it."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.organisation.models import Holding


class CirculationQuerySet(models.QuerySet["Circulation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those that the actor sent or is asked to read, and those of papers that his house issues; an inspector's all.

        Always of papers that he sees: who may not know a paper does not know that it goes round.
        """
        if actor.is_system:
            return self
        if actor.person_id is None or actor.holding_id is None:
            return self.none()
        seen = Document.objects.filter(pk=OuterRef("document_id")).filter(Document.seen_by(actor, at=clock.now()))
        own = Q(sender_id=actor.holding_id)
        if actor.mandate_id is None:
            own |= Q(Exists(Reader.objects.filter(circulation=OuterRef("pk"), holding_id=actor.holding_id)))
        if actor.can("inspect_everything"):
            own = Q()
        elif actor.can("issue_documents"):
            own |= Q(document__body_id__in=actor.body_ids | actor.served_body_ids)
            own |= Q(document__organisation_id__in=actor.organisation_ids)
        return self.filter(own, Exists(seen))


class Circulation(models.Model):
    """One round: the paper, what is said with it, until when it is to be read."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="circulations")
    words = models.CharField(max_length=500, blank=True)
    due_on = models.DateField(null=True, blank=True)
    sender = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    by = models.JSONField()
    sent_at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True, blank=True)
    recall_reason = models.CharField(max_length=300, blank=True)

    objects = CirculationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(condition=Q(recalled_at=None) | ~Q(recall_reason=""), name="recalled_with_reason")
        ]

    def __str__(self) -> str:
        return str(self.document)


class Reader(models.Model):
    """One person in one post who is asked to read it. That he has read it is said once, by himself."""

    id = IdField()
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="readers")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    #: Through which unit or body he was named; empty where he was named himself.
    through = models.CharField(max_length=300, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    urged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["through", "pk"]
        constraints = [models.UniqueConstraint(fields=["circulation", "holding"], name="asked_once")]
        indexes = [models.Index(fields=["holding"], condition=Q(acknowledged_at=None), name="reader_to_read")]
        triggers = [
            pgtrigger.Protect(
                name="acknowledgement_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__acknowledged_at__isnull=False),
            ),
            pgtrigger.Protect(name="reader_never_vanishes", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return str(self.holding_id)
