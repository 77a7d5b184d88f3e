"""The log's words for urging: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="urging",
    name=pgettext_lazy("area of the log", "Urging and explanations"),
    order=50,
    acts={
        "urging.letter_dismissed": pgettext_lazy("act", "put a proposed urging letter aside"),
        "urging.letter_late": pgettext_lazy("act", "an urging letter was not answered in time"),
        "urging.explanation_asked": pgettext_lazy("act", "asked for an explanation"),
        "urging.explanation_answered": pgettext_lazy("act", "explained"),
        "urging.explanation_ended": pgettext_lazy("act", "judged or withdrew a request to explain"),
        "urging.explanation_late": pgettext_lazy("act", "an explanation was not given in time"),
    },
    things={
        "urging.explanation": pgettext_lazy("thing", "request to explain"),
    },
)
