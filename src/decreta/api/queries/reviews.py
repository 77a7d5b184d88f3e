"""Directives without an end as they are shown: when they are looked at next, and what was said of them before."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, coded, doer, moment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task
from decreta.reviews.enums import Outcome, StepKind
from decreta.reviews.queries.due import endless, seen
from decreta.reviews.tables.reviews import NEAR, subject


class ReviewRow(TypedDict):
    """A directive of which `endless` open tasks have no deadline. Its subject is a line where it is withheld."""

    directive: UUID
    body: str
    subject: str
    is_withheld: bool
    decided_on: dt.date
    endless: int
    review_on: dt.date
    is_due: bool
    newest_outcome: Coded | None


class ReviewStepShape(TypedDict):
    """That it was looked at, or that the day was moved."""

    kind: Coded
    outcome: Coded | None
    reason: str
    symbol: str
    next_on: dt.date | None
    ended: int
    done_on: dt.date
    at: dt.datetime
    by: Doer


class ReviewShape(ReviewRow):
    """The same with its open tasks that have no deadline, and its history, the newest first."""

    tasks: list[UUID]
    steps: list[ReviewStepShape]


def reviewed(actor: Actor, state: str = "") -> Any:
    """Directives without an end that the actor sees, with the day of their review: all, those due, those near."""
    found: Any = seen(actor)
    day = clock.today()
    if state == "due":
        found = found.filter(Q(("review_on__lte", day)))
    elif state == "near":
        found = found.filter(Q(("review_on__gt", day)), Q(("review_on__lte", day + dt.timedelta(days=NEAR))))
    return found.told_to(actor).select_related("document", "body").defer("document__search", "document__recipients")


def find(actor: Actor, key: UUID) -> Directive:
    """A directive without an end that the actor sees."""
    found: Directive = get_object_or_404(reviewed(actor), pk=key)
    return found


def row(of: Any) -> ReviewRow:
    """A directive in the list."""
    return {
        "directive": of.pk,
        "body": of.body.code,
        "subject": subject(of),
        "is_withheld": of.is_withheld,
        "decided_on": of.decided_on,
        "endless": of.endless,
        "review_on": of.review_on,
        "is_due": of.review_on <= clock.today(),
        "newest_outcome": coded(Outcome, of.newest_outcome) if of.newest_outcome else None,
    }


def shown(of: Directive, actor: Actor) -> ReviewShape:
    """A directive without an end. Two statements more."""
    tasks = Task.objects.visible_to(actor).filter(pk__in=endless(of).values("matter_id"))
    return {
        **row(of),
        "tasks": list(tasks.order_by("ordinal", "pk").values_list("pk", flat=True)),
        "steps": [
            {
                "kind": coded(StepKind, one.kind),
                "outcome": coded(Outcome, one.outcome) if one.outcome else None,
                "reason": one.reason,
                "symbol": one.symbol,
                "next_on": one.next_on,
                "ended": one.ended,
                "done_on": one.done_on,
                "at": moment(one.at),
                "by": doer(one.by),
            }
            for one in of.reviews.order_by("-ordinal")
        ],
    }
