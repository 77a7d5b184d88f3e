"""The log's words for protection: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="protection",
    name=pgettext_lazy("area of the log", "Protected papers"),
    order=190,
    acts={
        "protection.read": pgettext_lazy("act", "read a protected paper"),
        "protection.noticed": pgettext_lazy("act", "noticed new readers of a protected paper"),
        "protection.fell_away": pgettext_lazy("act", "noted that readers of a protected paper fell away"),
        "protection.confirmed": pgettext_lazy("act", "confirmed the access to a protected paper"),
        "protection.refused": pgettext_lazy("act", "refused the access to a protected paper"),
        "protection.guarded": pgettext_lazy("act", "had a paper guarded"),
        "protection.unguarded": pgettext_lazy("act", "ended the guard of a paper"),
    },
)
