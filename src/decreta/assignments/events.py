"""What this area writes in the log, in words: the audit browser and notices read it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AUDIT_WORDS: dict[str, Promise | str] = {
    "assignments.expected": _("named what is to be delivered"),
    "assignments.assigned": _("assigned"),
    "assignments.received": _("received the assignment"),
    "assignments.disputed": _("disputed the assignment"),
    "assignments.dispute_settled": _("settled the dispute"),
    "assignments.handed_down": _("handed the assignment down"),
    "assignments.clock_started": _("recorded the event that starts the clock"),
    "assignments.reported": _("reported progress"),
    "assignments.reported_done": _("reported that the work is done"),
    "assignments.progress_verified": _("answered a progress report"),
    "assignments.accepted": _("accepted the work"),
    "assignments.returned": _("returned the report"),
    "assignments.extension_asked": _("asked for an extension"),
    "assignments.extension_decided": _("decided on an extension"),
    "assignments.recovery_planned": _("filed a recovery plan"),
    "assignments.suspended": _("suspended the assignment"),
    "assignments.resumed": _("resumed the assignment"),
    "assignments.closed": _("closed the assignment otherwise"),
    "assignments.reopened": _("reopened the assignment"),
    "assignments.rung_fired": _("a deadline came near or passed"),
}
