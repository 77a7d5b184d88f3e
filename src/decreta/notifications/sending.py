"""Handing one queued mail to the mail server."""

from __future__ import annotations

import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from decreta.core import clock
from decreta.notifications.models import Mail


def send(mail_id: UUID | str) -> bool:
    """Send a mail that was not sent yet; returns whether it was sent now.

    No transaction is open while the server is spoken to. A crash between its answer and our note sends
    the mail again with the same Message-ID, by which the receiver knows it. Raises what the mail server
    or the network raised, after having noted it: the job is then tried again.
    """
    mail = Mail.objects.filter(pk=mail_id, sent_at=None).first()
    if mail is None:
        return False
    try:
        _message(mail).send()
    except (OSError, smtplib.SMTPException) as error:
        # The class only: a server's answer can repeat addresses and texts.
        note = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
        Mail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1, last_error=note[:300])
        raise
    Mail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1, last_error="", sent_at=clock.real_now())
    return True


def _message(mail: Mail) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    message = EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.recipient],
        headers={"Message-ID": f"<{mail.pk}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if mail.attachment_name:
        message.attach(mail.attachment_name, mail.attachment, mail.attachment_type or "text/plain")
    return message
