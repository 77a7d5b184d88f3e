"""The acts of this area. Only they save."""

from decreta.mailroom.domain.looking_after import judge_answering, settle_mail
from decreta.mailroom.domain.mailboxes import (
    Settings,
    bind_mailbox,
    change_mailbox,
    switch_mailbox_off,
    switch_mailbox_on,
    try_mailbox,
)
from decreta.mailroom.domain.taking import take_mail
from decreta.mailroom.domain.telling import (
    note_outcome,
    owe_receipt,
    rule_receipts,
    send_receipt,
    waive_receipt,
    write_back,
)

__all__ = [
    "Settings",
    "bind_mailbox",
    "change_mailbox",
    "judge_answering",
    "note_outcome",
    "owe_receipt",
    "rule_receipts",
    "send_receipt",
    "settle_mail",
    "switch_mailbox_off",
    "switch_mailbox_on",
    "take_mail",
    "try_mailbox",
    "waive_receipt",
    "write_back",
]
