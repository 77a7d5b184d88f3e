"""The link in a mail: secret, ending, revoked at once, never for what is secret. The paper itself never lies in a mail."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.addresses import absolute
from decreta.core.errors import NotNow, Problems
from decreta.dispatch import policies, rules
from decreta.dispatch.domain import receipts
from decreta.dispatch.enums import DeliveryState, ReceiptKind, Way
from decreta.dispatch.models import Delivery
from decreta.notifications.domain import queue_mail
from decreta.notifications.models import Mail
from decreta.ui import moments

#: How long an address answers.
LINK_DAYS: Final = 90


def send_link(delivery: Delivery) -> None:
    """Give a delivery a new address and write the mail that carries it; inside an act."""
    token = secrets.token_urlsafe(32)
    expires = clock.real_now() + dt.timedelta(days=LINK_DAYS)
    document = delivery.document
    context = {
        "document": document,
        "delivery": delivery,
        "url": absolute(reverse("dispatch:link", args=[token])),
        "until": expires,
        "language": document.language,
    }
    mail = queue_mail(
        recipient=delivery.email,
        subject=lambda: _("%(issuer)s: %(symbol)s") % {"issuer": document.issuer.name, "symbol": document.symbol},
        body=lambda: _text(delivery, context["url"], expires),
        html=lambda: render_to_string("dispatch/mail/paper.html", context),
        language=document.language,
    )
    delivery.link_hash, delivery.link_expires_at, delivery.link_ended_at = _hash(token), expires, None
    delivery.mail_id = mail.pk
    delivery.save(update_fields=["link_hash", "link_expires_at", "link_ended_at", "mail_id"])


def _text(delivery: Delivery, url: object, expires: dt.datetime) -> str:
    document = delivery.document
    return "\n".join(
        [
            _("To: %(name)s") % {"name": delivery.name},
            "",
            _("%(issuer)s sends you %(symbol)s of %(day)s:")
            % {
                "issuer": document.issuer.name,
                "symbol": document.symbol,
                "day": moments.day(document.issued_on or delivery.sent_at),
            },
            document.subject,
            "",
            _("Read the signed paper, take it along and confirm that you received it:"),
            str(url),
            "",
            _("The address answers until %(day)s. It is yours alone: do not pass it on.")
            % {"day": moments.day(expires)},
            "",
        ]
    )


def delivery_of_token(token: str) -> Delivery | None:
    """The delivery behind an address that still answers; None for everything else, whatever the reason. One statement."""
    related = ("document__body", "document__organisation", "document__paper__blob")
    found = Delivery.objects.filter(link_hash=_hash(token)).select_related(*related).first()
    if found is None or not policies.link_works(found, at=clock.real_now()):
        return None
    return found


@act("dispatch.open_link")
def open_link(*, delivery: Delivery, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """Note that the paper was fetched by its link; once is enough."""
    row = receipts.held(delivery)
    if row.state not in {DeliveryState.SENT, DeliveryState.DELIVERED}:
        return None
    receipts.note(row, ReceiptKind.OPENED, by=by, at=at or clock.now())
    record("dispatch.link_opened", by=by, on=row, about=[row.document], at=at, facts={"symbol": row.document.symbol})
    return row


@act("dispatch.acknowledge_link")
def acknowledge_link(*, delivery: Delivery, taken_by: str, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """Confirm by the link that the paper was received, with the name of who took it. None when it was confirmed before."""
    row = receipts.held(delivery)
    if not policies.link_works(row, at=clock.real_now()):
        raise NotNow.of(_("This address no longer answers."), code="ended")
    problems = Problems()
    if not taken_by.strip():
        problems.add(_("State your name."), "taken_by", "required")
    problems.refuse_if_any()
    if row.state not in policies.ON_ITS_WAY:
        return None
    receipts.note(row, ReceiptKind.RECEIVED, by=by, at=at or clock.now(), words=taken_by)
    record("dispatch.received", by=by, on=row, about=[row.document], at=at, facts={"symbol": row.document.symbol})
    return row


@act("dispatch.end_link")
def end_link(*, delivery: Delivery, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """End a link at once: its address answers nobody any more. None when it had ended."""
    rules.may_dispatch(delivery.document, by=by)
    row = receipts.held(delivery)
    if row.link_hash is None or row.link_ended_at is not None:
        return None
    row.link_ended_at = at or clock.now()
    row.save(update_fields=["link_ended_at"])
    record("dispatch.link_ended", by=by, on=row, about=[row.document], at=at, facts={"symbol": row.document.symbol})
    return row


@act("dispatch.renew_link")
def renew_link(*, delivery: Delivery, by: Actor, at: dt.datetime | None = None) -> Delivery:
    """Send a new link to the same address; the one before answers no more."""
    rules.may_dispatch(delivery.document, by=by)
    row = receipts.held(delivery)
    policies.can_dispatch(row.document)
    if row.way != Way.MAIL or row.state in {DeliveryState.RETURNED, DeliveryState.CANCELLED}:
        raise NotNow.of(_("This did not go by mail, or it came back. Send it anew."), code="wrong_state")
    send_link(row)
    if row.state == DeliveryState.FAILED:
        row.state, row.state_at = DeliveryState.SENT, at or clock.now()
        row.save(update_fields=["state", "state_at"])
    record("dispatch.link_renewed", by=by, on=row, about=[row.document], at=at, facts={"symbol": row.document.symbol})
    return row


@act("dispatch.note_mail")
def note_mail(*, delivery: Delivery, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """Note what the mail server said of the mail with the link: taken, or given up. None while it says nothing new."""
    row = receipts.held(delivery)
    mail = Mail.objects.filter(pk=row.mail_id).first() if row.mail_id else None
    if mail is None or (mail.sent_at is None and mail.failed_at is None):
        return None
    kind = ReceiptKind.DELIVERED if mail.sent_at is not None else ReceiptKind.FAILED
    before = {
        ReceiptKind.DELIVERED: {DeliveryState.SENT, DeliveryState.FAILED},
        ReceiptKind.FAILED: {DeliveryState.SENT},
    }
    if row.state not in before[kind]:
        return None
    receipts.note(row, kind, by=by, at=at or clock.now(), words=mail.last_error)
    facts = {"symbol": row.document.symbol, "outcome": str(kind)}
    record("dispatch.mail_noted", by=by, on=row, about=[row.document, row.document.issuer], at=at, facts=facts)
    return row


def _hash(token: str) -> bytes:
    """What is stored. The token is random and long: a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).digest()
