"""What senders are told of their papers: that they were registered, that they go back."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Arrival
from decreta.mailroom.enums import NoticeKind, NoticeState, ReceiptMode
from decreta.organisation.models import Organisation


class ReceiptRule(models.Model):
    """What an organisation wants its senders to be told, and whom they may ask."""

    id = IdField()
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="receipt_rule")
    mode = models.CharField(max_length=10, choices=ReceiptMode.choices, default=ReceiptMode.OFF)
    contact = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, default="vi")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.organisation)


class SenderNoticeQuerySet(models.QuerySet["SenderNotice"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of papers of an organisation whose register the actor's post keeps."""
        if actor.is_system:
            return self
        if actor.person_id is None or not actor.can("register_documents"):
            return self.none()
        return self.filter(organisation_id__in=actor.organisation_ids)


class SenderNotice(models.Model):
    """A receipt for an arrival, or the word that a paper goes back: one of each kind for each paper, whatever happens."""

    id = IdField()
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sender_notices")
    arrival = models.ForeignKey(Arrival, null=True, blank=True, on_delete=models.PROTECT, related_name="sender_notices")
    #: A paper that went back from the tray, without a number.
    paper = models.ForeignKey(TrayPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="sender_notices")
    state = models.CharField(max_length=8, choices=NoticeState.choices)
    recipient = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="vi")
    due_on = models.DateField(null=True, blank=True)
    mail_id = models.UUIDField(null=True, blank=True)
    noted_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    by = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)

    objects = SenderNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-noted_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "arrival"], name="arrival_told_once"),
            models.UniqueConstraint(fields=["kind", "paper"], name="paper_told_once"),
            models.CheckConstraint(
                condition=Q(arrival__isnull=False, paper=None) | Q(arrival=None, paper__isnull=False),
                name="told_of_one_paper",
            ),
            models.CheckConstraint(condition=~Q(state=NoticeState.WAIVED) | ~Q(reason=""), name="waived_with_reason"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(state__in=[NoticeState.OWED, NoticeState.FAILED]),
                name="sender_still_to_tell",
            ),
            models.Index(fields=["noted_at"], condition=Q(state=NoticeState.WRITTEN), name="sender_mail_to_note"),
            models.Index(fields=["mail_id"], name="sender_mail"),
        ]
        triggers = [pgtrigger.Protect(name="sender_notice_never_vanishes", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.get_kind_display()
