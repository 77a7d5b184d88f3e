"""The log's words for subscriptions: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="subscriptions",
    name=pgettext_lazy("area of the log", "Saved searches"),
    order=200,
    acts={
        "subscriptions.subscribed": pgettext_lazy("act", "subscribed to a saved search"),
        "subscriptions.unsubscribed": pgettext_lazy("act", "ended a subscription"),
        "subscriptions.found": pgettext_lazy("act", "a saved search found something new"),
    },
    things={
        "subscriptions.subscription": pgettext_lazy("thing", "subscription"),
    },
)
