"""What was handed down from a task's assignments: how it stands, and what who handed it down may do with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments import policies, rules
from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.assignments.timeliness import Standing, classify
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Lower:
    """One assignment below another: how it stands, what was last reported, what the reader may do."""

    assignment: Assignment
    timeliness: Timeliness
    newest: Report | None
    buttons: list[ButtonContext]


def with_uppers(assignments: list[Assignment]) -> list[Assignment]:
    """The same, each knowing the assignment above it where that is among them: rules ask for it."""
    by_id = {one.pk: one for one in assignments}
    for one in assignments:
        if one.parent_id in by_id:
            one.parent = by_id[one.parent_id]
    return assignments


def handed_down(
    assignments: list[Assignment],
    reports: list[Report],
    requests: list[ExtensionRequest],
    actor: Actor,
    at: dt.datetime,
) -> list[Lower]:
    """What hangs below assignments that the reader sees too. No statement."""
    by_id = {one.pk: one for one in assignments}
    for report in reports:
        report.assignment = by_id[report.assignment_id]
    for request in requests:
        request.assignment = by_id[request.assignment_id]
    found = []
    for one in assignments:
        if one.parent_id not in by_id:
            continue
        newest = next((report for report in reversed(reports) if report.assignment_id == one.pk), None)
        asked = next(
            (each for each in requests if each.assignment_id == one.pk and not hasattr(each, "decision")), None
        )
        buttons = [*_of_report(newest, actor), *_of_request(asked, actor), *_steering(one, actor)]
        found.append(Lower(one, classify(Standing.of(one), at), newest, buttons))
    return found


def _of_report(report: Report | None, actor: Actor) -> list[ButtonContext]:
    if report is None or hasattr(report, "verdict") or not allows(rules.may_verify, report=report, by=actor):
        return []
    return [
        ButtonContext(_("Verify report"), reverse("assignments:accept", args=[report.pk]), icon="check"),
        ButtonContext(_("Return or refuse"), reverse("assignments:return_report", args=[report.pk]), quiet=True),
    ]


def _of_request(request: ExtensionRequest | None, actor: Actor) -> list[ButtonContext]:
    if request is None or not allows(rules.may_decide_extension, request=request, by=actor):
        return []
    url = reverse("assignments:decide_extension", args=[request.pk])
    return [ButtonContext(_("Decide extension"), url, icon="calendar-clock")]


def _steering(one: Assignment, actor: Actor) -> list[ButtonContext]:
    if "close" not in policies.acts_now(one) or not allows(rules.may_steer, assignment=one, by=actor):
        return []
    return [ButtonContext(_("Take the work back"), reverse("assignments:close", args=[one.pk]), quiet=True)]
