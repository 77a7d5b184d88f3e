"""Acts on an obstacle: each page fetches what the actor may see, acts, and leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import matters
from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.assignments.views.acting import answer as shown_form
from decreta.assignments.views.acting import assignment_of, next_after, only
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.forms import ActForm
from decreta.obstacles import domain, forms, rules
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.owners import owner_of
from decreta.obstacles.queries.registered import hanging
from decreta.obstacles.views.showing import obstacle_of
from decreta.obstacles.words import Shown
from decreta.organisation.middleware import actor_of
from decreta.organisation.walking import onward_from
from decreta.ui.methods import GET_POST

_MOST_TASKS = 300


@login_required
@GET_POST
@idempotent
def raise_obstacle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Raise an obstacle on an assignment."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_raise, assignment=assignment, by=actor_of(request))
    form = forms.RaiseForm(request.POST or None, actor=actor_of(request), initial=forms.in_days())
    return shown_form(
        request,
        matter,
        form,
        lambda data: domain.raise_obstacle(assignment=assignment, by=actor_of(request), **form.arguments()),
        title=_("Raise an obstacle"),
        button=_("Raise obstacle"),
        done=_("The obstacle stands on the desk of who must remove it."),
        note=_("Who is asked reads what you write here, and may not see the task itself: repeat no protected words."),
    )


@login_required
@GET_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what became of it."""
    found = _held(request, pk, rules.may_answer)
    return _acted(
        request,
        found,
        forms.AnswerForm(request.POST or None),
        lambda data: domain.answer(obstacle=found, by=actor_of(request), **data),
        title=_("Answer on the obstacle"),
        button=_("Send answer"),
        done=_("The side that raised it says whether it is gone."),
    )


@login_required
@GET_POST
@idempotent
def pass_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who must remove it instead."""
    found = _held(request, pk, rules.may_answer)
    return _acted(
        request,
        found,
        forms.PassForm(request.POST or None, actor=actor_of(request), initial=forms.in_days()),
        lambda data: domain.pass_on(obstacle=found, by=actor_of(request), **_with_owner(data)),
        title=_("Pass the obstacle on"),
        button=_("Pass obstacle on"),
        done=_("The obstacle is passed on."),
        note=_("A new clock begins there. Whoever raised it is told."),
    )


@login_required
@GET_POST
@idempotent
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is gone."""
    found = _held(request, pk, rules.may_confirm)
    return _acted(
        request,
        found,
        forms.ConfirmForm(request.POST) if request.method == "POST" else forms.ConfirmForm(),
        lambda data: domain.confirm(obstacle=found, by=actor_of(request), **data),
        title=_("The obstacle is gone"),
        button=_("Confirm that it is gone"),
        done=_("The obstacle is gone."),
        note=_("This holds for every task that hangs on it, and cannot be taken back."),
    )


@login_required
@GET_POST
@idempotent
def deny(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it still stands."""
    found = _held(request, pk, rules.may_confirm)
    return _acted(
        request,
        found,
        forms.DenyForm(request.POST or None, initial=forms.in_days()),
        lambda data: domain.deny(obstacle=found, by=actor_of(request), **data),
        title=_("The obstacle still stands"),
        button=_("Ask again"),
        done=_("The obstacle is asked about again."),
    )


@login_required
@GET_POST
@idempotent
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record what a leader decides on it in review."""
    found = _held(request, pk, rules.may_decide)
    form = forms.DecideForm(request.POST or None, actor=actor_of(request), initial=forms.in_days())
    return _acted(
        request,
        found,
        form,
        lambda data: domain.decide(obstacle=found, by=actor_of(request), **_with_owner(data)),
        title=_("Decide on the obstacle"),
        button=_("Record decision"),
        done=_("The decision is recorded; who must act and who raised it are told."),
        back=reverse("obstacles:review") if request.GET.get("from") == "review" else "",
    )


@login_required
@GET_POST
@idempotent
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that another task hangs on it: of one's own, or of those that one monitors."""
    found, by = obstacle_of(request, pk), actor_of(request)
    mine = {str(one.pk): one for one in _linkable(found, by)}
    if found.removed_at is not None or not mine:
        raise Http404
    named = matters.named({(one.matter_kind, one.matter_id) for one in mine.values()}, (by,))
    tasks = [
        (key, f"{named[one.matter_id].title} ({one.assignee})") for key, one in mine.items() if one.matter_id in named
    ]
    return _acted(
        request,
        found,
        forms.LinkForm(request.POST or None, tasks=tasks),
        lambda data: domain.link(obstacle=found, assignment=mine[data["assignment"]], by=by),
        title=_("Hang a task on the obstacle"),
        button=_("Hang task on it"),
        done=_("The task hangs on the obstacle."),
    )


def _linkable(found: Obstacle, by: Actor) -> list[Assignment]:
    """The open assignments that the actor answers for or monitors and that do not hang on it yet, the next due first."""
    near = Assignment.objects.answered_by(by) | Assignment.objects.monitored_by(by)
    near = near.filter(closed_at=None, done_accepted_at=None, role__in=ANSWERABLE)
    near = near.exclude(obstacle_links__obstacle=found)
    named = ("organisation", "body", "unit", "holding__person", "holding__post", "parent")
    rows = near.select_related(*named).order_by("current_lapses_at", "pk")[:_MOST_TASKS]
    return [one for one in rows if allows(rules.may_hang, assignment=one, by=by)]


def _held(request: HttpRequest, pk: UUID, check: Callable[..., None]) -> Obstacle:
    found = obstacle_of(request, pk)
    only(check, obstacle=found, by=actor_of(request))
    return found


def _with_owner(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "owner": owner_of(data["owner"]) if data["owner"] else None}


def _acted(
    request: HttpRequest,
    found: Obstacle,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    note: str = "",
    back: str = "",
) -> HttpResponse:
    """Show the form; on a good answer act and go back to the obstacle; else show everything that is wrong."""
    here = reverse("obstacles:obstacle", args=[found.pk])
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(back or onward_from(request, here))
    context = {
        "obstacle": found,
        "shown": Shown(found),
        "hanging": hanging([found], actor_of(request)).get(found.pk, []),
        "form": form,
        "title": title,
        "button": button,
        "note": note,
        "back": back or here,
        "next_up": next_after(request, here),
    }
    return render(request, "obstacles/act.html", context, status=422 if form.errors else 200)
