"""The log's words for cadence: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="cadence",
    name=pgettext_lazy("area of the log", "Regular reports"),
    order=90,
    acts={
        "cadence.rule_set": pgettext_lazy("act", "set how often there must be a report"),
        "cadence.rule_ended": pgettext_lazy("act", "ended a rule of reporting"),
        "cadence.reminded": pgettext_lazy("act", "told that a report is due or was missed"),
    },
    things={
        "cadence.reportrule": pgettext_lazy("thing", "rule of reporting"),
    },
)
