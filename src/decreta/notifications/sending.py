"""Handing one queued mail to the mail server."""

from __future__ import annotations

import contextlib
import smtplib
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F

from decreta.core import clock
from decreta.notifications.models import Mail

#: With the growing waits of the queue this is some six hours; then an administrator must look.
MAX_ATTEMPTS: Final = 8
_PERMANENT: Final = range(500, 600)


def send(mail_id: UUID | str) -> bool:
    """Send a mail that was neither sent nor given up; returns whether it was sent now.

    No transaction is open while the server is spoken to. A crash between its answer and our note sends the mail
    again with the same Message-ID, by which the receiver knows it: at least once, never silently not at all. Raises
    what the mail server or the network raised, after having noted it: the job is then tried again. A mail that the
    server will never take, or that was tried often enough, is given up and shown to the administrators instead.
    """
    mail = Mail.objects.waiting().filter(pk=mail_id).first()
    if mail is None:
        return False
    connection = get_connection()
    try:
        connection.send_messages([_message(mail)])
    except (OSError, smtplib.SMTPException) as error:
        with contextlib.suppress(OSError):
            # What failed before mail was spoken of, as when TLS cannot be had, the library leaves open.
            connection.close()
        if not _give_up(mail, error):
            raise
        return False
    Mail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1, last_error="", sent_at=clock.real_now())
    return True


def _give_up(mail: Mail, error: Exception) -> bool:
    """Note an attempt that failed; whether it was the last."""
    is_last = _is_permanent(error) or mail.attempts + 1 >= MAX_ATTEMPTS
    Mail.objects.filter(pk=mail.pk).update(
        attempts=F("attempts") + 1, last_error=_named(error)[:300], failed_at=clock.real_now() if is_last else None
    )
    return is_last


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _answer in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def _is_permanent(error: Exception) -> bool:
    """Whether the server will not take this mail ever. That it does not know us is ours to mend, and no such case."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return False
    codes = _codes(error)
    return bool(codes) and all(code in _PERMANENT for code in codes)


def _named(error: Exception) -> str:
    """The class and the code only: a server's answer can repeat addresses and texts."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])


def _message(mail: Mail) -> EmailMultiAlternatives:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    headers = {"Message-ID": f"<{mail.pk}@{domain}>", "Auto-Submitted": "auto-generated"}
    if mail.answers:
        headers |= {"In-Reply-To": f"<{mail.answers}>", "References": f"<{mail.answers}>"}
    if mail.stop_url:
        headers["List-Unsubscribe"] = f"<{mail.stop_url}>"
        if mail.stop_url.startswith("https://"):
            # RFC 8058: one click, for addresses of HTTPS alone.
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(subject=mail.subject, body=mail.body, to=[mail.recipient], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.attachment_name:
        message.attach(mail.attachment_name, mail.attachment, mail.attachment_type or "text/plain")
    return message
