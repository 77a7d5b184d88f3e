"""Own tasks that serve what came from above, and what is shared upward, by machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import one, plain
from decreta.api.describing import does, reads
from decreta.api.forms import cascade as forms
from decreta.api.forms.queries import AsOfQuery
from decreta.api.gate import actor_of
from decreta.api.queries import cascade as shapes
from decreta.api.references import References
from decreta.api.things import ASSIGNMENT, SERVING, SHARE, writer
from decreta.assignments.models import Assignment
from decreta.cascade import domain
from decreta.cascade.domain.sharing import Whereof
from decreta.directives.models import Directive, Task
from decreta.directives.queries.task_list import day_of

router = Router(tags=["tasks"])
_LEVELS = writer(shapes.LevelsShape)


@reads(router, "/levels/{slug:code}", shapes.LevelsShape, name="levels")
def levels(request: HttpRequest, code: str, query: Query[AsOfQuery]) -> HttpResponse:
    """Own tasks of an organisation and what is shared with it from below, in numbers."""
    return plain(_LEVELS, shapes.levels(actor_of(request), code, day_of({"as_of": query.as_of})))


@does(
    router,
    "POST",
    "/shares",
    "cascade.share",
    name="share",
    scope=Scope.TASKS,
    shape=shapes.ShareShape,
    form=forms.ShareForm,
    status=201,
    is_of_one=False,
)
def share(request: HttpRequest) -> HttpResponse:
    """Declare what an organisation above sees of own tasks, and how much of each."""
    data, actor, known = bodies.read(request, forms.ShareForm), actor_of(request), References()
    own = known.organisation(data.organisation, "/organisation")
    above = known.organisation(data.above, "/above")
    body = known.body(data.body, "/body") if data.body else None
    directive = Directive.objects.visible_to(actor).filter(pk=data.directive).first() if data.directive else None
    held = Assignment.objects.visible_to(actor).filter(pk=data.assignment).first() if data.assignment else None
    for pointer, asked, found in (("/directive", data.directive, directive), ("/assignment", data.assignment, held)):
        if asked is not None and found is None:
            known.missing(pointer)
    known.check()
    assert own is not None
    assert above is not None

    def do(by: Any) -> Any:
        return domain.share(
            organisation=own,
            above=above,
            whereof=Whereof(body, directive, held),
            detail=data.detail,
            goes_further=data.goes_further,
            first_on=data.first_on,
            ground=data.ground,
            by=by,
        )

    return make(request, do, SHARE)


@reads(router, "/shares/{uuid:pk}", shapes.ShareShape, name="share_of", is_of_one=True)
def share_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One declaration, for whom it is shared by and with."""
    return one(request, SHARE, pk)


@does(
    router,
    "POST",
    "/shares/{uuid:pk}/stop",
    "cascade.stop_sharing",
    name="stop_sharing",
    scope=Scope.TASKS,
    shape=shapes.ShareShape,
)
def stop_sharing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a declaration back: from today on nothing is seen by it."""
    return act_on(request, SHARE, pk, lambda found, by: domain.stop_sharing(share=found, by=by))


@does(
    router,
    "POST",
    "/assignments/{uuid:pk}/servings",
    "cascade.serve",
    name="serve",
    scope=Scope.TASKS,
    shape=shapes.ServingShape,
    form=forms.ServesForm,
    status=201,
)
def serve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a task of the assignee's own book is how the assignment is carried out."""
    ASSIGNMENT.find(actor_of(request), pk)  # whoever does not see it is not told what is wrong with what he sent
    data, known = bodies.read(request, forms.ServesForm), References()
    task = Task.objects.visible_to(actor_of(request)).select_related("body").filter(pk=data.task).first()
    if task is None:
        known.missing("/task")
    known.check()

    def do(assignment: Assignment, by: Any) -> Any:
        assert task is not None
        return domain.serve(task=task, assignment=assignment, by=by)

    return make_under(request, ASSIGNMENT, pk, do, SERVING)


@does(
    router,
    "POST",
    "/servings/{uuid:pk}/release",
    "cascade.release",
    name="serve_no_longer",
    scope=Scope.TASKS,
    shape=shapes.ServingShape,
)
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The own task serves the assignment no longer; the answer is 204."""
    return act_on(request, SERVING, pk, lambda found, by: domain.release(serving=found, by=by))
