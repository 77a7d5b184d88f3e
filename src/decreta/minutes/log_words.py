"""The log's words for minutes: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="minutes",
    name=pgettext_lazy("area of the log", "Minutes and decisions"),
    order=280,
    acts={
        "minutes.begun": pgettext_lazy("act", "began the minutes"),
        "minutes.edited": pgettext_lazy("act", "wrote in the minutes"),
        "minutes.circulated": pgettext_lazy("act", "put the minutes before the members"),
        "minutes.commented": pgettext_lazy("act", "said his word on the minutes"),
        "minutes.comment_answered": pgettext_lazy("act", "answered a remark on the minutes"),
        "minutes.taken_back": pgettext_lazy("act", "took the minutes back to write on"),
        "minutes.put_on_agenda": pgettext_lazy("act", "put the approval of minutes on an agenda"),
        "minutes.approved": pgettext_lazy("act", "stated that the minutes are approved"),
        "minutes.composed": pgettext_lazy("act", "composed the paper of the minutes"),
        "minutes.decision_entered": pgettext_lazy("act", "entered a decision"),
        "minutes.decision_linked": pgettext_lazy("act", "linked a decision to an earlier one"),
        "minutes.decision_carried": pgettext_lazy("act", "tied a decision to its paper"),
        "minutes.excerpt_composed": pgettext_lazy("act", "composed an excerpt of the minutes"),
    },
    things={
        "minutes.minutes": pgettext_lazy("thing", "minutes"),
        "minutes.decision": pgettext_lazy("thing", "decision"),
    },
)
