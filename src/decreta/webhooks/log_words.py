"""The log's words for webhooks: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="webhooks",
    name=pgettext_lazy("area of the log", "Webhooks"),
    order=390,
    acts={
        "webhooks.endpoint_registered": pgettext_lazy("act", "registered a webhook"),
        "webhooks.secret_rotated": pgettext_lazy("act", "made a new secret for a webhook"),
        "webhooks.disabled": pgettext_lazy("act", "a webhook was switched off"),
        "webhooks.endpoint_enabled": pgettext_lazy("act", "switched a webhook on"),
        "webhooks.pinged": pgettext_lazy("act", "tested a webhook"),
        "webhooks.resent": pgettext_lazy("act", "had deliveries of a webhook sent again"),
    },
    things={
        "webhooks.endpoint": pgettext_lazy("thing", "webhook"),
    },
)
