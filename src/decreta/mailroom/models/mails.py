"""Mails as they came, what was in them, what they answer."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.files.models import StoredFile
from decreta.mailroom.enums import Because, Judgement, MailState
from decreta.mailroom.models.mailboxes import Mailbox
from decreta.organisation.models import Organisation


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, actor: Actor) -> Self:
        """Mails to an organisation whose register the actor's post keeps, as the tray itself.

        One in which a protected paper came is seen by those who see the paper.
        """
        if actor.is_system:
            return self
        if actor.person_id is None or not actor.can("register_documents"):
            return self.none()
        unseen = Document.objects.protected().filter(~Document.seen_by(actor, at=clock.now()))
        brought = unseen.filter(arrivals__tray_paper__came_in=OuterRef("file_id"))
        return self.filter(~Exists(brought), organisation_id__in=actor.organisation_ids)


class Mail(models.Model):
    """One mail that was read, kept as it came (`file`); without a file where it was too large to be fetched.

    `key` is made of its Message-ID and of its content: the same mail, fetched again by whatever number of the server,
    is not taken again.
    """

    id = IdField()
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="mails")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mails")
    key = models.CharField(max_length=64)
    message_id = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    #: Written by a program: an answer to it would go round in circles.
    is_automatic = models.BooleanField(default=False)
    size = models.BigIntegerField()
    arrived_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=MailState.choices)
    #: What kept the whole mail out; of a single enclosure it stands there.
    code = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.JSONField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="mail_never_twice"),
            models.CheckConstraint(
                condition=~Q(state=MailState.SETTLED) | Q(settled_at__isnull=False), name="settled_by_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "-taken_at"], name="mail_state"),
            models.Index(fields=["message_id"], name="mail_message_id"),
            models.Index(fields=["organisation", "sender"], name="mail_sender"),
        ]
        triggers = [pgtrigger.Protect(name="mail_never_vanishes", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.subject or self.sender


class Enclosure(models.Model):
    """A file in a mail: the papers that it became in the tray, or why it did not become any."""

    id = IdField()
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="enclosures")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    code = models.CharField(max_length=40, blank=True)
    papers = models.ManyToManyField(TrayPaper, related_name="enclosures", blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["mail", "ordinal"], name="enclosures_in_order")]

    def __str__(self) -> str:
        return self.name


class Answering(models.Model):
    """A paper of the house that a mail seems to answer, and what the office says of it."""

    id = IdField()
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="answering")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="answered_by_mails")
    because = models.CharField(max_length=8, choices=Because.choices)
    judgement = models.CharField(max_length=10, choices=Judgement.choices, default=Judgement.PROPOSED)
    judged_by = models.JSONField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "document"], name="answering_once")]

    def __str__(self) -> str:
        return f"{self.mail} → {self.document}"
