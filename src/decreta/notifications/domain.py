"""Notices are rows first; mail is a row first too and is sent by a retried job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise

from decreta.core import clock, jobs
from decreta.notifications.models import Mail, Notice, NoticeQuerySet
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


def notify(
    *,
    holdings: Iterable[Holding],
    kind: str,
    facts: Mapping[str, Any],
    url: str,
    entry_id: UUID | None,
    by_person_id: UUID | None = None,
    at: dt.datetime | None = None,
) -> int:
    """Give a notice to the holders of posts and return how many were addressed.

    Nobody is told of his own act (`by_person_id`); a person with several of the posts is told once, in
    the first; the same audit entry never tells the same person the same thing twice, so calling again
    is harmless.
    """
    addressed: dict[UUID, Holding] = {}
    for holding in holdings:
        if holding.person_id != by_person_id:
            addressed.setdefault(holding.person_id, holding)
    moment = at or clock.now()
    notices = [
        Notice(
            person_id=person_id,
            holding_id=holding.pk,
            kind=kind,
            facts=dict(facts),
            url=url,
            entry_id=entry_id,
            created_at=moment,
        )
        for person_id, holding in addressed.items()
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def mark_read(*, notices: NoticeQuerySet, at: dt.datetime | None = None) -> int:
    """Remember that notices were read and return how many were new. Real time: reading is not simulated."""
    return notices.unread().update(read_at=at or clock.real_now())


def queue_mail(
    *,
    recipient: str,
    subject: Text,
    body: Text,
    attachment: Attachment | None = None,
    language: str = "",
) -> Mail:
    """Write a mail as a row and enqueue its sending, both in the present transaction.

    `subject` and `body` may be lazy translations or functions; they are worded in `language`.
    """
    with translation.override(language or translation.get_language()):
        subject_line = " ".join(_worded(subject).split())[:_SUBJECT_LENGTH]
        text = _worded(body)
    mail = Mail.objects.create(
        recipient=recipient,
        subject=subject_line,
        body=text,
        attachment_name=attachment.name if attachment else "",
        attachment_type=attachment.media_type if attachment else "",
        attachment=attachment.text if attachment else "",
        created_at=clock.real_now(),
    )
    jobs.enqueue("notifications.send_mail", lock=f"mail-{mail.pk}", mail_id=str(mail.pk))
    return mail


def queue_mail_to(*, holding: Holding, subject: Text, body: Text, attachment: Attachment | None = None) -> Mail | None:
    """Queue a mail to the holder of a post in his own language; None when he has no address."""
    person = holding.person
    if not person.email:
        return None
    language = person.user.language if person.user is not None else ""
    return queue_mail(recipient=person.email, subject=subject, body=body, attachment=attachment, language=language)


def _worded(text: Text) -> str:
    return str(text() if callable(text) and not isinstance(text, Promise) else text)
