"""The log's words for presenting: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="presenting",
    name=pgettext_lazy("area of the log", "Presenting"),
    order=310,
    acts={
        "presenting.shown": pgettext_lazy("act", "presented a page"),
        "presenting.asked": pgettext_lazy("act", "said who presents"),
        "presenting.stopped": pgettext_lazy("act", "ended the presentation"),
    },
)
