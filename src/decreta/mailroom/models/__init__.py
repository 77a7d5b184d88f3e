"""The rows of this area."""

from decreta.mailroom.models.mailboxes import Mailbox
from decreta.mailroom.models.mails import Answering, Enclosure, Mail
from decreta.mailroom.models.notices import ReceiptRule, SenderNotice

__all__ = ["Answering", "Enclosure", "Mail", "Mailbox", "ReceiptRule", "SenderNotice"]
