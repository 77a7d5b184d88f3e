"""A mail is a row first: written in the transaction of what it tells, sent by a retried job, looked after when it fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from decreta.audit import act, record
from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.notifications.models import Mail
from decreta.notifications.rules import may_look_after_mail
from decreta.organisation.models import Holding

#: A text, or something that gives it when the recipient's language is active.
Text = str | Promise | Callable[[], Any]

_SUBJECT_LENGTH = 300


@dataclass(frozen=True)
class Attachment:
    """A text that goes along with a mail, such as an invitation in iCalendar form."""

    name: str
    media_type: str
    text: str


def queue_mail(
    *,
    recipient: str,
    subject: Text,
    body: Text,
    html: Text = "",
    attachment: Attachment | None = None,
    language: str = "",
    stop_url: str = "",
    answers: str = "",
) -> Mail:
    """Write a mail as a row and enqueue its sending, both in the present transaction.

    `subject`, `body` and `html` may be lazy translations or functions; they are worded in `language`. `stop_url` is
    where one click ends mails of this sort; `answers` is the Message-ID of the mail that this one answers.
    """
    with translation.override(language or translation.get_language()):
        subject_line = " ".join(_worded(subject).split())[:_SUBJECT_LENGTH]
        text, page = _worded(body), _worded(html)
    mail = Mail.objects.create(
        recipient=recipient,
        subject=subject_line,
        body=text,
        html=page,
        stop_url=stop_url,
        answers=answers,
        attachment_name=attachment.name if attachment else "",
        attachment_type=attachment.media_type if attachment else "",
        attachment=attachment.text if attachment else "",
        created_at=clock.real_now(),
    )
    _enqueue(mail)
    return mail


def queue_mail_to(*, holding: Holding, subject: Text, body: Text, attachment: Attachment | None = None) -> Mail | None:
    """Queue a mail to the holder of a post in his own language; None when he has no address."""
    person = holding.person
    if not person.email:
        return None
    language = person.user.language if person.user is not None else ""
    return queue_mail(recipient=person.email, subject=subject, body=body, attachment=attachment, language=language)


@act("notifications.resend_mail")
def resend_mail(*, mail: Mail, by: Actor) -> Mail | None:
    """Try a mail anew that was given up; None when somebody else has done so before."""
    may_look_after_mail(by=by)
    taken = Mail.objects.failed().filter(pk=mail.pk).update(failed_at=None, attempts=0)
    if not taken:
        return None
    _enqueue(mail)
    record("notifications.mail_resent", by=by, on=mail, facts={"last_error": mail.last_error})
    return mail


def forget_sent(*, days: int = 30) -> int:
    """Delete mails that were sent long ago: what they said is nobody's to keep. Returns how many."""
    return Mail.objects.filter(sent_at__lt=clock.real_now() - dt.timedelta(days=days)).delete()[0]


def _enqueue(mail: Mail) -> None:
    jobs.enqueue("notifications.send_mail", lock=f"mail-{mail.pk}", mail_id=str(mail.pk))


def _worded(text: Text) -> str:
    return str(text() if callable(text) and not isinstance(text, Promise) else text)
