"""Jobs of this area."""

from __future__ import annotations

from decreta.core.jobs import job, periodic
from decreta.notifications import sending
from decreta.notifications.domain import mail, posting


@job("notifications.send_mail")
def send_mail(mail_id: str) -> None:
    """Send one queued mail; tried again with growing waits while the server cannot be reached."""
    sending.send(mail_id)


@periodic("notifications.post_at_once", cron="* * * * *")
def post_at_once() -> None:
    """Notices that go out at once, and those whose readers' quiet has ended."""
    posting.post_at_once()


@periodic("notifications.post_digests", cron="*/10 * * * *")
def post_digests() -> None:
    """The daily mails whose hour has come."""
    posting.post_digests()


@periodic("notifications.forget_sent_mail", cron="41 3 * * *")
def forget_sent_mail() -> None:
    """Mails that were sent a month ago."""
    mail.forget_sent()
