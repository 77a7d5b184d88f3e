"""Notices, mail that waits to be sent, and how people want to be told."""

from decreta.notifications.models.mail import Mail
from decreta.notifications.models.notices import Notice, NoticeQuerySet
from decreta.notifications.models.preferences import Digest, MailTimes, Preference

__all__ = ["Digest", "Mail", "MailTimes", "Notice", "NoticeQuerySet", "Preference"]
