"""The log's words for reading: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="reading",
    name=pgettext_lazy("area of the log", "Reading of papers"),
    order=260,
    acts={
        "reading.pack_taken": pgettext_lazy("act", "took along all papers of a sitting"),
    },
)
