"""A seat ends while the session runs, or is given back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows, reason_against
from decreta.meetings import domain, policies, rules
from decreta.meetings.enums import Removed
from decreta.meetings.forms.running import RemovalForm
from decreta.meetings.models import Invitation, Removal
from decreta.meetings.queries.holders import runs_by_post
from decreta.meetings.views.common import actor_of, invitation_of, is_staff, prepares, press, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exclude somebody for the rest of the session, or end the seat of who is a member no more."""
    invitation = _led(request, pk)
    sitting, actor = invitation.sitting, actor_of(request)
    allowed = [Removed.EXCLUDED.value] if allows(rules.may_exclude, invitation, by=actor) else []
    allowed += [Removed.ENDED.value] if prepares(request, sitting) else []
    form = RemovalForm(request.POST if request.method == "POST" else None, allowed=allowed)

    def do(data: dict[str, Any]) -> Removal:
        act = domain.exclude if data["removed_as"] == Removed.EXCLUDED else domain.end_seat
        return act(invitation=invitation, reason=data["reason"], by=actor)

    if taken(request, form, do):
        messages.success(request, _("His seat in this session has ended."))
        return redirect("meetings:chair", pk=sitting.pk)
    removal = Removal.objects.filter(invitation=invitation, lifted_at=None).first()
    by_post = removal is None and runs_by_post(invitation)
    his_posts = reason_against(policies.seat_is_not_his_posts, runs_by_post=by_post)
    context = {
        "sitting": sitting,
        "invitation": invitation,
        "form": form,
        "allowed": allowed,
        "removal": removal,
        "against": reason_against(policies.can, "remove", sitting) or his_posts,
        "may_exclude": Removed.EXCLUDED in allowed,
    }
    return render(request, "meetings/remove.html", context, status=status_of(form))


@login_required
@require_POST
def readmit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lift an exclusion."""
    invitation = _led(request, pk)
    return press(
        request,
        invitation.sitting,
        lambda: domain.readmit(invitation=invitation, by=actor_of(request)),
        done=_("He may come in again."),
        page="chair",
    )


def _led(request: HttpRequest, pk: UUID) -> Invitation:
    """An invitation to a session that the actor runs."""
    invitation = invitation_of(request, pk)
    if invitation.sitting.is_written or not is_staff(request, invitation.sitting):
        raise Http404
    return invitation
