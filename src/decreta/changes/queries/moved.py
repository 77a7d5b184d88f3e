"""How deadlines moved: who asked for more time, when, until when, and what was decided by which paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from decreta.assignments.models import Assignment, ExtensionDecision, ExtensionRequest
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

#: Nobody decides on more time for work that has ended.
_ENDED: Final = Q(assignment__closed_at__isnull=False) | Q(assignment__done_accepted_at__isnull=False)
#: The tabs of the list, in their order, and what each holds.
STATES: Final = {
    "waiting": Q(decision=None, assignment__closed_at=None, assignment__done_accepted_at=None),
    "granted": Q(decision__is_granted=True),
    "refused": Q(decision__is_granted=False),
    "moot": Q(decision=None) & _ENDED,
    "all": Q(),
}


@dataclass(frozen=True)
class Asked:
    """What the list is asked for."""

    state: str = "waiting"
    body: str = ""
    agency: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address; what is unknown is left out."""
        state = query.get("state", "waiting")
        return cls(
            state=state if state in STATES else "waiting",
            body=query.get("body", ""),
            agency=query.get("agency", ""),
            q=query.get("q", "").replace("\x00", "").strip(),
        )


@dataclass(frozen=True)
class Moved:
    """One request with its task; `decision` is None while it waits, and where the work ended before it was decided."""

    request: ExtensionRequest
    task: Task

    @property
    def pk(self) -> UUID:
        """The key of the row."""
        key: UUID = self.request.pk
        return key

    @property
    def decision(self) -> ExtensionDecision | None:
        """What was decided on it."""
        return getattr(self.request, "decision", None)

    @property
    def state(self) -> str:
        """In which of the tabs it stands besides that of all."""
        if self.decision is not None:
            return "granted" if self.decision.is_granted else "refused"
        held = self.request.assignment
        return "waiting" if held.closed_at is None and held.done_accepted_at is None else "moot"

    @property
    def stood(self) -> dt.datetime | None:
        """The deadline that stood when it was asked."""
        lapse: dt.datetime | None = self.request.stood  # type: ignore[attr-defined]
        return lapse


def requests(actor: Actor, asked: Asked) -> QuerySet[ExtensionRequest]:
    """The requests on tasks that the reader sees, in any state, narrowed but for the state."""
    assignments = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND)
    if asked.body:
        assignments = assignments.filter(monitor__code=asked.body)
    if asked.agency:
        # What a house gave its own units and officers is its own too.
        assignments = assignments.filter(Q(organisation__code=asked.agency) | Q(house__code=asked.agency, parent=None))
    if asked.q:
        assignments = assignments.filter(matter_id__in=Task.objects.found_by_words(asked.q, actor).values("pk"))
    return ExtensionRequest.objects.filter(assignment__in=assignments)


def counts(actor: Actor, asked: Asked) -> dict[str, int]:
    """How many there are in each state. One statement."""
    counted = {name: Count("pk", filter=state) if state else Count("pk") for name, state in STATES.items()}
    found: dict[str, int] = requests(actor, asked).aggregate(**counted)
    return found


def in_rows(actor: Actor, asked: Asked) -> QuerySet[ExtensionRequest]:
    """Those in the state that is asked for, with the deadline that stood when each was asked."""
    earlier = ExtensionDecision.objects.filter(
        request__assignment=OuterRef("assignment"), is_granted=True, decided_at__lt=OuterRef("asked_at")
    ).order_by("-decided_at")
    related = ("organisation", "body", "unit", "holding__person", "holding__post", "monitor")
    return (
        requests(actor, asked)
        .filter(STATES[asked.state])
        .select_related("decision", *(f"assignment__{one}" for one in related))
        .annotate(stood=Coalesce(Subquery(earlier.values("lapses_at")[:1]), F("assignment__baseline_lapses_at")))
    )


def with_tasks(actor: Actor, found: QuerySet[ExtensionRequest]) -> list[Moved]:
    """Rows with their tasks, whose words are told to the reader or withheld. Two statements."""
    rows = list(found)
    told = Task.objects.told_to(actor).select_related("directive__document", "clause").defer("search")
    tasks = told.in_bulk({one.assignment.matter_id for one in rows})
    return [Moved(one, tasks[one.assignment.matter_id]) for one in rows if one.assignment.matter_id in tasks]
