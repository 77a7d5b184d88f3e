"""The log's words for scim: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="scim",
    name=pgettext_lazy("area of the log", "Directory (SCIM)"),
    order=410,
    acts={
        "scim.user_created": pgettext_lazy("act", "opened an account on the directory's order"),
        "scim.user_changed": pgettext_lazy("act", "changed an account on the directory's order"),
        "scim.user_removed": pgettext_lazy("act", "closed an account that the directory deleted"),
        "scim.holders_set": pgettext_lazy("act", "changed who holds a post on the directory's order"),
    },
)
