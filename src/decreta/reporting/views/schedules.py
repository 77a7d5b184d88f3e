"""Reports that come by themselves: ordered, seen, paused, ended; and what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.rendering.forms import LANGUAGES
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.organisation.queries.actors import prefetch_holders
from decreta.reporting.domain import schedules as acts
from decreta.reporting.enums import State
from decreta.reporting.forms import EndForm, ScheduleForm, bodies_of
from decreta.reporting.models import Schedule
from decreta.reporting.queries.due import next_of
from decreta.reporting.tables.schedules import EDITIONS, MARKS, SCHEDULES
from decreta.reporting.words import period_of_edition, reason_words, when_words
from decreta.ui.methods import GET_POST

#: So many of what came stand on the page of a schedule; all of it is a list of its own.
_NEWEST = 12


@login_required
@require_safe
def schedules(request: HttpRequest) -> HttpResponse:
    """What comes by itself, of the bodies whose tasks the actor sees."""
    actor = actor_of(request)
    bodies = bodies_of(actor) if actor.can("monitor_tasks") else []
    return lists.page(request, SCHEDULES, "reporting/schedules.html", lambda shown: {"bodies": bodies})


@login_required
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """What came."""
    return lists.page(request, EDITIONS, "reporting/editions.html")


@login_required
@GET_POST
@idempotent
def order(request: HttpRequest, body_code: str) -> HttpResponse:
    """Have a report of a body come by itself."""
    actor = actor_of(request)
    body = get_object_or_404(Body, code=body_code)
    if not allows(rules.may_freeze, body=body, by=actor):
        raise Http404
    form = ScheduleForm(request.POST or None, body=body, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.order_schedule(order=form.order(), by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("It comes by itself from now on."))
            return redirect("reporting:schedule", made.pk)
    context = {"form": form, "body": body}
    return render(request, "reporting/order.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def schedule(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One scheduled report: what, when, for whom, when next; and what came last."""
    return _shown(request, _found(request, pk), EndForm())


def _shown(request: HttpRequest, found: Schedule, form: EndForm) -> HttpResponse:
    actor = actor_of(request)
    came = found.editions.order_by("-due_on", "-pk")[:_NEWEST]
    readers = found.readers.prefetch_related(prefetch_holders(clock.today())).order_by("rank", "code")
    context = {
        "schedule": found,
        "when": when_words(found.rhythm, found.day),
        "mark": MARKS[State(found.state)],
        "language": LANGUAGES[found.language],
        "reason": reason_words(found.reason),
        "next": next_of(found, clock.now()),
        "editions": [(one, period_of_edition(one.period)) for one in came],
        "readers": readers,
        "may_change": found.state != State.ENDED and allows(rules.may_freeze, body=found.body, by=actor),
        "end_form": form,
    }
    return render(request, "reporting/schedule.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nothing come for a while."""
    return _done(request, pk, acts.pause_schedule, _("Nothing comes until it goes on."))


@login_required
@require_POST
@idempotent
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it come again."""
    return _done(request, pk, acts.resume_schedule, _("It comes again."))


@login_required
@require_POST
@idempotent
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nothing come any more."""
    form = EndForm(request.POST)
    if not form.is_valid():
        found = _found(request, pk)
        if not allows(rules.may_freeze, body=found.body, by=actor_of(request)):
            raise Http404
        return _shown(request, found, form)
    said = _("It has ended. What came stays.")
    return _done(request, pk, acts.end_schedule, said, reason=form.cleaned_data["reason"])


def _done(request: HttpRequest, pk: UUID, do: Callable[..., Any], said: str, **more: str) -> HttpResponse:
    """Do something to a schedule and lead back to it; whoever may not finds nothing."""
    found, actor = _found(request, pk), actor_of(request)
    if not allows(rules.may_freeze, body=found.body, by=actor):
        raise Http404
    try:
        do(schedule=found, by=actor, **more)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("reporting:schedule", found.pk)


def _found(request: HttpRequest, pk: UUID) -> Schedule:
    found = Schedule.objects.visible_to(actor_of(request))
    related = ("body", "directive__document", "owner__person", "owner__post")
    return get_object_or_404(found.select_related(*related), pk=pk)
