"""A mail becomes papers of the tray: once, with the mail itself kept, and with a reason for what became none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from decreta.audit import act, record
from decreta.capture.domain.taking_in import Part, Taken, take_in
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.files.domain import store
from decreta.files.naming import safe_name
from decreta.mailroom.enums import MailState
from decreta.mailroom.models import Answering, Enclosure, Mail, Mailbox
from decreta.mailroom.queries.threads import answered, known_as, subject_alone
from decreta.mailroom.rules import may_look_after


@dataclass(frozen=True)
class File:
    """A file of a mail: judged, or with the code of why it is not taken."""

    name: str
    size: int
    code: str = ""
    taken: Taken | None = None
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class Opened:
    """A mail that was taken apart: what its head says, its files, the bytes that came, or why it was not taken apart."""

    head: Mapping[str, Any]
    size: int
    arrived_at: dt.datetime
    content: bytes | None = None
    code: str = ""
    files: list[File] = field(default_factory=list)

    @property
    def reason(self) -> str:
        """Why the whole mail gives no paper, if it does not."""
        return self.code or ("" if self.files else "no_file")


@act("mailroom.take_mail")
def take_mail(*, mailbox: Mailbox, mail: Opened, by: Actor, at: dt.datetime | None = None) -> Mail:
    """Lay the papers of a mail into the tray of the mailbox's organisation; note the mail, and what it answers.

    The whole mail or nothing of it: what was taken bears its key, so that it is never taken a second time.
    """
    house, head = mailbox.organisation, mail.head
    may_look_after(house, by=by)
    kept = None
    if mail.content is not None:
        name = f"{safe_name(head['subject'], otherwise='mail')[:100]}.eml"
        kept = store(content=mail.content, name=name, by=by, at=at)
    is_refused = bool(mail.reason) or any(one.code for one in mail.files)
    row = Mail.objects.create(
        mailbox=mailbox,
        organisation=house,
        **{name: head[name] for name in ("key", "message_id", "sender", "sender_name", "subject", "is_automatic")},
        size=mail.size,
        arrived_at=mail.arrived_at,
        taken_at=at or clock.now(),
        file=kept,
        state=MailState.REFUSED if is_refused else MailState.TAKEN,
        code=mail.reason,
    )
    said = _said(row, head)
    papers: list[TrayPaper] = []
    for ordinal, file in enumerate(mail.files, start=1):
        enclosure = Enclosure.objects.create(
            mail=row, ordinal=ordinal, name=file.name[:255], size=file.size, code=file.code
        )
        if file.taken is not None:
            laid = take_in(
                organisation=house,
                taken=file.taken,
                parts=file.parts,
                way=Way.MAIL,
                came_key=f"{head['key'][:56]}.{ordinal}",
                for_unit=mailbox.unit,
                mail=said,
                came_in=kept,
                by=by,
                at=at,
            )
            enclosure.papers.set(laid)
            papers += laid
    found = answered(house, head["references"], head["subject"])
    Answering.objects.bulk_create(Answering(mail=row, document=one, because=because) for one, because in found)
    record(
        "mailroom.mail_taken",
        by=by,
        on=row,
        about=[house, mailbox],
        at=at,
        facts={
            "papers": len(papers),
            "reasons": sorted({one.code for one in mail.files if one.code} | ({mail.reason} - {""})),
            "answers": [str(one.pk) for one, _because in found],
        },
    )
    return row


def _said(row: Mail, head: Mapping[str, Any]) -> dict[str, Any]:
    """What the tray keeps of the mail beside each paper."""
    return {
        "mail": str(row.pk),
        "sender": row.sender,
        "sender_name": row.sender_name,
        "subject": subject_alone(row.subject),
        "sent_at": head["sent_at"],
        "known_as": known_as(row.organisation, row.sender),
    }
