"""A task that was entered wrongly is withdrawn, and what it must deliver is changed, by machine."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on
from decreta.api.describing import does
from decreta.api.forms import tasks as forms
from decreta.api.queries import tasks as shapes
from decreta.api.things import TASK
from decreta.directives.domain.delivering import change_deliverables
from decreta.directives.domain.withdrawing import restore_task, withdraw_task

router = Router(tags=["tasks"])


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/deliverables",
    "directives.change_deliverables",
    name="change_deliverables",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.DeliverablesForm,
)
def deliver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add, rename or drop what a task must deliver; what was accepted stands."""
    data = bodies.read(request, forms.DeliverablesForm)
    return act_on(
        request,
        TASK,
        pk,
        lambda found, by: change_deliverables(
            task=found, outputs=data.outputs(), reason=data.reason, read=data.of_version, by=by
        ),
    )


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/withdraw",
    "directives.withdraw_task",
    name="withdraw_task",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.ReasonForm,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a task that was entered wrongly: it is closed, and counts nowhere from then on."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(request, TASK, pk, lambda found, by: withdraw_task(task=found, reason=data.reason, by=by))


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/restore",
    "directives.restore_task",
    name="restore_task",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.ReasonForm,
)
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the withdrawal of a task back: what was closed with it is open again."""
    data = bodies.read(request, forms.ReasonForm)
    return act_on(request, TASK, pk, lambda found, by: restore_task(task=found, reason=data.reason, by=by))
