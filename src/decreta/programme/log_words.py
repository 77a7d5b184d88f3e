"""The log's words for programme: its acts."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="programme",
    name=pgettext_lazy("area of the log", "Drafting programmes"),
    order=220,
    acts={
        "programme.drawn_up": pgettext_lazy("act", "drew up a drafting programme"),
        "programme.expected": pgettext_lazy("act", "entered a paper into a drafting programme"),
        "programme.adopted": pgettext_lazy("act", "adopted a drafting programme"),
        "programme.amended": pgettext_lazy("act", "changed what a drafting programme expects"),
        "programme.taken_off": pgettext_lazy("act", "took a paper off a drafting programme"),
        "programme.bound": pgettext_lazy("act", "named the document of an expected paper"),
        "programme.rung_fired": pgettext_lazy("act", "reminded of an expected paper"),
    },
)
