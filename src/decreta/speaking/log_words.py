"""The log's words for speaking: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="speaking",
    name=pgettext_lazy("area of the log", "Debates"),
    order=300,
    acts={
        "speaking.asked": pgettext_lazy("act", "asked to speak"),
        "speaking.withdrawn": pgettext_lazy("act", "took a request to speak back"),
        "speaking.placed": pgettext_lazy("act", "put a speaker elsewhere in the list"),
        "speaking.begun": pgettext_lazy("act", "gave the floor"),
        "speaking.ended": pgettext_lazy("act", "a speech ended"),
        "speaking.paused": pgettext_lazy("act", "interrupted a speech"),
        "speaking.resumed": pgettext_lazy("act", "let a speech go on"),
        "speaking.granted": pgettext_lazy("act", "granted more time to speak"),
        "speaking.debate_set": pgettext_lazy("act", "set the rules of the debate"),
        "speaking.group_set": pgettext_lazy("act", "set a group of speakers"),
        "speaking.group_removed": pgettext_lazy("act", "dissolved a group of speakers"),
        "speaking.list_closed": pgettext_lazy("act", "closed the list of speakers"),
        "speaking.list_reopened": pgettext_lazy("act", "opened the list of speakers again"),
    },
    things={
        "speaking.speech": pgettext_lazy("thing", "speech"),
    },
)
