"""The log's words for circulation: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="circulation",
    name=pgettext_lazy("area of the log", "Circulation"),
    order=180,
    acts={
        "circulation.sent": pgettext_lazy("act", "sent a paper round to be read"),
        "circulation.acknowledged": pgettext_lazy("act", "said that the paper was read"),
        "circulation.urged": pgettext_lazy("act", "urged readers of a paper"),
        "circulation.recalled": pgettext_lazy("act", "recalled the round of a paper"),
    },
    things={
        "circulation.circulation": pgettext_lazy("thing", "round of a paper"),
    },
)
