"""A document that assigns tasks, and the sentences of it that do."""

from __future__ import annotations

from typing import Self

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.enums import ClockStart
from decreta.documents.models import Document, Version
from decreta.organisation.models import Body


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, actor: Actor) -> Self:
        """A directive is seen by whoever may see its document."""
        return self.filter(document__in=Document.objects.visible_to(actor))


class Directive(models.Model):
    """What a body decided, as a source of tasks. Decided, issued, received and due are four facts (trap T3)."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="directive")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="directives")
    declared_total = models.PositiveIntegerField(null=True)
    decided_on = models.DateField()
    received_on = models.DateField(null=True)
    clock_start = models.CharField(max_length=10, choices=ClockStart.choices, default=ClockStart.ISSUED)
    created_at = models.DateTimeField()

    objects = DirectiveQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.document)


class Clause(models.Model):
    """The sentence that assigns, anchored to its place in the issued text and quoted."""

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="clauses")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="clauses")
    anchor = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    quote_en = models.TextField(blank=True)
    quote_ja = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "anchor", "start", "end"], name="clause_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="clause_has_words"),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
