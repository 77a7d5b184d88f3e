"""The log's words for cosigning: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="cosigning",
    name=pgettext_lazy("area of the log", "Several signatures"),
    order=150,
    acts={
        "cosigning.named": pgettext_lazy("act", "asked a post to sign too"),
        "cosigning.dropped": pgettext_lazy("act", "asked a post no longer to sign"),
        "cosigning.agreed": pgettext_lazy("act", "signed beside others"),
        "cosigning.refused": pgettext_lazy("act", "refused to sign"),
    },
)
