"""The log's words for contributions: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="contributions",
    name=pgettext_lazy("area of the log", "Contributions"),
    order=100,
    acts={
        "contributions.asked": pgettext_lazy("act", "asked for a contribution"),
        "contributions.delivered": pgettext_lazy("act", "delivered a contribution"),
        "contributions.declined": pgettext_lazy("act", "said why it cannot contribute"),
        "contributions.offered": pgettext_lazy("act", "contributed without being asked"),
        "contributions.judged": pgettext_lazy("act", "judged a contribution"),
        "contributions.withdrawn": pgettext_lazy("act", "no longer asked for a contribution"),
    },
    things={
        "contributions.contribution": pgettext_lazy("thing", "contribution"),
    },
)
