"""Recording that something occurred which deadlines wait for, and setting a wrong day right."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.domain.events import correct_event, record_for_each
from decreta.directives.forms.events import CorrectEventForm, EventForm
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.queries.events import events_open_to
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def event(request: HttpRequest) -> HttpResponse:
    """Record that an event occurred; the clocks that wait for it in that organisation or body start."""
    awaited = events_open_to(actor_of(request))
    if not awaited:
        raise Http404
    initial = {"occurred_on": clock.today()} | {
        name: request.GET[name] for name in ("event", "where") if request.GET.get(name)
    }
    form = EventForm(request.POST or None, initial=initial, awaited=awaited, actor=actor_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            record_for_each(**form.arguments(), by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The event is recorded. The clocks that waited for it run."))
            return redirect("directives:list")
    return render(request, "directives/event.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the day of an event right, with the reason: the clocks that it started are reckoned anew.

    Of what stands for all bodies: for the tasks of the body from whose task one came.
    """
    found = get_object_or_404(EventOccurrence.objects.select_related("organisation", "body", "awaited_by"), pk=pk)
    task = _task(request)
    body = found.awaited_by
    if body is None and task is not None and task.event_key == found.event_key:
        body = task.body
    if not allows(rules.may_correct_event, body_id=body.pk if body is not None else None, by=actor_of(request)):
        raise Http404
    form = CorrectEventForm(request.POST or None, initial={"occurred_on": found.occurred_on})
    if request.method == "POST" and form.is_valid():
        try:
            changed = correct_event(occurrence=found, awaited_by=body, by=actor_of(request), **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            done = _("The day is corrected. The clocks that it started are reckoned anew.")
            messages.success(request, done if changed is not None else _("Nothing was changed."))
            return redirect("directives:task", pk=task.pk) if task is not None else redirect("directives:list")
    context = {"form": form, "event": found, "task": task}
    return render(request, "directives/correct_event.html", context, status=422 if form.errors else 200)


def _task(request: HttpRequest) -> Task | None:
    """The task from whose page one came."""
    try:
        key = UUID(request.GET.get("task", ""))
    except ValueError:
        return None
    seen = Task.objects.visible_to(actor_of(request)).told_to(actor_of(request))
    return seen.filter(pk=key).select_related("directive__document", "body").first()
