"""The log's words for reporting: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="reporting",
    name=pgettext_lazy("area of the log", "Briefings and scheduled reports"),
    order=20,
    acts={
        "reporting.briefing_frozen": pgettext_lazy("act", "froze a briefing"),
        "reporting.briefing_printed": pgettext_lazy("act", "took a briefing along"),
        "reporting.schedule_ordered": pgettext_lazy("act", "ordered a scheduled report"),
        "reporting.schedule_paused": pgettext_lazy("act", "paused a scheduled report"),
        "reporting.schedule_resumed": pgettext_lazy("act", "let a scheduled report go on"),
        "reporting.schedule_ended": pgettext_lazy("act", "ended a scheduled report"),
        "reporting.paper_drafted": pgettext_lazy("act", "drafted a paper of a frozen report"),
        "reporting.edition_made": pgettext_lazy("act", "a scheduled report came"),
    },
    things={
        "reporting.briefing": pgettext_lazy("thing", "briefing"),
        "reporting.schedule": pgettext_lazy("thing", "scheduled report"),
        "reporting.edition": pgettext_lazy("thing", "report that came by itself"),
    },
)
