"""What became of an assignment, as of a moment: one function of the facts (and its twin in `queries.timeliness`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, Protocol, TypeVar

from decreta.assignments.enums import AssignmentState, FactKind, Receipt, Timeliness

Against = Literal["current", "baseline"]
"""Which deadline a class is judged by: the one in force, or the one that was decided."""

NEAR_DUE = dt.timedelta(days=3)
#: What is near due, where it is told apart from what is in progress.
NEAR: Final = "near_due"

# The class of a matter is the first of these that one of its assignments has.
PRECEDENCE = (
    Timeliness.OVERDUE,
    Timeliness.IN_PROGRESS_IN_TIME,
    Timeliness.UNDATED,
    Timeliness.REPORTED_LATE,
    Timeliness.REPORTED_IN_TIME,
    Timeliness.SUSPENDED,
    Timeliness.DONE_LATE,
    Timeliness.DONE_IN_TIME,
    Timeliness.CLOSED_OTHERWISE,
)


class FactLike(Protocol):
    """What the fold reads of a fact."""

    kind: Any
    happened_at: Any
    recorded_at: Any
    ordinal: Any
    lapses_at: Any
    percent: Any
    forecast_on: Any
    receive_by: Any


AnyFact = TypeVar("AnyFact", bound=FactLike)


@dataclass(frozen=True)
class Standing:
    """Where an assignment stands by its facts. The model's columns of the same names repeat it for now."""

    assigned_at: dt.datetime | None = None
    baseline_lapses_at: dt.datetime | None = None
    current_lapses_at: dt.datetime | None = None
    received_at: dt.datetime | None = None
    receive_by: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    done_reported_at: dt.datetime | None = None
    done_accepted_at: dt.datetime | None = None
    suspended_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    is_disputed: bool = False
    times_returned: int = 0
    times_refused: int = 0
    percent: int | None = None
    forecast_on: dt.date | None = None

    @classmethod
    def of(cls, assignment: Any) -> Standing:
        """The standing as the columns of an assignment give it."""
        return cls(**{name: getattr(assignment, name) for name in cls.__dataclass_fields__})

    @property
    def is_returned(self) -> bool:
        """Whether the last report was returned or refused and the work is not yet reported done again: a flag beside the class."""
        has_fallen = self.times_returned + self.times_refused > 0
        return has_fallen and self.done_reported_at is None and self.closed_at is None

    def lapse(self, against: Against = "current") -> dt.datetime | None:
        return self.current_lapses_at if against == "current" else self.baseline_lapses_at


def classify(standing: Standing, as_of: dt.datetime, *, against: Against = "current") -> Timeliness:
    """The one class that is true as of a moment. For a date give `clock.end_of_day(date)`.

    Done in time is judged by the moment of the report that was later accepted (trap T6). A moment after the
    newest fact is a projection: what would be true if nothing more happened.
    """
    lapse = standing.lapse(against)
    if standing.closed_at is not None:
        return Timeliness.CLOSED_OTHERWISE
    if standing.done_accepted_at is not None:
        in_time = lapse is None or (standing.done_reported_at is not None and standing.done_reported_at < lapse)
        return Timeliness.DONE_IN_TIME if in_time else Timeliness.DONE_LATE
    if standing.suspended_at is not None:
        return Timeliness.SUSPENDED
    if standing.done_reported_at is not None:
        in_time = lapse is None or standing.done_reported_at < lapse
        return Timeliness.REPORTED_IN_TIME if in_time else Timeliness.REPORTED_LATE
    if lapse is None:
        return Timeliness.UNDATED
    return Timeliness.OVERDUE if as_of >= lapse else Timeliness.IN_PROGRESS_IN_TIME


def state_of(standing: Any) -> AssignmentState:
    """The state of an assignment, or of a `Standing`."""
    if standing.closed_at is not None:
        return AssignmentState.CLOSED
    if standing.done_accepted_at is not None:
        return AssignmentState.ACCEPTED
    if standing.suspended_at is not None:
        return AssignmentState.SUSPENDED
    if standing.done_reported_at is not None:
        return AssignmentState.REPORTED
    if standing.is_disputed:
        return AssignmentState.DISPUTED
    return AssignmentState.IN_WORK if standing.received_at is not None else AssignmentState.ASSIGNED


def receipt(standing: Standing, as_of: dt.datetime) -> Receipt:
    """Whether it was received, or disputed, within its receipt clock, as of a moment. Twin: `queries.receipts.receipt_now`."""
    if standing.receive_by is None:
        return Receipt.NO_CLOCK
    if standing.answered_at is not None:
        return Receipt.IN_TIME if standing.answered_at < standing.receive_by else Receipt.LATE
    if standing.closed_at is not None:
        return Receipt.ENDED
    return Receipt.MISSED if as_of >= standing.receive_by else Receipt.WAITING


def is_near_due(
    standing: Standing, as_of: dt.datetime, *, near: dt.timedelta = NEAR_DUE, against: Against = "current"
) -> bool:
    """Whether the work is in progress and its lapse is at most `near` away: a flag beside the class."""
    lapse = standing.lapse(against)
    if lapse is None or classify(standing, as_of, against=against) is not Timeliness.IN_PROGRESS_IN_TIME:
        return False
    return lapse - as_of <= near


def roll_up(classes: Iterable[Timeliness]) -> Timeliness | None:
    """The class of a matter from those of its answering assignments, the worst first; None when it has none.

    What was closed otherwise counts only when everything was.
    """
    return min(classes, key=PRECEDENCE.index, default=None)


def fold(facts: Iterable[FactLike], as_of: dt.datetime | None = None) -> Standing:
    """The standing by the facts that had happened and were recorded by a moment (all of them when it is None).

    Facts are taken in the order in which they were recorded. `assigned_at` is None before the assignment was known.
    """
    standing = Standing()
    for fact in sorted(facts, key=lambda each: int(each.ordinal)):
        if as_of is None or (fact.recorded_at <= as_of and fact.happened_at <= as_of):
            standing = _after(standing, fact)
    return standing


def course(facts: Iterable[AnyFact]) -> Iterator[tuple[AnyFact, Standing]]:
    """Each fact with the standing after it, in the order in which they were recorded."""
    standing = Standing()
    for fact in sorted(facts, key=lambda each: int(each.ordinal)):
        standing = _after(standing, fact)
        yield fact, standing


def _after(standing: Standing, fact: FactLike) -> Standing:
    """The standing after one more fact. A fact that carries a lapse sets the deadline in force."""
    changes = _CHANGES.get(FactKind(fact.kind), _nothing)(standing, fact)
    if fact.lapses_at is not None:
        changes["current_lapses_at"] = fact.lapses_at
    return replace(standing, **changes)


def _nothing(standing: Standing, fact: FactLike) -> dict[str, Any]:
    return {}


def _baseline(standing: Standing, fact: FactLike) -> dict[str, Any]:
    return {"baseline_lapses_at": standing.baseline_lapses_at or fact.lapses_at}


def _in_hand(standing: Standing, fact: FactLike) -> dict[str, Any]:
    """Who is told that the work is his has it in hand: a receipt is not asked for again."""
    return {"received_at": standing.received_at or fact.happened_at, **_answered(standing, fact)}


def _answered(standing: Standing, fact: FactLike) -> dict[str, Any]:
    """The first thing that the assignee said to it; who is told that it is his need not say anything."""
    return {"answered_at": standing.answered_at or fact.happened_at}


def _opened_again(standing: Standing, fact: FactLike) -> dict[str, Any]:
    """Open as on the first day: it must be received anew; what was said of the deadline stays."""
    ended = ("received_at", "done_reported_at", "done_accepted_at", "suspended_at", "closed_at")
    return {**dict.fromkeys(ended), "is_disputed": False, "receive_by": fact.receive_by, "answered_at": None}


_CHANGES: dict[FactKind, Callable[[Standing, FactLike], dict[str, Any]]] = {
    FactKind.ASSIGNED: lambda standing, fact: {
        "assigned_at": fact.happened_at,
        "receive_by": fact.receive_by,
        **_baseline(standing, fact),
    },
    FactKind.CLOCK_STARTED: _baseline,
    # The day of the event was mistaken, not the decision: what follows from both is reckoned anew.
    FactKind.CLOCK_CORRECTED: lambda _, fact: {"baseline_lapses_at": fact.lapses_at},
    FactKind.RECEIVED: _in_hand,
    FactKind.DISPUTED: lambda standing, fact: {"is_disputed": True, **_answered(standing, fact)},
    FactKind.DISPUTE_SETTLED: lambda standing, fact: {"is_disputed": False, **_in_hand(standing, fact)},
    # What is not stated anew stays; a returned claim says again what stands without it.
    FactKind.PROGRESS: lambda _, fact: {"percent": fact.percent, "forecast_on": fact.forecast_on},
    FactKind.REPORTED_DONE: lambda standing, fact: {
        "done_reported_at": fact.happened_at,
        "percent": fact.percent if fact.percent is not None else standing.percent,
        "forecast_on": fact.forecast_on or standing.forecast_on,
    },
    FactKind.ACCEPTED: lambda _, fact: {"done_accepted_at": fact.happened_at},
    FactKind.RETURNED: lambda standing, _: {"done_reported_at": None, "times_returned": standing.times_returned + 1},
    FactKind.REFUSED: lambda standing, _: {"done_reported_at": None, "times_refused": standing.times_refused + 1},
    FactKind.SUSPENDED: lambda _, fact: {"suspended_at": fact.happened_at},
    FactKind.RESUMED: lambda standing, fact: {"suspended_at": None, **_in_hand(standing, fact)},
    FactKind.CLOSED: lambda _, fact: {"closed_at": fact.happened_at},
    FactKind.REOPENED: _opened_again,
}
