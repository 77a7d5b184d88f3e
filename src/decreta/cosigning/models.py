"""Who signs a paper besides its signer, and what each has answered to one content of it."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField
from decreta.cosigning.enums import Turn
from decreta.documents.models import Document, Version
from decreta.organisation.models import Holding, Post


class Cosigner(models.Model):
    """A post that is to sign a paper too. Named while it is a draft; who was dropped is not asked any more."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cosigners")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    ordinal = models.PositiveSmallIntegerField()
    named_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["document", "post"], condition=Q(dropped_at=None), name="cosigner_once")
        ]
        triggers = [pgtrigger.Protect(name="cosigner_never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.post} · {self.document}"


class Answer(models.Model):
    """That a post signs one content, by its hash, or refuses it with a reason. The newest answer to a content counts."""

    id = IdField()
    cosigner = models.ForeignKey(Cosigner, on_delete=models.PROTECT, related_name="answers")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    agrees = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(agrees=True) | ~Q(reason=""), name="refused_with_reason")]
        triggers = [pgtrigger.Protect(name="answer_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.cosigner} {'+' if self.agrees else '-'}"
