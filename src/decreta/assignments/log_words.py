"""The log's words for assignments: its acts, its things and facts that it alone records."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="assignments",
    name=pgettext_lazy("area of the log", "Assignments and reports"),
    order=110,
    acts={
        "assignments.expected": pgettext_lazy("act", "named what is to be delivered"),
        "assignments.assigned": pgettext_lazy("act", "assigned"),
        "assignments.received": pgettext_lazy("act", "received the assignment"),
        "assignments.disputed": pgettext_lazy("act", "disputed the assignment"),
        "assignments.dispute_settled": pgettext_lazy("act", "settled the dispute"),
        "assignments.handed_down": pgettext_lazy("act", "handed the assignment down"),
        "assignments.clock_started": pgettext_lazy("act", "recorded the event that starts the clock"),
        "assignments.clock_corrected": pgettext_lazy("act", "corrected the day of the event that started the clock"),
        "assignments.reported": pgettext_lazy("act", "reported progress"),
        "assignments.reported_done": pgettext_lazy("act", "reported that the work is done"),
        "assignments.progress_verified": pgettext_lazy("act", "answered a progress report"),
        "assignments.accepted": pgettext_lazy("act", "accepted the work"),
        "assignments.returned": pgettext_lazy("act", "returned the report"),
        "assignments.refused": pgettext_lazy("act", "refused the report"),
        "assignments.extension_asked": pgettext_lazy("act", "asked for an extension"),
        "assignments.extension_examined": pgettext_lazy("act", "examined a request for more time"),
        "assignments.extension_decided": pgettext_lazy("act", "decided on an extension"),
        "assignments.recovery_planned": pgettext_lazy("act", "filed a recovery plan"),
        "assignments.forecast_stated": pgettext_lazy("act", "said by when the work will be done"),
        "assignments.minder_named": pgettext_lazy("act", "named who directs or monitors"),
        "assignments.milestones_set": pgettext_lazy("act", "set the milestones"),
        "assignments.suspended": pgettext_lazy("act", "suspended the assignment"),
        "assignments.resumed": pgettext_lazy("act", "resumed the assignment"),
        "assignments.closed": pgettext_lazy("act", "closed the assignment otherwise"),
        "assignments.reopened": pgettext_lazy("act", "reopened the assignment"),
        "assignments.ladder_set": pgettext_lazy("act", "set what fires by itself"),
        "assignments.ladder_dropped": pgettext_lazy("act", "went back to the ladder of the installation"),
        "assignments.receipt_clock_set": pgettext_lazy("act", "set the receipt clock"),
        "assignments.light_rule_set": pgettext_lazy("act", "set the rule of the lights"),
        "assignments.rung_fired": pgettext_lazy("act", "a deadline came near or passed"),
    },
    things={
        "assignments.assignment": pgettext_lazy("thing", "assignment"),
        "assignments.ladder": pgettext_lazy("thing", "ladder of reminders"),
        "assignments.receiptclock": pgettext_lazy("thing", "receipt clock"),
        "assignments.lightrule": pgettext_lazy("thing", "rule of the lights"),
    },
    facts={
        "deliverables": pgettext_lazy("fact", "deliverables"),
        "evidence": pgettext_lazy("fact", "pieces of evidence"),
        "forecast_on": pgettext_lazy("fact", "expected on"),
        "milestones": pgettext_lazy("fact", "milestones told of"),
        "set": pgettext_lazy("fact", "set for"),
        "dropped": pgettext_lazy("fact", "dropped"),
        "report": pgettext_lazy("fact", "report number"),
        "amount": pgettext_lazy("fact", "how many"),
        "receive_by": pgettext_lazy("fact", "to be received by"),
        "part": pgettext_lazy("fact", "as"),
        "passed_from": pgettext_lazy("fact", "until then with"),
        "started_on": pgettext_lazy("fact", "clock started on"),
    },
)
