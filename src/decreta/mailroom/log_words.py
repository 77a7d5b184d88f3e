"""The log's words for mailroom: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="mailroom",
    name=pgettext_lazy("area of the log", "Mailboxes and mails"),
    order=350,
    acts={
        "mailroom.mailbox_bound": pgettext_lazy("act", "bound a mailbox"),
        "mailroom.mailbox_changed": pgettext_lazy("act", "changed a mailbox"),
        "mailroom.mailbox_switched_off": pgettext_lazy("act", "switched a mailbox off"),
        "mailroom.mailbox_switched_on": pgettext_lazy("act", "switched a mailbox on"),
        "mailroom.mail_taken": pgettext_lazy("act", "took a mail"),
        "mailroom.mail_settled": pgettext_lazy("act", "looked after a mail that could not be taken"),
        "mailroom.receipts_ruled": pgettext_lazy("act", "ruled what senders are told"),
        "mailroom.receipt_owed": pgettext_lazy("act", "noted that a receipt is to be sent"),
        "mailroom.receipt_sent": pgettext_lazy("act", "wrote a receipt to the sender"),
        "mailroom.receipt_waived": pgettext_lazy("act", "noted that no receipt is needed"),
        "mailroom.return_told": pgettext_lazy("act", "told the sender that the paper goes back"),
        "mailroom.outcome_noted": pgettext_lazy("act", "noted whether a mail to a sender got through"),
        "mailroom.answering_judged": pgettext_lazy("act", "said whether a mail answers a paper"),
    },
    things={
        "mailroom.mailbox": pgettext_lazy("thing", "mailbox"),
        "mailroom.mail": pgettext_lazy("thing", "mail"),
        "mailroom.sendernotice": pgettext_lazy("thing", "mail to a sender"),
        "mailroom.receiptrule": pgettext_lazy("thing", "rule of receipts"),
    },
)
