"""A document that assigns tasks, and the sentences of it that do."""

from __future__ import annotations

from typing import Self

from django.db import models

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.enums import ClockStart
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version
from decreta.documents.models.telling import told_to
from decreta.organisation.models import Body


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, actor: Actor) -> Self:
        """A directive is seen by whoever may see its document."""
        return self.filter(document__in=Document.objects.visible_to(actor))

    def told_to(self, *actors: Actor) -> Self:
        """With whether their words may be told to somebody (`Directive.subject`)."""
        return self.annotate(is_told=told_to(*actors, document="document"))

    def withheld_from(self, *actors: Actor) -> Self:
        """Those whose words may not be told to somebody."""
        return self.exclude(told_to(*actors, document="document"))


class Directive(models.Model):
    """What was decided, as a source of tasks. Decided, issued, received and due are four facts (trap T3).

    The document tells who issued it: the body, an organisation, or somebody outside. `body` is who supervises its tasks.
    """

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="directive")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="directives")
    declared_total = models.PositiveIntegerField(null=True)
    decided_on = models.DateField()
    received_on = models.DateField(null=True)
    clock_start = models.CharField(max_length=10, choices=ClockStart.choices, default=ClockStart.ISSUED)
    created_at = models.DateTimeField()

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        # The order of lists of tasks begins here.
        indexes = [models.Index(fields=["decided_on", "id"], name="directive_decided")]

    #: Set by `told_to`. Where nobody has asked for whom, the words of a protected paper are told to nobody.
    is_told: bool | None = None
    #: Set by `queries.known.known_to`: whether the reader who was asked about sees its paper, and so can open it.
    is_seen: bool = True

    def __str__(self) -> str:
        return self.document.symbol

    @property
    def is_of_its_body(self) -> bool:
        """Whether the body that supervises its tasks has issued it itself."""
        return self.document.body_id == self.body_id and self.document.state != DocumentState.RECEIVED

    @property
    def is_received(self) -> bool:
        """Whether it came from outside: its file is its text, and clauses are quoted from it by hand."""
        return self.document.state == DocumentState.RECEIVED

    @property
    def is_withheld(self) -> bool:
        """Whether its words are not for the reader who was asked about."""
        return self.document.is_protected if self.is_told is None else not self.is_told

    @property
    def subject(self) -> str:
        """The subject of the document; empty when it is withheld."""
        return "" if self.is_withheld else self.document.subject


class Clause(models.Model):
    """The sentence that assigns, anchored to its place in the issued text and quoted. Read it by its task (`Task.quote`)."""

    id = IdField()
    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="clauses")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="clauses")
    anchor = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raw_quote = models.TextField(db_column="quote")
    raw_quote_en = models.TextField(blank=True, db_column="quote_en")
    raw_quote_ja = models.TextField(blank=True, db_column="quote_ja")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "anchor", "start", "end"], name="clause_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="clause_has_words"),
        ]

    def __str__(self) -> str:
        return self.anchor
