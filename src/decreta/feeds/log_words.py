"""The log's words for feeds: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="feeds",
    name=pgettext_lazy("area of the log", "Calendar feeds"),
    order=400,
    acts={
        "feeds.feed_made": pgettext_lazy("act", "made a calendar feed"),
        "feeds.feed_revoked": pgettext_lazy("act", "revoked a calendar feed"),
    },
    things={
        "feeds.feed": pgettext_lazy("thing", "calendar feed"),
    },
)
