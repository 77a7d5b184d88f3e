"""The log's words for signing: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="signing",
    name=pgettext_lazy("area of the log", "Images of signatures"),
    order=140,
    acts={
        "signing.kept": pgettext_lazy("act", "brought the image of a signature"),
        "signing.dropped": pgettext_lazy("act", "took the image of a signature away"),
    },
    things={
        "signing.appearance": pgettext_lazy("thing", "image of a signature"),
    },
)
