"""Changes of who might read a protected paper, each until it is confirmed, refused or has fallen away."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.enums import Secrecy
from decreta.documents.models import Document
from decreta.organisation.models import Holding
from decreta.protection.enums import Cause, Verdict


class ChangeQuerySet(models.QuerySet["Change"]):
    def open(self) -> Self:
        """Those that nobody has decided on."""
        return self.filter(verdict="")

    def visible_to(self, actor: Actor) -> Self:
        """Changes at the papers that the actor sees."""
        if actor.is_system:
            return self
        seen = Document.objects.filter(pk=OuterRef("document_id")).filter(Document.seen_by(actor, at=clock.now()))
        return self.filter(Exists(seen)) if actor.person_id else self.none()


class Change(models.Model):
    """One reader who is new at one paper; or, without a reader, that its secrecy was lowered or its guard taken away.

    `caused_by` names the persons by whose act that came: they do not confirm it where somebody else can.
    """

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="access_changes")
    holding = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField(null=True, blank=True)
    cause = models.CharField(max_length=8, choices=Cause.choices)
    caused_by = ArrayField(models.UUIDField(), default=list, blank=True)
    secrecy_before = models.PositiveSmallIntegerField(null=True, blank=True, choices=Secrecy.choices)
    noticed_at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "holding", "mandate_id"],
                condition=Q(verdict="", holding__isnull=False),
                nulls_distinct=False,
                name="noticed_once",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", settled_at=None) | (~Q(verdict="") & Q(settled_at__isnull=False)),
                name="settled_with_moment",
            ),
        ]
        indexes = [models.Index(fields=["document"], condition=Q(verdict=""), name="change_open")]
        triggers = [
            pgtrigger.Protect(
                name="verdict_stands", operation=pgtrigger.Update, condition=~pgtrigger.Q(old__verdict="")
            ),
            pgtrigger.Protect(name="change_never_vanishes", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.document_id}"
