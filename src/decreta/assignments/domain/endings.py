"""How an assignment ends, and with it what was handed down from it."""

from __future__ import annotations

import datetime as dt

from decreta.assignments import matters
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import FactKind
from decreta.assignments.models import Report
from decreta.core.actor import Actor


def end(
    held: facts.Held, kind: FactKind, *, by: Actor, at: dt.datetime, note: str = "", report: Report | None = None
) -> None:
    """Accept or close a held assignment; what was handed down from it and is still open is closed with it.

    The caller writes the entry of acceptance itself; a closing is entered here.
    """
    facts.add(held, kind, happened_at=at, by=by, note=note, report=report)
    if kind is FactKind.CLOSED:
        enter("assignments.closed", held.assignment, by=by, at=at, facts={})
    matters.ends(held.assignment, by)
    below = held.assignment.handed_down.filter(closed_at=None, done_accepted_at=None).order_by("pk")
    for lower in below:
        end(facts.hold(lower), FactKind.CLOSED, by=by, at=max(at, lower.assigned_at), note=note)
