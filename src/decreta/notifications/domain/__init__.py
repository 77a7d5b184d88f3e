"""Acts on notices and mail, and what followers of the log write."""

from decreta.notifications.domain.mail import Attachment, queue_mail, queue_mail_to
from decreta.notifications.domain.notices import mark_read, notify

__all__ = ["Attachment", "mark_read", "notify", "queue_mail", "queue_mail_to"]
