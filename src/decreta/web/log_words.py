"""The log's words for web: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="web",
    name=pgettext_lazy("area of the log", "Clock of the demonstration"),
    order=430,
    acts={
        "web.move_clock": pgettext_lazy("act", "moved the clock of the demonstration"),
    },
    things={
        "core.simulatedclock": pgettext_lazy("thing", "clock"),
    },
)
