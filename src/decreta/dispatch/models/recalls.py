"""What was taken back, replaced, corrected: the traces that stay whatever becomes of the papers."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.core.fields import IdField
from decreta.dispatch.enums import RelationKind
from decreta.documents.models import Document


class Recall(models.Model):
    """The recall of an issued paper: who ordered it, why, by which paper. It stays for ever (Decree 30/2020, Annex VI, 8)."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="recall")
    reason = models.CharField(max_length=300)
    paper = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="recalling")
    recalled_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="recall_has_a_reason"),
            models.CheckConstraint(condition=Q(paper=None) | ~Q(paper=F("document")), name="recalled_by_another_paper"),
        ]
        triggers = [pgtrigger.Protect(name="recall_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]


class Relation(models.Model):
    """A later paper that replaces or corrects an earlier one of the same issuer."""

    id = IdField()
    later = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="changes_papers")
    earlier = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="changed_by_papers")
    kind = models.CharField(max_length=10, choices=RelationKind.choices)
    named_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["named_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="related_once"),
            models.UniqueConstraint(
                fields=["earlier"], condition=Q(kind=RelationKind.REPLACES), name="replaced_by_one_paper"
            ),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="never_by_itself"),
        ]
        triggers = [pgtrigger.Protect(name="relation_stands", operation=pgtrigger.Update | pgtrigger.Delete)]
