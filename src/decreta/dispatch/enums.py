"""Ways, states and facts of a delivery."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """How a paper goes to its recipient."""

    INSIDE = "inside", pgettext_lazy("way", "inside this installation")
    MAIL = "mail", pgettext_lazy("way", "by mail with a link")
    PAPER = "paper", pgettext_lazy("way", "on paper")


class DeliveryState(models.TextChoices):
    """How far a delivery has come, as its receipts say; the newest of them is repeated in the delivery."""

    SENT = "sent", pgettext_lazy("dispatch", "sent")
    DELIVERED = "delivered", pgettext_lazy("dispatch", "delivered")
    FAILED = "failed", pgettext_lazy("dispatch", "not delivered")
    OPENED = "opened", pgettext_lazy("dispatch", "opened")
    RECEIVED = "received", pgettext_lazy("dispatch", "received")
    RETURNED = "returned", pgettext_lazy("dispatch", "returned")
    CANCELLED = "cancelled", pgettext_lazy("dispatch", "recall confirmed")


class ReceiptKind(models.TextChoices):
    """What a receipt proves."""

    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not delivered")
    OPENED = "opened", pgettext_lazy("receipt", "Opened")
    RECEIVED = "received", pgettext_lazy("receipt", "Received")
    VOIDED = "voided", _("Its number at the receiver was made void")
    RETURNED = "returned", pgettext_lazy("receipt", "Returned")
    RECALLED = "recalled", _("Recalled")
    CONFIRMED = "confirmed", _("Recall confirmed")


class ReturnKind(models.TextChoices):
    """Why a receiver gives a paper back (Decree 30/2020, Article 21)."""

    MISDIRECTED = "misdirected", _("meant for another office")
    BROKEN = "broken", _("damaged, incomplete or not authentic")


class RelationKind(models.TextChoices):
    """What a later paper does to an earlier one (Decree 30/2020, Article 18)."""

    REPLACES = "replaces", _("replaces it")
    CORRECTS = "corrects", _("corrects it")
