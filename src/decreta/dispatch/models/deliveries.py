"""What is owed after an issue, what was sent to whom, and the proofs that it arrived."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.dispatch.enums import DeliveryState, ReceiptKind, ReturnKind, Way
from decreta.documents.models import Arrival, Correspondent, Document
from decreta.organisation.models import Body, Holding, Organisation, Unit


class Dispatch(models.Model):
    """An issued paper that is to go out by a day: one for each, until a clerk says that everything is sent.

    On the day of signing, the next working day at the latest; what is urgent at once (Decree 30/2020, Article 18).
    """

    id = IdField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="dispatch")
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.JSONField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_on"], condition=Q(completed_at=None), name="dispatch_still_to_do")]


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Actor) -> Self:
        """Deliveries of papers that the actor reads, sent by his house or to it; an inspector's whoever sent them."""
        if actor.is_system:
            return self
        if actor.person_id is None:
            return self.none()
        seen = Document.objects.filter(pk=OuterRef("document_id")).filter(Document.seen_by(actor, at=clock.now()))
        found = self.filter(Exists(seen))
        if actor.can("inspect_everything"):
            return found
        return found.filter(sent_by_house(actor) | sent_to(actor))

    def to_receive(self) -> Self:
        """What lies with a receiver in this installation and was not registered yet."""
        return self.filter(
            way=Way.INSIDE, state__in=[DeliveryState.DELIVERED, DeliveryState.OPENED], document__recalled_at=None
        )

    def to_confirm(self) -> Self:
        """What was recalled and whose receiver has not confirmed it yet."""
        return self.filter(document__recalled_at__isnull=False).exclude(
            state__in=[DeliveryState.CANCELLED, DeliveryState.RETURNED, DeliveryState.FAILED]
        )


def sent_by_house(actor: Actor) -> Q:
    """Deliveries of papers that the actor's body, organisation, or a body that he serves, has issued."""
    return Q(document__body_id__in=actor.body_ids | actor.served_body_ids) | Q(
        document__organisation_id__in=actor.organisation_ids
    )


def sent_to(actor: Actor) -> Q:
    """Deliveries to the actor himself, his unit, organisation, body."""
    found = (
        Q(organisation_id__in=actor.organisation_ids)
        | Q(unit_id__in=actor.unit_ids)
        | Q(body_id__in=actor.body_ids | actor.served_body_ids)
    )
    return found | Q(holding_id=actor.holding_id) if actor.holding_id is not None else found


class Delivery(models.Model):
    """One paper on its way to one recipient. Never sent twice by the same way, unless it came back."""

    id = IdField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    way = models.CharField(max_length=8, choices=Way.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    correspondent = models.ForeignKey(Correspondent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: As it stands on the envelope.
    name = models.CharField(max_length=300)
    recipient_key = models.CharField(max_length=420)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    copies = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.SENT)
    state_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    sent_by = models.JSONField()
    arrival = models.OneToOneField(
        Arrival, null=True, blank=True, on_delete=models.PROTECT, related_name="delivered_by"
    )
    link_hash = models.BinaryField(max_length=32, null=True, blank=True, editable=False)
    link_expires_at = models.DateTimeField(null=True, blank=True)
    link_ended_at = models.DateTimeField(null=True, blank=True)
    mail_id = models.UUIDField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "recipient_key", "way"],
                condition=~Q(state__in=[DeliveryState.RETURNED, DeliveryState.FAILED]),
                name="sent_once",
            ),
            models.UniqueConstraint(fields=["link_hash"], name="delivery_link_once"),
            models.CheckConstraint(condition=~Q(way=Way.MAIL) | ~Q(email=""), name="mail_has_an_address"),
            models.CheckConstraint(
                condition=~Q(way=Way.INSIDE)
                | Q(organisation__isnull=False)
                | Q(unit__isnull=False)
                | Q(body__isnull=False)
                | Q(holding__isnull=False),
                name="inside_is_of_this_installation",
            ),
            models.CheckConstraint(
                condition=Q(arrival=None) | Q(organisation__isnull=False), name="registered_by_an_organisation"
            ),
        ]
        indexes = [
            models.Index(fields=["document", "sent_at"], name="delivery_document"),
            models.Index(
                fields=["organisation"],
                condition=Q(state__in=[DeliveryState.DELIVERED, DeliveryState.OPENED]),
                name="delivery_to_receive",
            ),
            models.Index(fields=["-sent_at", "-id"], name="delivery_newest"),
        ]
        triggers = [
            pgtrigger.Protect(name="delivery_never_vanishes", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="delivery_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__document_id__df=pgtrigger.F("new__document_id"))
                | pgtrigger.Q(old__recipient_key__df=pgtrigger.F("new__recipient_key"))
                | pgtrigger.Q(old__way__df=pgtrigger.F("new__way"))
                | pgtrigger.Q(old__sent_at__df=pgtrigger.F("new__sent_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Receipt(models.Model):
    """One fact about a delivery: when it happened and when it was recorded are two moments. It is never changed."""

    id = IdField()
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(max_length=10, choices=ReceiptKind.choices)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.JSONField()
    #: Who took a paper, why it came back, what the mail server said.
    words = models.CharField(max_length=300, blank=True)
    cause = models.CharField(max_length=12, choices=ReturnKind.choices, blank=True)

    class Meta:
        ordering = ["happened_at", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(happened_at__lte=F("recorded_at")), name="receipt_after_the_fact"),
            models.CheckConstraint(
                condition=~Q(kind=ReceiptKind.RETURNED) | ~Q(words=""), name="returned_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["delivery", "happened_at"], name="receipt_delivery")]
        triggers = [pgtrigger.Protect(name="receipt_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    @property
    def is_recorded_later(self) -> bool:
        """Whether it was entered on a later day than the one on which it happened."""
        zone = clock.zone()
        return self.recorded_at.astimezone(zone).date() > self.happened_at.astimezone(zone).date()
