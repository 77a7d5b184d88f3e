"""A task that was entered wrongly is withdrawn, with its reason; a withdrawal that was a mistake is taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments.forms import ReasonForm
from decreta.assignments.views.acting import answer
from decreta.core.errors import allows
from decreta.directives import matters, rules
from decreta.directives.domain.withdrawing import restore_task, withdraw_task
from decreta.directives.models import Task
from decreta.directives.queries.withdrawn import withdrawal_of
from decreta.directives.views.tasks import task_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def _assignable(request: HttpRequest, pk: UUID, *, is_withdrawn: bool) -> Task:
    """A task that the actor sees and may assign, and that is withdrawn or not; 404 for anybody else."""
    found = task_of(request, pk)
    if not allows(rules.may_assign, body=found.body, by=actor_of(request)):
        raise Http404
    if (withdrawal_of(found.pk) is not None) != is_withdrawn:
        raise Http404
    return found


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a task that no directive orders."""
    task = _assignable(request, pk, is_withdrawn=False)
    return answer(
        request,
        matters.shown(task.pk, actor_of(request)),
        ReasonForm(request.POST or None),
        lambda data: withdraw_task(task=task, by=actor_of(request), **data),
        title=_("Withdraw the task"),
        button=_("Withdraw task"),
        done=_("The task is withdrawn. Who was assigned is told."),
        note=_(
            "For a task that should never have been entered: it stands here twice, or the sentence was misread. What is open "
            "of it is closed, and from today it is in no figure; as of earlier days it stays counted. What was ordered and is "
            "no longer to be done ends by a paper instead."
        ),
        danger=True,
    )


@login_required
@GET_POST
@idempotent
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the withdrawal of a task back."""
    task = _assignable(request, pk, is_withdrawn=True)
    return answer(
        request,
        matters.shown(task.pk, actor_of(request)),
        ReasonForm(request.POST or None),
        lambda data: restore_task(task=task, by=actor_of(request), **data),
        title=_("Take the withdrawal back"),
        button=_("Take the withdrawal back"),
        done=_("The task stands again. Who was assigned is told."),
        note=_(
            "What was closed with it is open again, with the deadlines that were decided; whoever does it receives it anew. "
            "As of the days between it stays withdrawn."
        ),
    )
