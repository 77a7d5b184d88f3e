"""The log's words for motions: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="motions",
    name=pgettext_lazy("area of the log", "Motions and amendments"),
    order=290,
    acts={
        "motions.moved": pgettext_lazy("act", "made a motion"),
        "motions.amended": pgettext_lazy("act", "moved an amendment"),
        "motions.reworded": pgettext_lazy("act", "wrote a motion anew"),
        "motions.said": pgettext_lazy("act", "supported a motion or objected to it"),
        "motions.withdrawn": pgettext_lazy("act", "withdrew a motion"),
        "motions.admitted": pgettext_lazy("act", "admitted a motion"),
        "motions.refused": pgettext_lazy("act", "refused a motion as out of order"),
        "motions.put": pgettext_lazy("act", "put a motion to the vote"),
        "motions.adopted": pgettext_lazy("act", "adopted a motion"),
        "motions.rejected": pgettext_lazy("act", "rejected a motion"),
        "motions.reopened": pgettext_lazy("act", "took a motion up again"),
        "motions.placed": pgettext_lazy("act", "put a motion elsewhere in the order"),
        "motions.worked_in": pgettext_lazy("act", "worked an amendment in"),
    },
    things={
        "motions.motion": pgettext_lazy("thing", "motion"),
    },
    facts={
        "has_other_words": pgettext_lazy("fact", "with other words"),
        "by_vote": pgettext_lazy("fact", "by a vote"),
    },
)
