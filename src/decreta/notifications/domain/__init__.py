"""Acts on notices and mail, and what followers of the log write."""

from decreta.notifications.domain.mail import Attachment, queue_mail, queue_mail_to
from decreta.notifications.domain.notices import Gathered, mark_read, notify, persons_told

__all__ = ["Attachment", "Gathered", "mark_read", "notify", "persons_told", "queue_mail", "queue_mail_to"]
