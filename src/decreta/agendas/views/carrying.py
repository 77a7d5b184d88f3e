"""What becomes of the points that a closed or cancelled sitting has not dealt with: one page, a choice for each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms, policies
from decreta.agendas.queries.left import left_behind, sittings_after
from decreta.core.errors import reason_against
from decreta.meetings import rules as sittings
from decreta.meetings.views.common import actor_of, sent, sitting_of, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def carry_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say of each point where it goes."""
    sitting, actor = sitting_of(request, pk), actor_of(request)
    if not sittings.prepares_for(sitting.body, by=actor):
        raise Http404
    against = reason_against(policies.can_be_carried_over, sitting)
    left = [] if against else left_behind(sitting)
    form = forms.CarryForm(sent(request), left=left, sittings=sittings_after(sitting, actor))

    def act(data: dict[str, str]) -> None:
        domain.carry_over(sitting=sitting, onward=form.onward(), reason=data["reason"], by=actor)

    if taken(request, form, act):
        messages.success(request, _("It is said of every point where it goes."))
        return redirect("meetings:sitting", pk=pk)
    context = {"sitting": sitting, "form": form, "left": left, "against": against}
    return render(request, "agendas/carry.html", context, status=status_of(form))
