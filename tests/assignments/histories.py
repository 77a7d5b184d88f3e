"""Random histories of assignments: walks through the table of transitions, written as facts, and rows made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from decreta.assignments.enums import AssignmentRole, FactKind
from decreta.assignments.models import Assignment, Fact
from decreta.assignments.states import TRANSITIONS
from decreta.assignments.timeliness import Standing, fold, state_of
from decreta.core.actor import Actor
from tests.assignments.office import moment

_SYSTEM = Actor.system("tests")

START = moment(1, 1, hour=0)
HOURS = 24 * 120

# The facts that each act leaves.
FACTS: dict[str, tuple[FactKind, ...]] = {
    "receive": (FactKind.RECEIVED,),
    "dispute": (FactKind.DISPUTED,),
    "uphold_dispute": (FactKind.DISPUTE_SETTLED, FactKind.CLOSED),
    "reject_dispute": (FactKind.DISPUTE_SETTLED,),
    "report": (FactKind.PROGRESS,),
    "state_forecast": (FactKind.PROGRESS,),
    "report_done": (FactKind.REPORTED_DONE,),
    "accept": (FactKind.ACCEPTED,),
    "return_report": (FactKind.RETURNED,),
    "refuse_report": (FactKind.REFUSED,),
    "decide_extension": (FactKind.EXTENDED,),
    "start_clock": (FactKind.CLOCK_STARTED,),
    "correct_clock": (FactKind.CLOCK_CORRECTED,),
    "suspend": (FactKind.SUSPENDED,),
    "resume": (FactKind.RESUMED,),
    "close": (FactKind.CLOSED,),
    "reopen": (FactKind.REOPENED,),
}
ALWAYS_A_LAPSE = {FactKind.EXTENDED, FactKind.CLOCK_STARTED, FactKind.CLOCK_CORRECTED}


@dataclass
class Step:
    """A fact before it has a row."""

    kind: FactKind
    happened_at: dt.datetime
    recorded_at: dt.datetime
    ordinal: int
    lapses_at: dt.datetime | None
    percent: int | None = None
    forecast_on: dt.date | None = None
    receive_by: dt.datetime | None = None


def moments() -> st.SearchStrategy[dt.datetime]:
    return st.integers(0, HOURS).map(lambda hours: START + dt.timedelta(hours=hours))


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """What may happen to one assignment, some of it stated later than it happened."""
    waits = draw(st.booleans())
    clock = START + dt.timedelta(hours=draw(st.integers(0, 500)))
    steps = [Step(FactKind.ASSIGNED, clock, clock, 1, None if waits else draw(st.none() | moments()))]
    steps[0].receive_by = draw(st.none() | st.integers(1, 200).map(lambda hours: clock + dt.timedelta(hours=hours)))
    has_baseline = steps[0].lapses_at is not None
    for _ in range(draw(st.integers(0, 9))):
        state = state_of(fold(steps))
        possible = sorted(
            act
            for act in TRANSITIONS[state]
            if act in FACTS
            and (act != "start_clock" or (waits and not has_baseline))
            and (act != "correct_clock" or (waits and has_baseline))
        )
        if not possible:
            break
        act = draw(st.sampled_from(possible))
        clock += dt.timedelta(hours=draw(st.integers(0, 300)))
        happened_at = max(steps[0].happened_at, clock - dt.timedelta(hours=draw(st.sampled_from((0, 0, 1, 100)))))
        for kind in FACTS[act]:
            receive_by = clock + dt.timedelta(hours=draw(st.integers(1, 60))) if kind is FactKind.REOPENED else None
            lapse = draw(moments()) if kind in ALWAYS_A_LAPSE else None
            if kind is FactKind.RESUMED:
                lapse = draw(st.none() | moments())
            has_baseline = has_baseline or kind is FactKind.CLOCK_STARTED
            said = ()
            if kind is FactKind.PROGRESS:
                said = (draw(st.none() | st.integers(0, 100)), draw(st.none() | moments().map(dt.datetime.date)))
            steps.append(Step(kind, happened_at, clock, len(steps) + 1, lapse, *said))
            steps[-1].receive_by = receive_by
    return steps


def stored_as(office: Any, steps: list[Step], matter_id: UUID, role: AssignmentRole, **named: Any) -> Assignment:
    """An assignment with such a history, its columns written as the acts write them."""
    standing = fold(steps)
    columns = {name: getattr(standing, name) for name in Standing.__dataclass_fields__}
    given = {"matter_kind": "tests.matter", **(named or {"body": office.committee})}
    assignment = Assignment.objects.create(
        matter_id=matter_id,
        role=role,
        deadline={"kind": "unstated"},
        recorded_at=steps[0].recorded_at,
        last_fact_at=max(step.recorded_at for step in steps),
        **columns,
        **given,
    )
    Fact.objects.bulk_create(Fact(assignment=assignment, by=_SYSTEM.as_facts(), **vars(step)) for step in steps)
    return assignment
