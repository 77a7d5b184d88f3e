"""The buttons of the debate: on the pages of the sitting, where they lead back to; and the page of its rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.seats import own_seat
from decreta.meetings.views.common import actor_of, is_staff, point_of, press, sent, sitting_of, status_of
from decreta.speaking import domain, forms, policies
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Debate, SpeakingGroup, Speech
from decreta.speaking.queries.floor import floor_of
from decreta.ui.acting import acted
from decreta.ui.methods import GET_POST


@login_required
@require_POST
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask to speak on the point at hand, or put down whose hand is seen."""
    sitting = sitting_of(request, pk)
    form = forms.AskingForm(request.POST, sitting=sitting)
    if not form.is_valid():
        # A page's own button sends nothing wrong; what is, was made by hand or has become old.
        messages.error(request, " ".join(str(one) for problems in form.errors.values() for one in problems))
        return redirect("meetings:chair" if is_staff(request, sitting) else "meetings:room", pk=pk)
    kind, by = form.cleaned_data["kind"] or SpeechKind.ORDINARY, actor_of(request)
    who = form.cleaned_data["invitation"] or own_seat(sitting, actor=by)
    return press(
        request,
        sitting,
        lambda: domain.ask_to_speak(item=policies.point_at_hand(sitting), invitation=who, kind=kind, by=by),
        page="room",
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a request to speak back, or strike one."""
    speech = speech_of(request, pk)
    return press(
        request, speech.sitting, lambda: domain.withdraw_request(speech=speech, by=actor_of(request)), page="room"
    )


@login_required
@require_POST
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody elsewhere in the list."""
    speech = _led(request, pk)
    asked = request.POST.get("direction", "")
    direction: Literal["up", "down", "first"] = "up" if asked == "up" else "down" if asked == "down" else "first"
    return _press(request, speech.sitting, lambda by: domain.place_speech(speech=speech, direction=direction, by=by))


@login_required
@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give somebody the floor."""
    speech = _led(request, pk)
    return _press(request, speech.sitting, lambda by: domain.give_floor(speech=speech, by=by))


@login_required
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whoever speaks has finished."""
    sitting = _run(request, pk)
    return _press(request, sitting, lambda by: domain.end_speech(sitting=sitting, by=by))


@login_required
@require_POST
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop the clock of whoever speaks."""
    sitting = _run(request, pk)
    return _press(request, sitting, lambda by: domain.pause_speech(sitting=sitting, by=by))


@login_required
@require_POST
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it run on."""
    sitting = _run(request, pk)
    return _press(request, sitting, lambda by: domain.resume_speech(sitting=sitting, by=by))


@login_required
@require_POST
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give whoever speaks one more minute."""
    sitting = _run(request, pk)
    return _press(request, sitting, lambda by: domain.grant_time(sitting=sitting, seconds=60, by=by))


@login_required
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the list of speakers of a point."""
    item = _led_point(request, pk)
    return _press(request, item.sitting, lambda by: domain.close_list(item=item, by=by))


@login_required
@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open it again."""
    item = _led_point(request, pk)
    return _press(request, item.sitting, lambda by: domain.reopen_list(item=item, by=by))


@login_required
@GET_POST
@idempotent
def debate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the debate goes: limits, order, groups and their times."""
    sitting = _run(request, pk)
    if request.method != "POST":
        return _debate_page(request, sitting)
    form = forms.DebateForm(sent(request))
    done = acted(
        request,
        form,
        lambda data: domain.set_debate(sitting=sitting, **data, by=actor_of(request)),
        done=_("The rules of the debate are set."),
        back=redirect("speaking:debate", pk=pk),
    )
    return done or _debate_page(request, sitting, form=form)


@login_required
@require_POST
@idempotent
def add_group(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a group of speakers."""
    sitting = _run(request, pk)
    form = forms.GroupForm(request.POST, sitting=sitting)
    done = acted(
        request,
        form,
        lambda data: domain.set_group(sitting=sitting, **data, by=actor_of(request)),
        back=redirect("speaking:debate", pk=pk),
    )
    return done or _debate_page(request, sitting, group_form=form)


@login_required
@GET_POST
@idempotent
def group(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a group of speakers."""
    found = _group(request, pk)
    form = (
        forms.GroupForm(sent(request), sitting=found.sitting) if request.method == "POST" else forms.GroupForm.of(found)
    )
    done = acted(
        request,
        form,
        lambda data: domain.set_group(sitting=found.sitting, group=found, **data, by=actor_of(request)),
        back=redirect("speaking:debate", pk=found.sitting_id),
    )
    context = {"sitting": found.sitting, "group": found, "form": form}
    return done or render(request, "speaking/group.html", context, status=status_of(form))


@login_required
@require_POST
def remove_group(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Dissolve a group of speakers."""
    found = _group(request, pk)
    try:
        domain.remove_group(group=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("speaking:debate", pk=found.sitting_id)


def speech_of(request: HttpRequest, pk: UUID) -> Speech:
    """A speech of a sitting that the actor may see."""
    visible = Sitting.objects.visible_to(actor_of(request))
    found = Speech.objects.select_related("sitting__body", "sitting__chair_post", "item", "invitation__holding")
    return get_object_or_404(found, pk=pk, sitting__in=visible)


def _led(request: HttpRequest, pk: UUID) -> Speech:
    speech = speech_of(request, pk)
    if not is_staff(request, speech.sitting):
        raise Http404
    return speech


def _led_point(request: HttpRequest, pk: UUID) -> AgendaItem:
    item = point_of(request, pk)
    if not is_staff(request, item.sitting):
        raise Http404
    return item


def _run(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor runs; who only attends it does not find these."""
    sitting = sitting_of(request, pk)
    if not is_staff(request, sitting):
        raise Http404
    return sitting


def _group(request: HttpRequest, pk: UUID) -> SpeakingGroup:
    found = get_object_or_404(SpeakingGroup.objects.select_related("sitting"), pk=pk)
    found.sitting = _run(request, found.sitting_id)
    return found


def _press(request: HttpRequest, sitting: Sitting, do: Callable[[Actor], Any]) -> HttpResponse:
    return press(request, sitting, lambda: do(actor_of(request)), page="chair", anchor="#floor")


def _debate_page(
    request: HttpRequest,
    sitting: Sitting,
    *,
    form: forms.DebateForm | None = None,
    group_form: forms.GroupForm | None = None,
) -> HttpResponse:
    shown = [one for one in (form, group_form) if one is not None]
    point = sitting.current_item or sitting.agenda.first()
    context = {
        "sitting": sitting,
        "form": form or forms.DebateForm.of(Debate.objects.filter(sitting=sitting).first()),
        "group_form": group_form or forms.GroupForm(sitting=sitting),
        "floor": floor_of(sitting, point, at=clock.now()) if point is not None else None,
    }
    return render(request, "speaking/debate.html", context, status=max((status_of(one) for one in shown), default=200))
