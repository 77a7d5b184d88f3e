"""The log's words for cascade: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="cascade",
    name=pgettext_lazy("area of the log", "Levels and what is shared upward"),
    order=40,
    acts={
        "cascade.serve": pgettext_lazy("act", "said that an own task serves an assignment"),
        "cascade.release": pgettext_lazy("act", "said that an own task serves an assignment no longer"),
        "cascade.share": pgettext_lazy("act", "declared what is shared upward"),
        "cascade.roll_up_asked": pgettext_lazy("act", "asked for a roll-up"),
        "cascade.roll_up_agreed": pgettext_lazy("act", "agreed to a roll-up"),
        "cascade.roll_up_declined": pgettext_lazy("act", "declined a roll-up"),
        "cascade.roll_up_withdrawn": pgettext_lazy("act", "withdrew a roll-up"),
        "cascade.roll_up_ran_out": pgettext_lazy("act", "noted that a roll-up ended with its last day"),
        "cascade.share_ran_out": pgettext_lazy("act", "noted that what was shared ended with its last day"),
        "cascade.roll_up_cancelled": pgettext_lazy("act", "asked for a roll-up no longer"),
        "cascade.stop_sharing": pgettext_lazy("act", "took back what was shared upward"),
    },
    things={
        "cascade.rollup": pgettext_lazy("thing", "roll-up"),
        "cascade.share": pgettext_lazy("thing", "declaration of what is shared upward"),
    },
)
