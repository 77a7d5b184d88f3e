"""The log's words for polls: their acts and their things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="dates",
    name=pgettext_lazy("area of the log", "Dates of sittings"),
    order=255,
    acts={
        "dates.asked": pgettext_lazy("act", "asked the members when they can come"),
        "dates.answered": pgettext_lazy("act", "said when he can come"),
        "dates.chosen": pgettext_lazy("act", "chose one of the possible times of a session"),
        "dates.withdrawn": pgettext_lazy("act", "withdrew the question when members can come"),
        "dates.reminded": pgettext_lazy("act", "those who had not said when they can come were reminded"),
    },
    things={"dates.datepoll": pgettext_lazy("thing", "date poll of a session")},
)
