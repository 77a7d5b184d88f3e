"""Tellers: who they are, and what each one's browser asks and sends. Programs in the page are answered in JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, NotAllowed
from decreta.meetings.models import Sitting
from decreta.meetings.views.common import sent, sitting_of, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, policies, rules, watching
from decreta.voting.beside import TELLER_TEMPLATE
from decreta.voting.forms import TellersForm
from decreta.voting.models import Counting, Panel, Teller
from decreta.voting.queries.secrets import sealed_parts_of, stage_of, waiting_panel_of
from decreta.voting.queries.shown import present_of
from decreta.voting.views.common import runs


@login_required
@GET_POST
@idempotent
def name_tellers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the tellers of the next secret ballot of a sitting."""
    sitting = sitting_of(request, pk)
    if not runs(request, sitting):
        raise Http404
    people = [one for one in present_of(sitting) if one.part in policies.TELLING_PARTS]
    form = TellersForm(sent(request), sitting=sitting, people=people)
    if taken(request, form, lambda data: domain.name_tellers(sitting=sitting, **data, by=actor_of(request))):
        messages.success(request, _("The tellers are named; each makes a key in the room."))
        return redirect("meetings:chair", pk=sitting.pk)
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Name tellers"),
        "note": _(
            "They open the next secret ballot together. Candidates, and who steps back from the point, are none."
        ),
        "button": _("Name tellers"),
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@require_safe
def panel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which tellers have made their keys, for the cockpit, which asks again by itself."""
    sitting = sitting_of(request, pk)
    if not runs(request, sitting):
        raise Http404
    return render(request, "voting/parts/panel.html", {"panel": waiting_panel_of(sitting), "sitting": sitting})


@login_required
@require_safe
def teller(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a teller has before him, a part of the room's page."""
    found, own = _mine(request, pk)
    found.own_teller = own.pk  # type: ignore[attr-defined]
    return render(request, TELLER_TEMPLATE, {"part": found, "sitting": found.sitting})


@login_required
@require_safe
def state(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What there is to do for a teller's browser, which asks again by itself."""
    found, own = _mine(request, pk)
    return _state(found, own)


@login_required
@require_POST
@idempotent
def give_key(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The public half of a teller's key."""
    found, _own = _mine(request, pk)
    public = request.POST.get("public_key", "")
    return _answered(request, pk, lambda: domain.give_key(panel=found, public_key=public, by=actor_of(request)))


@login_required
@require_POST
@idempotent
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A count begins, or the one that is alive is named."""
    found, _own = _mine(request, pk)

    def act() -> None:
        counting = domain.begin_count(panel=found, by=actor_of(request))
        if counting is not None:
            watching.begin(counting)

    return _answered(request, pk, act)


@login_required
@require_safe
def papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A teller's own sealed part of every paper of a closed ballot, for his browser; nothing else of the papers."""
    found, own = _mine(request, pk)
    if found.ballot is None or not policies.is_to_be_counted(found.ballot):
        raise Http404
    return JsonResponse(sealed_parts_of(found.ballot, own))


@login_required
@require_POST
@idempotent
def open_papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a teller's browser has opened, sealed to the count."""
    found, _own = _mine(request, pk)
    try:
        counting = UUID(request.POST.get("counting", ""))
    except ValueError:
        counting = UUID(int=0)
    sealed = request.POST.get("sealed", "")
    return _answered(
        request,
        pk,
        lambda: domain.send_opening(panel=found, counting_id=counting, sealed=sealed, by=actor_of(request)),
    )


def _mine(request: HttpRequest, pk: UUID) -> tuple[Panel, Teller]:
    """A panel in which the actor is a teller; 404 for everybody else."""
    visible = Sitting.objects.visible_to(actor_of(request))
    found = get_object_or_404(Panel.objects.select_related("ballot", "sitting__body"), pk=pk, sitting__in=visible)
    try:
        return found, rules.may_tell(found, by=actor_of(request))
    except NotAllowed as refusal:
        raise Http404 from refusal


def _answered(request: HttpRequest, pk: UUID, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except ActRefused as refusal:
        return JsonResponse({"problem": str(refusal)}, status=422)
    return _state(*_mine(request, pk))


def _state(panel: Panel, own: Teller) -> JsonResponse:
    counting = Counting.objects.filter(ballot=panel.ballot).first() if panel.ballot is not None else None
    return JsonResponse(
        {
            "stage": stage_of(panel, own),
            "panel": str(panel.pk),
            "ballot": str(panel.ballot_id or ""),
            "number": own.number,
            "threshold": panel.threshold,
            "own": own.public_key,
            "keys": list(panel.tellers.values_list("public_key", flat=True).order_by("number")),
            "counting": str(counting.pk) if counting is not None else "",
            "to": counting.public_key if counting is not None else "",
            "unopened": counting.unopened.get(str(own.number), 0) if counting is not None else 0,
        }
    )
