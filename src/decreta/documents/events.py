"""How the acts of this area are called when they are told: in a document's history and in notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What each kind of audit entry says in a document's history.
TITLES = {
    "documents.drafted": _("Drafted"),
    "documents.revised": _("New version saved"),
    "documents.submitted": _("Submitted for approval"),
    "documents.taken_back": _("Taken back"),
    "documents.returned": _("Returned"),
    "documents.checked": _("Checked"),
    "documents.approved": _("Approved"),
    "documents.withdrawn": _("Withdrawn"),
    "documents.number_taken": _("Number taken"),
    "documents.number_voided": _("Number made void"),
    "documents.stub_registered": _("Numbered; the paper is kept elsewhere"),
    "documents.copied": _("Numbered as a copy"),
    "documents.issued": pgettext_lazy("history", "Signed, sealed, issued"),
    "documents.alias_added": _("Other symbol recorded"),
    "documents.opened_to": _("Opened for reading"),
    "documents.closed_to": _("Closed for reading"),
    "documents.frozen": pgettext_lazy("history", "Recalled"),
}
# Entries that went a step back: shown so, with their reason.
STEPS_BACK = frozenset(
    {"documents.taken_back", "documents.returned", "documents.number_voided", "documents.withdrawn", "documents.frozen"}
)
# Opening and closing is told in the list of readers; in the history it would bury everything else.
NOT_IN_HISTORY = frozenset({"documents.opened_to", "documents.closed_to"})

# The same for the history of an arrival.
ARRIVAL_TITLES = {
    "documents.arrival_registered": _("Registered"),
    "documents.arrival_corrected": _("Corrected"),
    "documents.arrival_returned": pgettext_lazy("arrival", "Sent back"),
    "documents.arrival_voided": _("Number made void"),
    "documents.arrival_settled": _("Settled"),
    "documents.arrival_reopened": _("Taken up again"),
    "documents.marked": _("Directive mark written"),
    "documents.mark_withdrawn": _("Mark withdrawn"),
    "documents.reply_linked": _("Answer named"),
    "documents.arrival_cancelled": _("Recalled by its issuer"),
}
ARRIVAL_STEPS_BACK = frozenset(
    {
        "documents.arrival_returned",
        "documents.arrival_voided",
        "documents.mark_withdrawn",
        "documents.arrival_reopened",
        "documents.arrival_cancelled",
    }
)
