"""How a mailbox is reached and read; what became of a mail; what senders are told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Security(models.TextChoices):
    """A password never crosses the network in the open: there is no third way."""

    TLS = "tls", _("TLS from the start (port 993)")
    STARTTLS = "starttls", _("STARTTLS (port 143)")


class After(models.TextChoices):
    """What happens on the server to a mail that was taken. It is never deleted there."""

    LEAVE = "leave", _("stays as it is")
    SEEN = "seen", _("is marked as read")
    MOVE = "move", _("is moved into another folder")


class MailState(models.TextChoices):
    """What became of a mail that was read."""

    TAKEN = "taken", pgettext_lazy("mail", "taken into the tray")
    REFUSED = "refused", pgettext_lazy("mail", "could not be taken")
    SETTLED = "settled", pgettext_lazy("mail", "looked after")


class Because(models.TextChoices):
    """Why a mail is thought to answer a paper."""

    REPLY = "reply", _("it answers our mail")
    THREAD = "thread", _("it goes on with an earlier mail")
    SYMBOL = "symbol", _("its subject names the paper")


class Judgement(models.TextChoices):
    """What the office says of that."""

    PROPOSED = "proposed", pgettext_lazy("answer", "proposed")
    CONFIRMED = "confirmed", pgettext_lazy("answer", "confirmed")
    DISMISSED = "dismissed", pgettext_lazy("answer", "does not belong to it")


class ReceiptMode(models.TextChoices):
    """Whether senders are told that their paper was registered."""

    OFF = "off", _("no receipts are written")
    BY_HAND = "by_hand", _("a clerk sends each")
    AUTOMATIC = "automatic", _("sent as soon as a paper is registered")


class NoticeKind(models.TextChoices):
    """What a sender is told."""

    RECEIPT = "receipt", pgettext_lazy("sender", "receipt")
    RETURN = "return", pgettext_lazy("sender", "return")


class NoticeState(models.TextChoices):
    """How far it is told."""

    OWED = "owed", pgettext_lazy("sender", "still to be sent")
    WRITTEN = "written", pgettext_lazy("sender", "on its way")
    SENT = "sent", pgettext_lazy("sender", "sent")
    FAILED = "failed", pgettext_lazy("sender", "did not get through")
    WAIVED = "waived", pgettext_lazy("sender", "not needed")


#: What a clerk still has to see to.
TO_DO = (NoticeState.OWED, NoticeState.FAILED)
