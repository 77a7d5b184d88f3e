"""What trackers call tasks, and what they are told, by machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import one, plain
from decreta.api.describing import does, reads
from decreta.api.forms import linking as forms
from decreta.api.gate import actor_of
from decreta.api.queries import linking as shapes
from decreta.api.queries.tasks import TaskShape
from decreta.api.references import References
from decreta.api.things import DEPENDENCY, HANDOVER, PAIR, TASK, writer
from decreta.directives.models import Task
from decreta.linking import domain
from decreta.linking.models import Pair, Tracker

router = Router(tags=["tasks"])
_TRACKERS, _DEPENDENCIES = writer(shapes.Trackers), writer(shapes.Dependencies)
_PAIRS = writer(shapes.Pairs)


@reads(router, "/trackers", shapes.Trackers, name="trackers")
def trackers(request: HttpRequest) -> HttpResponse:
    """The systems of other houses to which tasks are reported."""
    return plain(_TRACKERS, shapes.trackers(actor_of(request)))


@does(
    router,
    "PUT",
    "/tasks/{uuid:pk}/external-ids",
    "linking.identify",
    name="identify_task",
    scope=Scope.TASKS,
    shape=TaskShape,
    form=forms.ExternalIdsForm,
)
def identify(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what trackers call a task; no two tasks have the same identifier in one tracker."""
    data = bodies.read(request, forms.ExternalIdsForm)
    known = References()
    found = Tracker.objects.in_bulk([each.tracker for each in data.external_ids], field_name="code")
    names: dict[Any, list[str]] = {}
    for place, each in enumerate(data.external_ids):
        if each.tracker not in found:
            known.missing(f"/external_ids/{place}/tracker")
        else:
            names.setdefault(found[each.tracker], []).extend(each.ids)
    known.check()
    return act_on(request, TASK, pk, lambda task, by: domain.identify(task=task, names=names, by=by))


@does(
    router,
    "POST",
    "/trackers/{slug:code}/hand-overs",
    "linking.hand_over",
    name="hand_over",
    scope=Scope.TASKS,
    shape=shapes.HandoverShape,
    form=forms.HandOverForm,
    status=201,
    is_of_one=False,
)
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Tell a tracker everything about a body's tasks that it does not know yet."""
    data = bodies.read(request, forms.HandOverForm)
    known = References()
    tracker = get_object_or_404(Tracker, code=code)
    body = known.body(data.body, "/body")
    known.check()
    assert body is not None
    return make(request, lambda by: domain.hand_over(tracker=tracker, body=body, by=by), HANDOVER)


@reads(router, "/hand-overs/{uuid:pk}", shapes.HandoverShape, name="handover", is_of_one=True)
def handover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a tracker was told at once, to be given to it again."""
    return one(request, HANDOVER, pk)


@reads(router, "/tasks/{uuid:pk}/dependencies", shapes.Dependencies, name="dependencies_of_task")
def dependencies(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a task waits for, what waits for it, and when each may begin."""
    actor = actor_of(request)
    return plain(_DEPENDENCIES, shapes.dependencies(TASK.find(actor, pk), actor))


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/dependencies",
    "linking.depend",
    name="depend",
    scope=Scope.TASKS,
    shape=shapes.DependencyShape,
    form=forms.NeedsForm,
    status=201,
)
def depend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a task begins when another is finished; refused where they would wait for each other in a ring."""
    TASK.find(actor_of(request), pk)  # whoever does not see the task is not told what is wrong with what he sent
    data = bodies.read(request, forms.NeedsForm)
    known = References()
    needs = Task.objects.visible_to(actor_of(request)).filter(pk=data.needs).first()
    if needs is None:
        known.missing("/needs")
    known.check()

    def do(task: Task, by: Any) -> Any:
        assert needs is not None
        return domain.depend(task=task, needs=needs, lag=data.lag, unit=data.unit, by=by)

    return make_under(request, TASK, pk, do, DEPENDENCY)


@does(
    router,
    "POST",
    "/dependencies/{uuid:pk}/release",
    "linking.release",
    name="release",
    scope=Scope.TASKS,
    shape=shapes.DependencyShape,
)
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The task waits for the other no longer; the answer is 204."""
    return act_on(request, DEPENDENCY, pk, lambda found, by: domain.release(dependency=found, by=by))


@reads(router, "/tasks/{uuid:pk}/pairs", shapes.Pairs, name="pairs_of_task")
def pairs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tasks of other directives that look like a task, and what was said of them."""
    actor = actor_of(request)
    return plain(_PAIRS, shapes.pairs(TASK.find(actor, pk), actor))


@does(
    router,
    "POST",
    "/pairs/{uuid:pk}/verdict",
    "linking.decide_pair",
    name="decide_pair",
    scope=Scope.TASKS,
    shape=shapes.PairShape,
    form=forms.VerdictForm,
)
def decide_pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what two tasks are that look alike. It links them and changes no count."""
    data = bodies.read(request, forms.VerdictForm)

    def do(pair: Pair, by: Any) -> Any:
        keeper = next((one for one in (pair.first, pair.second) if one.pk == data.keeper), None)
        return domain.decide_pair(pair=pair, verdict=data.verdict, keeper=keeper, note=data.note, by=by)

    return act_on(request, PAIR, pk, do)
