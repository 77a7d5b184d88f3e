"""The workflow of an assignment as tables. Timeliness is another thing: it follows from the facts (`timeliness`)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an assignment is on its way. Computed from its standing, never stored."""

    ASSIGNED = "assigned", _("assigned, not yet received")
    DISPUTED = "disputed", _("disputed")
    IN_WORK = "in_work", _("in work")
    REPORTED = "reported", _("reported done, awaiting verification")
    ACCEPTED = "accepted", _("accepted")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("closed otherwise")


OPEN = (State.ASSIGNED, State.DISPUTED, State.IN_WORK, State.REPORTED, State.SUSPENDED)

# From where which act leads where. Acts whose outcome decides are named with it.
TRANSITIONS: dict[State, dict[str, State]] = {
    State.ASSIGNED: {
        "receive": State.IN_WORK,
        "dispute": State.DISPUTED,
        "report": State.IN_WORK,
        "report_done": State.REPORTED,
        "start_clock": State.ASSIGNED,
        "ask_extension": State.ASSIGNED,
        "decide_extension": State.ASSIGNED,
        "suspend": State.SUSPENDED,
        "close": State.CLOSED,
    },
    State.DISPUTED: {
        "uphold_dispute": State.CLOSED,
        "reject_dispute": State.IN_WORK,
        "start_clock": State.DISPUTED,
        "decide_extension": State.DISPUTED,
        "close": State.CLOSED,
    },
    State.IN_WORK: {
        "dispute": State.DISPUTED,
        "hand_down": State.IN_WORK,
        "report": State.IN_WORK,
        "report_done": State.REPORTED,
        "verify_progress": State.IN_WORK,
        "start_clock": State.IN_WORK,
        "ask_extension": State.IN_WORK,
        "decide_extension": State.IN_WORK,
        "file_recovery_plan": State.IN_WORK,
        "suspend": State.SUSPENDED,
        "close": State.CLOSED,
    },
    State.REPORTED: {
        "report": State.REPORTED,
        "verify_progress": State.REPORTED,
        "accept": State.ACCEPTED,
        "return_report": State.IN_WORK,
        "start_clock": State.REPORTED,
        "decide_extension": State.REPORTED,
        "close": State.CLOSED,
    },
    State.SUSPENDED: {
        "resume": State.IN_WORK,
        "verify_progress": State.SUSPENDED,
        "start_clock": State.SUSPENDED,
        "decide_extension": State.SUSPENDED,
        "close": State.CLOSED,
    },
    State.ACCEPTED: {"reopen": State.ASSIGNED},
    State.CLOSED: {"reopen": State.ASSIGNED},
}

# Whose move it is; empty where it ends, unless it is reopened.
OWNERS: dict[State, str] = {
    State.ASSIGNED: "assignee",
    State.DISPUTED: "monitor",
    State.IN_WORK: "assignee",
    State.REPORTED: "monitor",
    State.ACCEPTED: "",
    State.SUSPENDED: "monitor",
    State.CLOSED: "",
}

# The audit entry that each act leaves.
AUDIT_KINDS: dict[str, str] = {
    "receive": "assignments.received",
    "dispute": "assignments.disputed",
    "uphold_dispute": "assignments.dispute_settled",
    "reject_dispute": "assignments.dispute_settled",
    "hand_down": "assignments.handed_down",
    "report": "assignments.reported",
    "report_done": "assignments.reported_done",
    "verify_progress": "assignments.progress_verified",
    "accept": "assignments.accepted",
    "return_report": "assignments.returned",
    "start_clock": "assignments.clock_started",
    "ask_extension": "assignments.extension_asked",
    "decide_extension": "assignments.extension_decided",
    "file_recovery_plan": "assignments.recovery_planned",
    "suspend": "assignments.suspended",
    "resume": "assignments.resumed",
    "close": "assignments.closed",
    "reopen": "assignments.reopened",
}


def state_of(standing: Any) -> State:
    """The state of an assignment, or of a `timeliness.Standing`."""
    if standing.closed_at is not None:
        return State.CLOSED
    if standing.done_accepted_at is not None:
        return State.ACCEPTED
    if standing.suspended_at is not None:
        return State.SUSPENDED
    if standing.done_reported_at is not None:
        return State.REPORTED
    if standing.is_disputed:
        return State.DISPUTED
    return State.IN_WORK if standing.received_at is not None else State.ASSIGNED
