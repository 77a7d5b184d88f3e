"""What waits for the reader of the page of a task, on the assignment that it shows and on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.queries.waiting import NAMED, Waiting, of_dispute, of_report, of_request, pressing, waiting_on


@dataclass(frozen=True)
class Waits:
    """A report and a request on the shown assignment, and everything that waits on others."""

    report: Report | None
    request: ExtensionRequest | None
    others: list[Waiting]


def waits_among(
    everything: Sequence[Assignment],
    reports: Sequence[Report],
    extensions: Sequence[ExtensionRequest],
    shown: Assignment | None,
) -> Waits:
    """What waits on assignments, by the reports and requests that the page has read."""
    root = pressing([one for one in reports if one.assignment.parent_id is None])
    asked_for = [one for one in extensions if _waits(one)]
    report = _first_of(shown, sorted(root, key=lambda one: (not one.claims_done, one.reported_at)))
    request = _first_of(shown, asked_for)
    others = [of_dispute(one) for one in everything if _disputes(one) and one != shown]
    others += [of_report(one) for one in root if one is not report and one.assignment.closed_at is None]
    others += [of_request(one) for one in asked_for if one is not request]
    return Waits(report, request, others)


def waits_of_many(task: Task, actor: Actor, shown: Assignment | None = None) -> tuple[list[Waiting], frozenset[str]]:
    """What waits on the many assignments of a task but for the shown one: the first of each kind, and of which there are more."""
    by_kind: dict[str, list[Waiting]] = {}
    for one in waiting_on(actor, task.pk):
        if shown is None or one.assignment.pk != shown.pk:
            by_kind.setdefault(one.kind, []).append(one)
    first = [one for kind in by_kind.values() for one in kind[:NAMED]]
    return first, frozenset(kind for kind, rows in by_kind.items() if len(rows) > NAMED)


def _waits(asked: ExtensionRequest) -> bool:
    """Whether a request still waits: it is undecided, and the work has not ended."""
    of = asked.assignment
    is_open = of.closed_at is None and of.done_accepted_at is None
    return is_open and of.parent_id is None and not hasattr(asked, "decision")


def _disputes(one: Assignment) -> bool:
    return one.is_disputed and one.closed_at is None and one.parent_id is None


def _first_of(shown: Assignment | None, found: list[Any]) -> Any:
    """What waits on the shown assignment."""
    return next((one for one in found if shown is not None and one.assignment_id == shown.pk), None)
