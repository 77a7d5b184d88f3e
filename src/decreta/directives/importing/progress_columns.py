"""The columns of a list of assignments that is taken out to report on them, and what may be wrong in it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from decreta.assignments.enums import MilestoneState
from decreta.kit.importing import Choice, Column, ColumnKind
from decreta.kit.importing.faults import sentences

#: What an official writes; everything else is given.
WRITTEN: Final = (
    "text",
    "percent",
    "step",
    "step_on",
    "obstacle",
    "proposal",
    "forecast_on",
    "claims_done",
    "reported_on",
)


def _steps() -> list[Choice]:
    return [Choice(value, label) for value, label in MilestoneState.choices]


COLUMNS: Final = (
    Column("symbol", _("Directive"), is_given=True, width=18),
    Column("title", _("Task"), is_given=True, width=44),
    Column("assignee", _("Assigned to"), is_given=True, width=24),
    Column("deadline", _("Deadline (current)"), is_given=True, width=16),
    Column("last", _("Reported last"), is_given=True, width=40),
    Column("unproven", _("Evidence still missing"), is_given=True, width=28),
    Column("milestone", _("Next milestone"), is_given=True, width=28),
    Column(
        "text",
        _("What was done"),
        help=_("Left empty with everything else as it was, nothing is reported on this task."),
        width=48,
    ),
    Column("percent", _("Percent done"), kind=ColumnKind.NUMBER, most=100, width=10),
    Column("step", _("Where is the next milestone?"), kind=ColumnKind.CHOICE, choices=_steps, width=16),
    Column(
        "step_on",
        _("Milestone reached on"),
        kind=ColumnKind.DATE,
        help=_("Empty means the day of the report."),
        width=14,
    ),
    Column("obstacle", _("Obstacle"), width=32),
    Column("proposal", _("Proposal"), width=32),
    Column("forecast_on", _("Expected to be done on"), kind=ColumnKind.DATE, width=14),
    Column(
        "claims_done",
        _("The task is done"),
        kind=ColumnKind.YES_NO,
        help=_("Where evidence is still missing, the task is reported done on its own page, with its files."),
        width=12,
    ),
    Column(
        "reported_on",
        _("Day of the report"),
        kind=ColumnKind.DATE,
        help=_("Empty means now."),
        width=14,
    ),
    Column("key", _("Key of the assignment (do not change)"), required=True, is_given=True, is_hidden=True),
    Column("stood", _("As it stood (do not change)"), required=True, is_given=True, is_hidden=True),
)

sentences(
    {
        "not_ours": _("This is no assignment on which you may report. Take the list out again."),
        "not_taken_out": _("This row was not taken out here. Take the list out again."),
        "reported_since": _(
            "Somebody has reported on %(day)s, after this list was taken out: %(text)s Read it, then take the list out again."
        ),
        "sent_already": _("Sent already, on %(day)s."),
        "needs_evidence": _(
            "That it is done needs evidence for deliverable %(numbers)s. Report it with its files on the page of the task,"
            " and empty this cell here."
        ),
        "no_milestone": _("No milestone stands in this row."),
        "milestone_passed": _("This milestone is no longer ahead. Take the list out again."),
    }
)
