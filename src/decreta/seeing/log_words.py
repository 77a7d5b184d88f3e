"""The log's words for seeing: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="seeing",
    name=pgettext_lazy("area of the log", "Dashboards"),
    order=60,
    acts={
        "seeing.dashboard_saved": pgettext_lazy("act", "kept a dashboard"),
        "seeing.dashboard_removed": pgettext_lazy("act", "removed a dashboard"),
        "seeing.tiles_placed": pgettext_lazy("act", "drew a map of tiles"),
        "seeing.start_chosen": pgettext_lazy("act", "chose what opens after signing in"),
    },
    things={
        "seeing.dashboard": pgettext_lazy("thing", "dashboard"),
        "seeing.tilemap": pgettext_lazy("thing", "map of tiles"),
    },
)
