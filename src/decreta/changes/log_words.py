"""The log's words for changes: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="changes",
    name=pgettext_lazy("area of the log", "Changes of tasks by papers"),
    order=120,
    acts={
        "changes.extension_letter_drafted": pgettext_lazy("act", "drafted a letter that decides on extensions"),
        "changes.extension_letter_took_effect": pgettext_lazy("act", "carried out an issued letter on extensions"),
        "changes.extension_letter_given_up": pgettext_lazy("act", "gave up a letter on extensions"),
        "changes.tasks_ended": pgettext_lazy("act", "ended tasks by a paper"),
        "changes.passed_to_successor": pgettext_lazy("act", "passed tasks of an organisation to its successor"),
        "changes.passing_taken_back": pgettext_lazy("act", "took back what had passed to a successor"),
    },
    things={
        "changes.ending": pgettext_lazy("thing", "ending of tasks"),
        "changes.passing": pgettext_lazy("thing", "passing of tasks to a successor"),
        "changes.extensionletter": pgettext_lazy("thing", "letter on extensions"),
    },
    facts={
        "goes_on_in": pgettext_lazy("fact", "goes on in task"),
        "begun": pgettext_lazy("fact", "begun for the successor"),
        "predecessor": pgettext_lazy("fact", "predecessor"),
        "successor": pgettext_lazy("fact", "successor"),
        "not_carried_out": pgettext_lazy("fact", "not carried out"),
    },
)
