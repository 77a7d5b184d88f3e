"""The log's words for operation: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="operation",
    name=pgettext_lazy("area of the log", "Backups and drills"),
    order=380,
    acts={
        "operation.backed_up": pgettext_lazy("act", "made a backup"),
        "operation.drilled": pgettext_lazy("act", "restored a backup as a drill"),
        "operation.restored": pgettext_lazy("act", "restored the installation from a backup"),
    },
    things={
        "operation.backup": pgettext_lazy("thing", "backup"),
    },
)
