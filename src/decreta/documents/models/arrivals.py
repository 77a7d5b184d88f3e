"""Papers that arrive: each in the incoming register of the organisation that received it."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.enums import ArrivalState, Channel
from decreta.documents.models.documents import Document
from decreta.documents.models.registers import Series
from decreta.organisation.models import Holding, Organisation, Unit


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def registered_for(self, actor: Actor) -> Self:
        """Arrivals in the actor's own organisation; an inspector's anywhere. Says nothing of their papers."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        return self.filter(organisation_id__in=actor.organisation_ids)

    def visible_to(self, actor: Actor) -> Self:
        """Arrivals in the actor's own organisation whose paper is open to his post; an inspector's also elsewhere."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        seen = Document.objects.filter(pk=OuterRef("document_id")).filter(Document.seen_by(actor, at=clock.now()))
        return self.registered_for(actor).filter(Exists(seen))


class Arrival(models.Model):
    """One paper in one incoming register: numbered when it is registered, marked, answered, laid aside.

    The number counts per organisation and year, the same for paper and electronic (Decree 30/2020, Article 22).
    A number is never given again: what was entered wrongly is made void with a reason and keeps it.
    """

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="arrivals")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="arrivals")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="arrivals")
    number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    registered_at = models.DateTimeField()
    registered_by = models.JSONField()
    due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ArrivalState.choices, default=ArrivalState.REGISTERED)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="arrival_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "document"],
                condition=~Q(state__in=[ArrivalState.RETURNED, ArrivalState.VOID]),
                name="registered_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ArrivalState.RETURNED, ArrivalState.VOID]) | ~Q(end_reason=""),
                name="sent_back_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-registered_at", "-id"], name="arrival_newest"),
            models.Index(fields=["document"], name="arrival_document"),
        ]
        triggers = [
            pgtrigger.Protect(name="arrival_never_vanishes", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="arrival_number_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__number__df=pgtrigger.F("new__number"))
                | pgtrigger.Q(old__series_id__df=pgtrigger.F("new__series_id"))
                | pgtrigger.Q(old__organisation_id__df=pgtrigger.F("new__organisation_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.arrived_on:%Y}"

    @property
    def is_late(self) -> bool:
        """Whether it was entered on a later day than the one after its arrival."""
        entered = self.registered_at.astimezone(clock.zone()).date()
        return entered > self.arrived_on + dt.timedelta(days=1)


class Attachment(models.Model):
    """A file that came with a paper, beside the paper itself."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="attached_to")

    class Meta:
        ordering = ["ordinal"]
        constraints = [models.UniqueConstraint(fields=["document", "ordinal"], name="attachments_in_order")]
        triggers = [pgtrigger.Protect(name="attachment_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """What a machine read from a received paper, page by page: to find it by, never to rely on."""

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="reading")
    pages = models.JSONField()
    read_at = models.DateTimeField()


class Mark(models.Model):
    """A leader's directive mark on an arrival: what is to be done, by whom, until when. It makes assignments.

    It is never changed. A leader who thinks better of it withdraws it with a reason and writes another.
    """

    id = IdField()
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="marks")
    ordinal = models.PositiveSmallIntegerField()
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="marks")
    marked_at = models.DateTimeField()
    by = models.JSONField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["arrival", "ordinal"], name="marks_in_order"),
        ]
        triggers = [
            pgtrigger.Protect(name="mark_never_vanishes", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="mark_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__words__df=pgtrigger.F("new__words"))
                | pgtrigger.Q(old__due_on__df=pgtrigger.F("new__due_on"))
                | pgtrigger.Q(old__holding_id__df=pgtrigger.F("new__holding_id")),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class MarkTemplate(models.Model):
    """A mark that an organisation's leaders write often: words, units, working days. One tap fills the form."""

    id = IdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mark_templates")
    words = models.CharField(max_length=300)
    lead = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    coordinating = models.ManyToManyField(Unit, related_name="+", blank=True)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    kept_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return self.words


class Reply(models.Model):
    """A paper of the house that answers an arrival."""

    id = IdField()
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="replies")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="answers")
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ["linked_at"]
        constraints = [models.UniqueConstraint(fields=["arrival", "document"], name="reply_once")]
