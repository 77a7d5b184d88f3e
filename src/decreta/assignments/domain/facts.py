"""The only writer of facts and of the columns that repeat them.

Whoever wants to add a fact holds the assignment first: the row is locked until the act's transaction ends, so
facts are numbered without gaps and the columns are the fold over all facts, whatever acts at the same time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment, Fact, Report
from decreta.assignments.queries.receipts import receive_by
from decreta.assignments.timeliness import Standing, fold
from decreta.core import clock
from decreta.core.actor import Actor

__all__ = ["Held", "add", "begin", "fold", "hold", "state"]

_STANDING = tuple(Standing.__dataclass_fields__)
_COLUMNS = (*_STANDING, "last_fact_at")


@dataclass
class Held:
    """An assignment whose row is locked, with its facts."""

    assignment: Assignment
    facts: list[Fact]


def hold(assignment: Assignment) -> Held:
    """Lock the assignment for the rest of the transaction and bring the caller's copy up to date. Two statements."""
    assignment.refresh_from_db(fields=_COLUMNS, from_queryset=Assignment.objects.select_for_update())
    return Held(assignment, list(assignment.facts.order_by("ordinal")))


def begin(
    assignment: Assignment, *, lapses_at: dt.datetime | None, happened_at: dt.datetime, by: Actor, note: str = ""
) -> Held:
    """Save a new assignment together with its first fact."""
    fact = _fact(assignment, FactKind.ASSIGNED, 1, happened_at=happened_at, by=by, lapses_at=lapses_at)
    fact.note = note
    fact.receive_by = receive_by(assignment, happened_at)
    assignment.recorded_at = fact.recorded_at
    _write(assignment, [fact])
    assignment.save(force_insert=True)
    fact.save(force_insert=True)
    return Held(assignment, [fact])


def add(
    held: Held,
    kind: FactKind,
    *,
    happened_at: dt.datetime,
    by: Actor,
    lapses_at: dt.datetime | None = None,
    report: Report | None = None,
    note: str = "",
    percent: int | None = None,
    forecast_on: dt.date | None = None,
    decided_by: dict[str, Any] | None = None,
) -> Fact:
    """Add a fact to a held assignment and write the columns that follow from it. Two statements.

    `decided_by` is the recorded actor whose decision it is, where the software only carries it out.
    """
    ordinal = held.facts[-1].ordinal + 1 if held.facts else 1
    fact = _fact(held.assignment, kind, ordinal, happened_at=happened_at, by=by, lapses_at=lapses_at)
    fact.report = report
    fact.note = note
    fact.by = decided_by or fact.by
    fact.percent, fact.forecast_on = percent, forecast_on
    if kind is FactKind.REOPENED:
        fact.receive_by = receive_by(held.assignment, happened_at)
    fact.save(force_insert=True)
    held.facts.append(fact)
    _write(held.assignment, held.facts)
    held.assignment.save(update_fields=[*_STANDING, "last_fact_at"])
    return fact


def state(
    held: Held,
    kind: FactKind,
    report: Report,
    *,
    percent: int | None,
    forecast_on: dt.date | None,
    at: dt.datetime,
    by: Actor,
) -> None:
    """State how far the work is and when it will be done: with a claim that it is, else only where it is news."""
    said = (held.assignment.percent, held.assignment.forecast_on)
    if kind is not FactKind.PROGRESS or said != (percent, forecast_on):
        add(held, kind, happened_at=at, by=by, report=report, percent=percent, forecast_on=forecast_on)


def _fact(
    assignment: Assignment,
    kind: FactKind,
    ordinal: int,
    *,
    happened_at: dt.datetime,
    by: Actor,
    lapses_at: dt.datetime | None,
) -> Fact:
    return Fact(
        assignment=assignment,
        kind=kind,
        ordinal=ordinal,
        happened_at=happened_at,
        recorded_at=max(clock.now(), happened_at),
        lapses_at=lapses_at,
        by=by.as_facts(),
    )


def _write(assignment: Assignment, facts: list[Fact]) -> None:
    standing = fold(facts)
    for name in _STANDING:
        setattr(assignment, name, getattr(standing, name))
    assignment.last_fact_at = max(fact.recorded_at for fact in facts)
