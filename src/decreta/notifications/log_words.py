"""The log's words for notifications: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="notifications",
    name=pgettext_lazy("area of the log", "Notices and mail"),
    order=370,
    acts={
        "notifications.ways_chosen": pgettext_lazy("act", "chose how to be told"),
        "notifications.times_chosen": pgettext_lazy("act", "chose when mail may come"),
        "notifications.mails_stopped": pgettext_lazy("act", "ended mails of a kind"),
        "notifications.digest_stopped": pgettext_lazy("act", "ended the daily mail"),
        "notifications.mail_resent": pgettext_lazy("act", "had a mail sent again"),
    },
    things={
        "notifications.mail": pgettext_lazy("thing", "mail"),
    },
)
