"""The papers of a period with what had become of each by a moment, and the stays behind them.

Every set is of what the actor may see. A figure is a narrowing of such a set, and so is the list that it opens.
"""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from decreta.assignments.enums import AssignmentRole, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import class_as_of
from decreta.core.actor import Actor
from decreta.documents.enums import Direction
from decreta.figures.enums import Ending, IncomingState, OutgoingState, Step
from decreta.figures.models import Course, Stay
from decreta.figures.queries.asked import Window

_OVER = (Timeliness.OVERDUE, Timeliness.REPORTED_LATE)
_LATE = (Timeliness.DONE_LATE, Timeliness.REPORTED_LATE)
_GOING = {
    Step.DRAFTING: OutgoingState.DRAFTING,
    Step.CHECKING_CONTENT: OutgoingState.CHECKING,
    Step.CHECKING_FORM: OutgoingState.CHECKING,
    Step.SIGNING: OutgoingState.SIGNING,
    Step.NUMBERING: OutgoingState.NUMBERING,
    Step.DISPATCHING: OutgoingState.DISPATCHING,
}


def open_at(window: Window) -> Q:
    """Stays that had begun and not ended at the moment. As of now that is an index of its own."""
    began = Q(began_at__lte=window.moment)
    return began & (Q(ended_at=None) if window.is_now else Q(ended_at=None) | Q(ended_at__gt=window.moment))


def _stays(window: Window) -> QuerySet[Stay]:
    return Stay.objects.filter(course=OuterRef("pk"), began_at__lte=window.moment)


def _of_period(direction: Direction, window: Window, actor: Actor) -> QuerySet[Any]:
    return Course.objects.visible_to(actor).filter(direction=direction, began_at__range=(window.begins, window.ends))


def _fell(window: Window) -> Exists:
    return Exists(_stays(window).filter(ending=Ending.VOID, ended_at__lte=window.moment))


def _by_then(window: Window, noted: Any, folded: Any, field: Field[Any, Any]) -> Case:
    """What is noted on the course where that is the whole truth as of the moment, else what its stays say."""
    return Case(When(now_since__lte=window.moment, then=noted), default=folded, output_field=field)


def incoming(window: Window, actor: Actor) -> QuerySet[Any]:
    """Arrivals registered in the period, without those that fell away.

    `state` says what had become of each, `lead_unit` who led it last, `is_marked` and `is_handed_down` how far it came,
    `days` how many working days it took from the registration until it was done.
    """
    stays = _stays(window)
    work = stays.filter(step=Step.WORKING).order_by("-ordinal")
    worked = stays.filter(step__in=(Step.MARKING, Step.WORKING), ended_at__lte=window.moment).order_by("-ordinal")
    lies = Case(When(now_in="", then=Value(False)), default=Value(True))
    found: QuerySet[Any] = (
        _of_period(Direction.IN, window, actor)
        .annotate(fell=_by_then(window, F("now_void"), _fell(window), BooleanField()))
        .filter(fell=False)
        .annotate(
            is_open=_by_then(window, lies, Exists(stays.filter(open_at(window))), BooleanField()),
            assignment=_by_then(window, F("now_assignment_id"), Subquery(work.values("assignment")[:1]), UUIDField()),
            lead_unit=_by_then(window, F("now_unit_id"), Subquery(work.values("unit")[:1]), UUIDField()),
            done_at=_by_then(window, F("now_done_at"), Subquery(worked.values("ended_at")[:1]), DateTimeField()),
        )
    )
    lead = Assignment.objects.filter(pk=OuterRef("assignment")).annotate(timeliness=class_as_of(window.moment))
    handed = Assignment.objects.filter(
        parent=OuterRef("assignment"), role=AssignmentRole.SUB, assigned_at__lte=window.moment
    )
    # The class stands once in each branch: it is the dearest part.
    was = Subquery(lead.annotate(was=_one_of(_OVER, IncomingState.OVER, IncomingState.WITHIN)).values("was")[:1])
    became = Subquery(lead.annotate(was=_one_of(_LATE, IncomingState.LATE, IncomingState.IN_TIME)).values("was")[:1])
    judged: QuerySet[Any] = found.annotate(
        is_marked=Case(When(assignment__isnull=False, then=Value(True)), default=Value(False)),
        is_handed_down=Case(When(assignment__isnull=False, then=Exists(handed)), default=Value(False)),
        state=Case(
            When(is_open=True, then=Coalesce(was, Value(IncomingState.WITHIN), output_field=CharField())),
            default=Coalesce(became, Value(IncomingState.IN_TIME), output_field=CharField()),
            output_field=CharField(),
        ),
        days=Case(When(is_open=False, then=window.between(F("began_at"), F("done_at")))),
    )
    return judged


def _one_of(classes: tuple[Timeliness, ...], then: IncomingState, otherwise: IncomingState) -> Case:
    return Case(When(timeliness__in=classes, then=Value(then)), default=Value(otherwise), output_field=CharField())


def outgoing(window: Window, actor: Actor) -> QuerySet[Any]:
    """Drafts begun in the period: `state` says where each was, `days` how many working days it took from draft to issue."""
    stays = _stays(window)
    issued = stays.filter(step=Step.NUMBERING, ending=Ending.ONWARD, ended_at__lte=window.moment)
    last = Subquery(issued.order_by("-ordinal").values("ended_at")[:1])
    lay = Subquery(stays.filter(open_at(window)).values(was=_place("step", Value("")))[:1])
    noted = _place("now_in", _over(Q(now_void=True)))
    folded = Coalesce(lay, _over(_fell(window)), output_field=CharField())
    placed: QuerySet[Any] = (
        _of_period(Direction.OUT, window, actor)
        .annotate(
            lead_unit=F("unit_id"),
            state=_by_then(window, noted, folded, CharField()),
            issued_at=_by_then(window, F("now_issued_at"), last, DateTimeField()),
        )
        .annotate(days=window.between(F("began_at"), F("issued_at")))
    )
    return placed


def _place(step: str, otherwise: Any) -> Case:
    """Where a draft stands that lies in a step."""
    lies = (When(**{step: one}, then=Value(state)) for one, state in _GOING.items())
    return Case(*lies, default=otherwise, output_field=CharField())


def _over(fell: Any) -> Case:
    """What became of a draft that lies nowhere any more."""
    return Case(
        When(fell, then=Value(OutgoingState.WITHDRAWN)), default=Value(OutgoingState.SENT), output_field=CharField()
    )


def lying(window: Window, actor: Actor) -> QuerySet[Any]:
    """Where papers lay at the moment, each in one step: `waited` the working days in it, `age` those since it began."""
    moment = Value(window.moment)
    found: QuerySet[Any] = Stay.objects.visible_to(actor).filter(open_at(window))
    measured: QuerySet[Any] = found.annotate(
        lead_unit=F("unit_id"),
        waited=window.between(F("began_at"), moment),
        age=window.between(F("course__began_at"), moment),
    )
    return measured


def passed(window: Window, actor: Actor) -> QuerySet[Any]:
    """Stays that ended in the period: `waited` the working days in the step, `went_back` whether it was undone."""
    found: QuerySet[Any] = Stay.objects.visible_to(actor).filter(ended_at__range=(window.begins, window.ends))
    measured: QuerySet[Any] = found.annotate(
        lead_unit=F("unit_id"),
        waited=window.between(F("began_at"), F("ended_at")),
        went_back=Case(When(ending=Ending.BACK, then=Value(True)), default=Value(False), output_field=BooleanField()),
    )
    return measured
