"""The log's words for files: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="files",
    name=pgettext_lazy("area of the log", "Files"),
    order=360,
    acts={
        "files.stored": pgettext_lazy("act", "stored a file"),
    },
    things={
        "files.storedfile": pgettext_lazy("thing", "file"),
    },
)
