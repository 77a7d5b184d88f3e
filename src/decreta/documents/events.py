"""How the acts of this area are called when they are told: in a document's history and in notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What each kind of audit entry says in a document's history.
TITLES = {
    "documents.drafted": _("Drafted"),
    "documents.revised": _("New version saved"),
    "documents.submitted": _("Submitted for approval"),
    "documents.returned": _("Returned"),
    "documents.approved": _("Approved"),
    "documents.withdrawn": _("Withdrawn"),
    "documents.number_taken": _("Number taken"),
    "documents.number_voided": _("Number made void"),
    "documents.issued": pgettext_lazy("history", "Signed, sealed, issued"),
    "documents.alias_added": _("Other symbol recorded"),
    "documents.opened_to": _("Opened for reading"),
    "documents.closed_to": _("Closed for reading"),
}
# Entries that went a step back: shown so, with their reason.
STEPS_BACK = frozenset({"documents.returned", "documents.number_voided", "documents.withdrawn"})
# Opening and closing is told in the list of readers; in the history it would bury everything else.
NOT_IN_HISTORY = frozenset({"documents.opened_to", "documents.closed_to"})
