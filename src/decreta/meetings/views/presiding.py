"""Who presides: the chair is handed over and handed back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows, reason_against
from decreta.meetings import domain, policies, rules
from decreta.meetings.forms.running import HandOverForm
from decreta.meetings.models import Sitting
from decreta.meetings.queries.presiding import (
    can_preside,
    has_only_stepped_back,
    is_presided,
    presiding_now,
    presidings_of,
)
from decreta.meetings.views.common import actor_of, is_staff, sitting_of, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def preside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who presides now, who did, and who can: hand the chair over."""
    sitting, actor = _led(request, pk), actor_of(request)
    line, presided, acting = can_preside(sitting), is_presided(sitting), presiding_now(sitting)
    is_named = not presided and not rules.chairs(sitting, by=actor)
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        line=line,
        sitting=sitting,
        has_point_alone=(acting is not None and acting.item_id is not None)
        or (is_named and has_only_stepped_back(sitting)),
        initial={"to": line[0].pk} if line else {},
    )
    if taken(request, form, lambda data: domain.hand_over_chair(sitting=sitting, **data, by=actor)):
        messages.success(request, _("The chair is handed over."))
        return _on(request, sitting)
    against = reason_against(rules.may_hand_over, sitting, by=actor, is_presided=presided)
    context = {
        "sitting": sitting,
        "form": form,
        "line": line,
        "is_presided": presided,
        "against": reason_against(policies.can, "hand_over", sitting) or against,
        "presidings": presidings_of(sitting),
        "may_hand_back": sitting.acting_chair_id is not None and allows(rules.may_hand_back, sitting, by=actor),
        "has_chair": rules.has_the_chair(sitting, by=actor),
        "is_staff": is_staff(request, sitting),
    }
    return render(request, "meetings/preside.html", context, status=status_of(form))


@login_required
@require_POST
def hand_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The chair presides again, or who had it for the rest."""
    sitting = _led(request, pk)
    try:
        domain.hand_back_chair(sitting=sitting, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:preside", pk=sitting.pk)
    sitting.refresh_from_db()
    acting = presiding_now(sitting)
    said = _("The chair presides again.")
    if acting is not None:
        said = _("%(person)s presides now.") % {"person": acting.invitation.holding.person.full_name}
    messages.success(request, said)
    return _on(request, sitting)


def _on(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Who runs the sitting still goes on running it; who has given the chair away follows in the room."""
    sitting.refresh_from_db()
    return redirect("meetings:chair" if is_staff(request, sitting) else "meetings:room", pk=sitting.pk)


def _led(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting of sessions that the actor runs, or whose chair is his while another presides."""
    sitting = sitting_of(request, pk)
    if sitting.is_written or not (is_staff(request, sitting) or rules.has_the_chair(sitting, by=actor_of(request))):
        raise Http404
    return sitting
