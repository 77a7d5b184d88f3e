"""How the acts of this area are called when they are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TITLES = {
    "dispatch.opened": _("To be sent"),
    "dispatch.sent": pgettext_lazy("history", "Sent"),
    "dispatch.completed": _("Dispatch complete"),
    "dispatch.received": pgettext_lazy("history", "Received"),
    "dispatch.given_back": _("Given back"),
    "dispatch.proved": _("Proof recorded"),
    "dispatch.recalled": pgettext_lazy("history", "Recalled"),
    "dispatch.recall_confirmed": _("Recall confirmed"),
    "dispatch.related": _("Replaced or corrected"),
    "dispatch.link_opened": _("Opened by its link"),
    "dispatch.link_ended": _("Link ended"),
    "dispatch.link_renewed": _("New link sent"),
    "dispatch.mail_noted": _("Answer of the mail server"),
}
