"""The log's words for obstacles: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="obstacles",
    name=pgettext_lazy("area of the log", "Obstacles"),
    order=70,
    acts={
        "obstacles.raised": pgettext_lazy("act", "raised an obstacle"),
        "obstacles.linked": pgettext_lazy("act", "hung another task on an obstacle"),
        "obstacles.answered": pgettext_lazy("act", "answered on an obstacle"),
        "obstacles.passed": pgettext_lazy("act", "passed an obstacle on"),
        "obstacles.denied": pgettext_lazy("act", "said that an obstacle still stands"),
        "obstacles.gone": pgettext_lazy("act", "said that an obstacle is gone"),
        "obstacles.decided": pgettext_lazy("act", "decided on an obstacle"),
        "obstacles.escalated": pgettext_lazy("act", "an obstacle came up, since nobody answered"),
        "obstacles.ladder_set": pgettext_lazy("act", "set who is told of obstacles that nobody answers"),
        "obstacles.ladder_dropped": pgettext_lazy("act", "went back to a wider ladder of obstacles"),
    },
    things={
        "obstacles.obstacle": pgettext_lazy("thing", "obstacle"),
        "obstacles.ladder": pgettext_lazy("thing", "ladder of obstacles"),
    },
)
