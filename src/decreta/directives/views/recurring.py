"""A task comes again: how, no more, and without one occurrence."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments.views.acting import answer, only
from decreta.core import clock
from decreta.directives import matters, rules
from decreta.directives.domain.recurring import set_recurrence, skip_occurrence, stop_recurrence
from decreta.directives.forms.recurring import RecurForm, SkipForm, StopForm
from decreta.directives.models import Task
from decreta.directives.queries.recurrence import Course, course_of
from decreta.directives.views.tasks import task_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def _found(request: HttpRequest, pk: UUID) -> tuple[Task, Course | None]:
    """A task that the actor may let come again, and how it does; 404 for anybody else."""
    task = task_of(request, pk)
    only(rules.may_assign_from, directive=task.directive, by=actor_of(request))
    return task, course_of(task, actor_of(request), clock.now())


@login_required
@GET_POST
@idempotent
def recur(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a task come again, or change how it does from the next occurrence on."""
    task, course = _found(request, pk)
    form = RecurForm(request.POST or None, task=task, course=course)
    note = (
        _("Occurrence %(n)s and those after it follow what you say here. What was opened keeps its deadline.")
        % {"n": course.next_occurrence}
        if course is not None
        else _(
            "This task is the first occurrence. The next one opens by itself when this one is due, for whoever leads it then."
        )
    )
    return answer(
        request,
        matters.shown(task.pk, actor_of(request)),
        form,
        lambda data: set_recurrence(
            task=task,
            repeats=form.repeats(),
            of_version=data["of_version"],
            reason=data["reason"],
            by=actor_of(request),
        ),
        title=_("Make the task recurring") if course is None or course.is_stopped else _("Change the recurrence"),
        button=_("Set the rule"),
        done=_("The recurrence is recorded."),
        note=note,
    )


@login_required
@GET_POST
@idempotent
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a task come no more."""
    task, course = _found(request, pk)
    return answer(
        request,
        matters.shown(task.pk, actor_of(request)),
        StopForm(request.POST or None, initial={"of_version": course.version if course is not None else 0}),
        lambda data: stop_recurrence(task=task, by=actor_of(request), **data),
        title=_("Stop the recurrence"),
        button=_("Stop the recurrence"),
        done=_("The task no longer recurs. What is open stays open."),
        note=_("No further occurrence opens. What is open stays open, and is done and counted as before."),
        danger=True,
    )


@login_required
@GET_POST
@idempotent
def skip(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave one occurrence out."""
    task, course = _found(request, pk)
    return answer(
        request,
        matters.shown(task.pk, actor_of(request)),
        SkipForm(request.POST or None, course=course),
        lambda data: skip_occurrence(task=task, by=actor_of(request), **data),
        title=_("Skip an occurrence"),
        button=_("Skip it"),
        done=_("The occurrence is skipped; the reason stands in the history."),
        note=_(
            "What is open of it is closed: it counts neither as done nor as late. The occurrences after it come as before."
        ),
        danger=True,
    )
