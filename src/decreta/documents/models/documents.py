"""A document, its versions, the approvals that bind to them, and other names it is cited by."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.enums import DocumentState, Secrecy, Urgency
from decreta.documents.models.correspondents import Correspondent
from decreta.files.models import StoredFile
from decreta.organisation.models import Body, Holding, Organisation, Post, Term, Unit


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, actor: Actor) -> Self:
        """Documents that an audience row opens to the actor's post, unit, organisation or body today."""
        if actor.is_system:
            return self
        return self.filter(Document.seen_by(actor, at=clock.now())) if actor.person_id else self.none()

    def protected(self) -> Self:
        """Those of whom it is watched who reads them."""
        # In the words of their index.
        return self.filter(Q(secrecy__gt=Secrecy.NONE) | Q(is_guarded=True))


class Document(models.Model):
    """A numbered paper of the office, from its first draft to its issue.

    Content lives in versions. Number, symbol and issue date are null until the number is taken; after
    issue nothing of it changes (trigger).
    """

    id = IdField()
    type_code = models.CharField(max_length=12)
    regime = models.CharField(max_length=20)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    correspondent = models.ForeignKey(
        Correspondent, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    drafting_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    subject = models.CharField(max_length=500)
    language = models.CharField(max_length=5, default="vi")
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.NONE)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.NORMAL)
    state = models.CharField(max_length=12, choices=DocumentState.choices, default=DocumentState.DRAFT)
    signer_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="documents_to_sign"
    )
    #: Who signed a paper from outside, as the paper says it.
    signed_by = models.CharField(max_length=200, blank=True)
    #: The paper that this one is a copy of.
    copy_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="made_copies")
    #: Watched at the wish of its office although it is no secret: watermark, history of readings, alerts.
    is_guarded = models.BooleanField(default=False)
    recipients = models.JSONField(default=list)
    decided_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    symbol = models.CharField(max_length=80, blank=True)
    symbol_key = models.CharField(max_length=80, blank=True, db_index=True)
    issuing_since = models.DateTimeField(null=True, blank=True)
    paper = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="issued_documents"
    )
    #: Since when it is recalled: its text is closed to everybody but its issuer (Decree 30/2020, Article 18.4).
    recalled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="drafted_documents"
    )
    purpose = models.CharField(max_length=40, blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(body=None, organisation=None)
                | Q(body=None, correspondent=None)
                | Q(organisation=None, correspondent=None),
                name="one_issuer",
            ),
            models.CheckConstraint(
                condition=Q(correspondent=None) | Q(state=DocumentState.RECEIVED), name="from_outside_is_received"
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.ISSUED) | (~Q(symbol="") & Q(issued_on__isnull=False)),
                name="issued_with_number_and_date",
            ),
            models.CheckConstraint(
                condition=Q(recalled_at=None) | Q(state=DocumentState.ISSUED), name="recalled_after_issue"
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="document_search"),
            models.Index(fields=["-created_at", "id"], name="document_newest"),
            models.Index(fields=["state", "-issued_on"], name="document_state"),
            models.Index(fields=["id"], condition=Q(secrecy__gt=0) | Q(is_guarded=True), name="document_protected"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="issued")
                & (
                    pgtrigger.Q(old__symbol__df=pgtrigger.F("new__symbol"))
                    | pgtrigger.Q(old__subject__df=pgtrigger.F("new__subject"))
                    | pgtrigger.Q(old__issued_on__df=pgtrigger.F("new__issued_on"))
                    | pgtrigger.Q(old__paper_id__df=pgtrigger.F("new__paper_id"))
                    | pgtrigger.Q(old__state__df=pgtrigger.F("new__state"))
                ),
            ),
            pgtrigger.Protect(
                name="recall_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__recalled_at__isnull=False)
                & pgtrigger.Q(old__recalled_at__df=pgtrigger.F("new__recalled_at")),
            ),
            # The file that came is never another; what a clerk read wrongly from it may be put right.
            pgtrigger.Protect(
                name="received_file_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="received")
                & (
                    pgtrigger.Q(old__paper_id__df=pgtrigger.F("new__paper_id"))
                    | pgtrigger.Q(old__state__df=pgtrigger.F("new__state"))
                ),
            ),
            pgtrigger.Protect(
                name="never_deleted",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=("issued", "received")),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.subject

    @staticmethod
    def seen_by(actor: Actor, *, at: dt.datetime) -> Q:
        """The condition of `visible_to` for a person's post, to be joined with others.

        A row of the audience opens an ordinary paper; a protected one also wants that he was let in himself.
        """
        from decreta.documents.models.admissions import Admission
        from decreta.documents.models.audience import Audience

        is_open = Exists(Audience.objects.open_to(actor, at=at).filter(document_id=OuterRef("pk")))
        is_let_in = Exists(Admission.objects.of(actor).filter(document_id=OuterRef("pk")))
        return Q(is_open) & (Q(secrecy=Secrecy.NONE, is_guarded=False) | Q(is_let_in))

    @staticmethod
    def seen_behind(actor: Actor, *, at: dt.datetime, of: str) -> Q:
        """The same of rows that name a document by a field of theirs: the documents themselves are not read for it.

        What is closed to him although the audience names him are the few protected ones without him among the admitted.
        """
        from decreta.documents.models.admissions import Admission
        from decreta.documents.models.audience import Audience

        is_open = Exists(Audience.objects.open_to(actor, at=at).filter(document_id=OuterRef(of)))
        is_let_in = Exists(Admission.objects.of(actor).filter(document_id=OuterRef("pk")))
        closed = Document.objects.protected().filter(~is_let_in, pk=OuterRef(of))
        return Q(is_open) & ~Q(Exists(closed))

    @property
    def is_protected(self) -> bool:
        """Whether it is watched who reads it: a secret, or one that its office guards."""
        return self.secrecy > Secrecy.NONE or self.is_guarded

    @property
    def issuer(self) -> Body | Organisation:
        """The body or organisation in whose name it is issued. Not for papers from outside (`author`)."""
        found = self.body or self.organisation
        assert found is not None
        return found

    @property
    def author(self) -> Body | Organisation | Correspondent:
        """In whose name it is, of the house or from outside."""
        return self.correspondent or self.issuer


class Version(models.Model):
    """The content of a document at one time. Immutable; an edit makes a new one."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    created_by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["document", "ordinal"], name="versions_in_order")]
        triggers = [pgtrigger.Protect(name="version_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.ordinal}"


class Approval(models.Model):
    """The signer's approval of one content, by its hash. Another content is not approved."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="approvals")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approvals")
    content_hash = models.CharField(max_length=64)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="approvals")
    mandate_id = models.UUIDField(null=True)
    approved_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["approved_at"]
        triggers = [pgtrigger.Protect(name="approval_stands", operation=pgtrigger.Update | pgtrigger.Delete)]


class Alias(models.Model):
    """Another symbol under which a document is cited (trap T2)."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="aliases")
    symbol = models.CharField(max_length=80)
    symbol_key = models.CharField(max_length=80, db_index=True)
    reason = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "symbol_key"], name="alias_once")]

    def __str__(self) -> str:
        return self.symbol
