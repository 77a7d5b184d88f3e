"""The log's words for directives: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="directives",
    name=pgettext_lazy("area of the log", "Directives and urging"),
    order=10,
    acts={
        "directives.take_up": pgettext_lazy("act", "took the document up as a directive"),
        "directives.declare_total": pgettext_lazy("act", "recorded the number of tasks declared"),
        "directives.assign_task": pgettext_lazy("act", "made a sentence a task"),
        "directives.amend_task": pgettext_lazy("act", "corrected a task"),
        "directives.change_deliverables": pgettext_lazy("act", "changed what a task must deliver"),
        "directives.mind_task": pgettext_lazy("act", "named who directs and who monitors a task"),
        "directives.set_recurrence": pgettext_lazy("act", "set how a task recurs"),
        "directives.stop_recurrence": pgettext_lazy("act", "stopped the recurrence of a task"),
        "directives.skip_occurrence": pgettext_lazy("act", "skipped an occurrence of a task"),
        "directives.open_occurrence": pgettext_lazy("act", "opened the next occurrence of a task"),
        "directives.occurrence_refused": pgettext_lazy("act", "could not open the next occurrence of a task"),
        "directives.withdraw_task": pgettext_lazy("act", "withdrew a task that was entered wrongly"),
        "directives.restore_task": pgettext_lazy("act", "took the withdrawal of a task back"),
        "directives.record_event": pgettext_lazy("act", "recorded an event"),
        "directives.correct_event": pgettext_lazy("act", "corrected the day of an event"),
        "directives.draft_urging_letter": pgettext_lazy("act", "drafted an urging letter"),
        "directives.urge_below": pgettext_lazy("act", "drafted an urging letter about what was handed down"),
        "directives.report_frozen": pgettext_lazy("act", "froze a progress report"),
        "directives.report_printed": pgettext_lazy("act", "took a progress report along"),
    },
    things={
        "directives.task": pgettext_lazy("thing", "task"),
        "directives.directive": pgettext_lazy("thing", "directive"),
        "directives.eventoccurrence": pgettext_lazy("thing", "event"),
        "directives.urgingletter": pgettext_lazy("thing", "urging letter"),
        "directives.frozenreport": pgettext_lazy("thing", "frozen report"),
    },
    facts={
        "clause": pgettext_lazy("fact", "clause"),
        "directs": pgettext_lazy("fact", "directing leader"),
        "monitors": pgettext_lazy("fact", "monitoring officer"),
        "declared": pgettext_lazy("fact", "tasks declared"),
        "occurrence": pgettext_lazy("fact", "occurrence"),
        "added": pgettext_lazy("fact", "added"),
        "renamed": pgettext_lazy("fact", "renamed"),
        "split_from": pgettext_lazy("fact", "part of task"),
    },
)
