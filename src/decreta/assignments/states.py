"""The workflow of an assignment as tables, nothing else. Timeliness is another thing: it follows from the facts (`timeliness`)."""

from __future__ import annotations

from decreta.assignments.enums import AssignmentState as S

# From where which act leads where. Acts whose outcome decides are named with it.
TRANSITIONS: dict[S, dict[str, S]] = {
    S.ASSIGNED: {
        "receive": S.IN_WORK,
        "dispute": S.DISPUTED,
        "report": S.IN_WORK,
        "report_done": S.REPORTED,
        "start_clock": S.ASSIGNED,
        "correct_clock": S.ASSIGNED,
        "ask_extension": S.ASSIGNED,
        "examine_extension": S.ASSIGNED,
        "decide_extension": S.ASSIGNED,
        "suspend": S.SUSPENDED,
        "close": S.CLOSED,
    },
    S.DISPUTED: {
        "uphold_dispute": S.CLOSED,
        "reject_dispute": S.IN_WORK,
        "start_clock": S.DISPUTED,
        "correct_clock": S.DISPUTED,
        "examine_extension": S.DISPUTED,
        "decide_extension": S.DISPUTED,
        "close": S.CLOSED,
    },
    S.IN_WORK: {
        "dispute": S.DISPUTED,
        "hand_down": S.IN_WORK,
        "report": S.IN_WORK,
        "report_done": S.REPORTED,
        "verify_progress": S.IN_WORK,
        "start_clock": S.IN_WORK,
        "correct_clock": S.IN_WORK,
        "ask_extension": S.IN_WORK,
        "examine_extension": S.IN_WORK,
        "decide_extension": S.IN_WORK,
        "file_recovery_plan": S.IN_WORK,
        "state_forecast": S.IN_WORK,
        "suspend": S.SUSPENDED,
        "close": S.CLOSED,
    },
    S.REPORTED: {
        "report": S.REPORTED,
        "verify_progress": S.REPORTED,
        "accept": S.ACCEPTED,
        "return_report": S.IN_WORK,
        "refuse_report": S.IN_WORK,
        "start_clock": S.REPORTED,
        "correct_clock": S.REPORTED,
        "examine_extension": S.REPORTED,
        "decide_extension": S.REPORTED,
        "close": S.CLOSED,
    },
    S.SUSPENDED: {
        "resume": S.IN_WORK,
        "verify_progress": S.SUSPENDED,
        "start_clock": S.SUSPENDED,
        "correct_clock": S.SUSPENDED,
        "examine_extension": S.SUSPENDED,
        "decide_extension": S.SUSPENDED,
        "close": S.CLOSED,
    },
    S.ACCEPTED: {"reopen": S.ASSIGNED, "correct_clock": S.ACCEPTED},
    S.CLOSED: {"reopen": S.ASSIGNED},
}

# Whose move it is; empty where it ends, unless it is reopened.
OWNERS: dict[S, tuple[str, ...]] = {
    S.ASSIGNED: ("assignee",),
    S.DISPUTED: ("monitor",),
    S.IN_WORK: ("assignee",),
    S.REPORTED: ("monitor",),
    S.ACCEPTED: (),
    S.SUSPENDED: ("monitor",),
    S.CLOSED: (),
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
    "refuse_report": "assignments.refused",
    "start_clock": "assignments.clock_started",
    "correct_clock": "assignments.clock_corrected",
    "ask_extension": "assignments.extension_asked",
    "examine_extension": "assignments.extension_examined",
    "decide_extension": "assignments.extension_decided",
    "file_recovery_plan": "assignments.recovery_planned",
    "state_forecast": "assignments.forecast_stated",
    "suspend": "assignments.suspended",
    "resume": "assignments.resumed",
    "close": "assignments.closed",
    "reopen": "assignments.reopened",
}
