"""The log's words for procedures: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="procedures",
    name=pgettext_lazy("area of the log", "Written procedures"),
    order=270,
    acts={
        "procedures.prepared": pgettext_lazy("act", "prepared a decision in writing"),
        "procedures.question_added": pgettext_lazy("act", "put a question of a written procedure"),
        "procedures.asked": pgettext_lazy("act", "put a written procedure before the members"),
        "procedures.answered": pgettext_lazy("act", "filled in an opinion form"),
        "procedures.paper_entered": pgettext_lazy("act", "entered an opinion form from paper"),
        "procedures.reminded": pgettext_lazy("act", "members who had not answered were reminded"),
        "procedures.prolonged": pgettext_lazy("act", "put the deadline of a written procedure off"),
        "procedures.withdrawn": pgettext_lazy("act", "withdrew a written procedure"),
        "procedures.closed": pgettext_lazy("act", "counted the opinions of a written procedure"),
        "procedures.tie_decided": pgettext_lazy("act", "decided a tie of a written procedure"),
        "procedures.converted": pgettext_lazy("act", "had a written procedure dealt with in a session"),
    },
    things={
        "procedures.procedure": pgettext_lazy("thing", "written procedure"),
    },
)
