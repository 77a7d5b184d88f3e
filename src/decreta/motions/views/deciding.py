"""Pages of who runs the sitting: motions are admitted, refused, put in order, put to the vote, adopted, worked in."""

from __future__ import annotations

import functools
from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.meetings.enums import Subject
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.meetings.views.common import sent, status_of, taken
from decreta.motions import domain
from decreta.motions.enums import PROCEDURAL
from decreta.motions.forms import PutForm, RefusalForm, WorkInForm
from decreta.motions.models import Motion
from decreta.motions.queries.standing import standing_of
from decreta.motions.views.common import led_motion_of, pressed
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@require_POST
def admit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Admit a motion."""
    found = led_motion_of(request, pk)
    act = functools.partial(domain.admit_motion, motion=found, read=_read(request), by=actor_of(request))
    return pressed(request, found, act, _("The motion is admitted."))


@login_required
@GET_POST
@idempotent
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse a motion as out of order."""
    found = led_motion_of(request, pk)
    form = RefusalForm(sent(request))
    if taken(
        request, form, lambda data: domain.refuse_motion(motion=found, reason=data["reason"], by=actor_of(request))
    ):
        messages.success(request, _("The motion is out of order; its mover reads why."))
        return redirect("meetings:chair", pk=found.sitting_id)
    return _page(request, found, form, title=_("Out of order"), button=_("Refuse motion"), danger=True)


@login_required
@GET_POST
@idempotent
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a motion to the vote."""
    found = led_motion_of(request, pk)
    usual = Subject.PROCEDURE if found.kind in PROCEDURAL else Subject.ORDINARY
    held = rules_of(found.sitting.body, on=day_of(found.sitting))
    form = PutForm(sent(request), held=held, initial={"subject": usual, "read": found.revision})
    put_to_vote = functools.partial(domain.put_to_vote, motion=found, by=actor_of(request))
    if taken(request, form, lambda data: put_to_vote(**{**data, "read": data["read"] or 0})):
        messages.success(request, _("The ballot is open."))
        return redirect("meetings:chair", pk=found.sitting_id)
    return _page(request, found, form, title=_("Put to the vote"), button=_("Open ballot"))


@login_required
@require_POST
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adopt a motion without a vote."""
    found = led_motion_of(request, pk)
    done = _("The motion is adopted, since nobody objected.")
    act = functools.partial(domain.adopt_unopposed, motion=found, read=_read(request), by=actor_of(request))
    return pressed(request, found, act, done)


@login_required
@require_POST
@idempotent
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a motion before or after its neighbour."""
    found = led_motion_of(request, pk)
    wanted = request.POST.get("direction", "")
    direction: Literal["up", "down", "first"] = "down" if wanted == "down" else "first" if wanted == "first" else "up"
    act = functools.partial(domain.place_motion, motion=found, direction=direction, by=actor_of(request))
    return pressed(request, found, act, _("The order is changed."))


@login_required
@GET_POST
@idempotent
def work_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write an adopted amendment into a conclusion that read otherwise."""
    found = led_motion_of(request, pk)
    initial: dict[str, Any] = {"text": found.text}
    if found.conclusion is not None:
        initial = {"text": found.conclusion.text, "expected_revision": found.conclusion.revision}
    form = WorkInForm(sent(request), initial=initial)
    work = functools.partial(domain.work_in, motion=found, by=actor_of(request))
    if taken(request, form, lambda data: work(text=data["text"], expected_revision=data["expected_revision"] or 0)):
        messages.success(request, _("The amendment is worked in."))
        return redirect("meetings:chair", pk=found.sitting_id)
    return _page(request, found, form, title=_("Work the amendment in"), button=_("Save conclusion"))


def _read(request: HttpRequest) -> int:
    """The revision of the words that stood beside the button that was pressed."""
    said = request.POST.get("read", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _page(request: HttpRequest, found: Motion, form: Any, **words: Any) -> HttpResponse:
    context = {
        "form": form,
        "one": standing_of(found),
        "item": found.item,
        "sitting": found.sitting,
        "conclusion": found.conclusion,
        **words,
    }
    return render(request, "motions/act.html", context, status=status_of(form))
