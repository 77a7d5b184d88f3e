"""Jobs of this area."""

from __future__ import annotations

from decreta.core.jobs import job
from decreta.notifications import sending


@job("notifications.send_mail")
def send_mail(mail_id: str) -> None:
    """Send one queued mail; tried again with growing waits while the server cannot be reached."""
    sending.send(mail_id)
