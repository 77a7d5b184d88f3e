"""The log's words for dispatch: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="dispatch",
    name=pgettext_lazy("area of the log", "Sending and receiving"),
    order=170,
    acts={
        "dispatch.opened": pgettext_lazy("act", "opened a paper for sending"),
        "dispatch.sent": pgettext_lazy("act", "sent the paper"),
        "dispatch.completed": pgettext_lazy("act", "closed the sending of the paper"),
        "dispatch.received": pgettext_lazy("act", "received the paper that was sent"),
        "dispatch.given_back": pgettext_lazy("act", "gave the paper back to its sender"),
        "dispatch.proved": pgettext_lazy("act", "recorded that the paper arrived"),
        "dispatch.receipt_voided": pgettext_lazy("act", "noted that the number at the receiver is void"),
        "dispatch.recalled": pgettext_lazy("act", "recalled the paper"),
        "dispatch.recall_confirmed": pgettext_lazy("act", "confirmed the recall"),
        "dispatch.related": pgettext_lazy("act", "linked a later paper to an earlier one"),
        "dispatch.link_opened": pgettext_lazy("act", "opened the paper by its link"),
        "dispatch.link_ended": pgettext_lazy("act", "ended the link to the paper"),
        "dispatch.link_renewed": pgettext_lazy("act", "renewed the link to the paper"),
        "dispatch.mail_noted": pgettext_lazy("act", "noted what became of the mail"),
    },
)
