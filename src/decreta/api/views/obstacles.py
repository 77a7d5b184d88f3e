"""Obstacles by machine: raised, answered, passed on, escalated by themselves, decided, gone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import obstacles as forms
from decreta.api.forms.queries import ObstaclesQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import obstacles as shapes
from decreta.api.queries.pages import Obstacles
from decreta.api.references import References
from decreta.api.things import ASSIGNMENT, OBSTACLE, writer
from decreta.assignments.models import Assignment, Report
from decreta.core.actor import Actor
from decreta.obstacles import domain
from decreta.obstacles.models import Obstacle, Owner

router = Router(tags=["tasks"])
_LIST = writer(Obstacles)
_OLDEST_FIRST = Order(("raised_at", "pk"))


@reads(router, "/obstacles", Obstacles, name="obstacles", is_list=True)
def obstacles(request: HttpRequest, query: Query[ObstaclesQuery]) -> HttpResponse:
    """Obstacles that the post may see, the oldest first; of a kind, those that are not gone."""
    found = shapes.obstacles(actor_of(request))
    if query.kind:
        found = found.filter(kind=query.kind)
    if query.open:
        found = found.open()  # type: ignore[attr-defined]
    page = _OLDEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _LIST, page, map(shapes.row, page.rows))


@reads(router, "/obstacles/{uuid:pk}", shapes.ObstacleShape, name="obstacle", is_of_one=True)
def obstacle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An obstacle with the assignments that hang on it and what happened."""
    return one(request, OBSTACLE, pk)


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/obstacles",
    "obstacles.raise",
    name="raise_obstacle",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.RaiseForm,
    status=201,
)
def raise_obstacle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what stands in the way of an assignment, who must remove it, and by when he answers."""
    data = bodies.read(request, forms.RaiseForm)
    asked = data.model_dump(exclude={"owner", "report"})

    def do(found: Assignment, by: Actor) -> Any:
        known = References()
        owner = known.owner(data.owner, "/owner")
        report = Report.objects.filter(assignment=found, pk=data.report).first() if data.report else None
        if data.report and report is None:
            known.missing("/report")
        known.check()
        return domain.raise_obstacle(assignment=found, owner=owner, report=report, by=by, **asked)

    return make_under(request, ASSIGNMENT, pk, do, OBSTACLE)


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/answer",
    "obstacles.answer",
    name="answer_obstacle",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.AnswerForm,
)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is removed, partly removed, or cannot be."""
    data = bodies.read(request, forms.AnswerForm)
    return act_on(request, OBSTACLE, pk, lambda found, by: domain.answer(obstacle=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/pass-on",
    "obstacles.pass_on",
    name="pass_obstacle_on",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.PassForm,
)
def pass_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who must remove it instead, and why."""
    data = bodies.read(request, forms.PassForm)
    owner = _owner(data.owner)
    said = data.model_dump(exclude={"owner"})
    return act_on(request, OBSTACLE, pk, lambda found, by: domain.pass_on(obstacle=found, owner=owner, by=by, **said))


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/gone",
    "obstacles.confirm",
    name="confirm_obstacle_gone",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.GoneForm,
)
def gone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The side that raised it says that it is gone, for every assignment that hangs on it."""
    data = bodies.read(request, forms.GoneForm)
    return act_on(request, OBSTACLE, pk, lambda found, by: domain.confirm(obstacle=found, note=data.note, by=by))


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/deny",
    "obstacles.deny",
    name="deny_obstacle_gone",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.DenyForm,
)
def deny(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The side that raised it says that it still stands; a new clock begins."""
    data = bodies.read(request, forms.DenyForm)
    return act_on(request, OBSTACLE, pk, lambda found, by: domain.deny(obstacle=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/decide",
    "obstacles.decide",
    name="decide_obstacle",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.DecideForm,
)
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A leader decides what is done, by whom and until when."""
    data = bodies.read(request, forms.DecideForm)
    owner = _owner(data.owner) if data.owner else None
    said = data.model_dump(exclude={"owner"})
    return act_on(request, OBSTACLE, pk, lambda found, by: domain.decide(obstacle=found, owner=owner, by=by, **said))


@does(
    router,
    "POST",
    "/obstacles/{uuid:pk}/assignments",
    "obstacles.link",
    name="hang_on_obstacle",
    scope=Scope.TASKS,
    shape=shapes.ObstacleShape,
    form=forms.LinkForm,
)
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that another assignment hangs on the same obstacle."""
    data = bodies.read(request, forms.LinkForm)

    def do(found: Obstacle, by: Actor) -> Any:
        known = References()
        assignment = Assignment.objects.visible_to(by).filter(pk=data.assignment).first()
        if assignment is None:
            known.missing("/assignment")
        known.check()
        assert assignment is not None
        return domain.link(obstacle=found, assignment=assignment, by=by)

    return act_on(request, OBSTACLE, pk, do)


def _owner(text: str) -> Owner | None:
    known = References()
    found = known.owner(text, "/owner")
    known.check()
    return found
