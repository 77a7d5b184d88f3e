"""What a worker does for the mailboxes."""

from __future__ import annotations

from decreta.core import jobs
from decreta.core.actor import Actor
from decreta.mailroom.domain import note_outcome, reading
from decreta.mailroom.enums import NoticeState
from decreta.mailroom.models import SenderNotice

_AT_ONCE = 500


@jobs.job(reading.READ_JOB, is_retried=False)
def read(mailbox_id: str) -> None:
    """Read one mailbox. Not retried as a job: the next minute does it, and a mailbox knows when it rests."""
    reading.read_mailbox(mailbox_id, by=Actor.system("mailroom.reading"))


@jobs.periodic("mailroom.read_due", cron="* * * * *")
def read_due() -> None:
    """Mailboxes that are to be read now."""
    reading.enqueue_due()


@jobs.periodic("mailroom.note_outcomes", cron="* * * * *")
def note_outcomes() -> None:
    """What the mail server said of mails to senders."""
    waits = SenderNotice.objects.filter(state__in=[NoticeState.WRITTEN, NoticeState.FAILED])
    for notice in waits.exclude(mail_id=None).order_by("noted_at")[:_AT_ONCE]:
        note_outcome(notice=notice, by=Actor.system("mailroom.outcomes"))
