"""What becomes of the points that a closed or cancelled sitting has not dealt with: one page, a choice for each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.agendas import domain, forms, policies
from decreta.agendas.models import CarriedPoint
from decreta.agendas.queries.left import LeftPoint, left_behind, sittings_to
from decreta.core.errors import reason_against
from decreta.meetings import rules as sittings
from decreta.meetings.views.common import (
    actor_of,
    is_staff,
    point_of,
    press,
    sent,
    sitting_of,
    status_of,
    taken,
)
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
    form = forms.CarryForm(sent(request), left=left, sittings=sittings_to(left, sitting, actor))
    made: list[CarriedPoint] = []

    def act(data: dict[str, str]) -> None:
        made.extend(domain.carry_over(sitting=sitting, onward=form.onward(), reason=data["reason"], by=actor) or [])

    if taken(request, form, act):
        _tell(request, made, [one for one in left if one.item.pk not in {row.item_id for row in made}])
        return redirect("meetings:sitting", pk=pk)
    context = {"sitting": sitting, "form": form, "left": left, "against": against}
    return render(request, "agendas/carry.html", context, status=status_of(form))


@login_required
@require_POST
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up a point again that was put off by mistake."""
    item, by = point_of(request, pk), actor_of(request)
    if not is_staff(request, item.sitting):
        raise Http404
    done = _("The point is before the body again.")
    return press(request, item.sitting, lambda: domain.take_up_deferred(item=item, by=by), done=done, page="chair")


def _tell(request: HttpRequest, made: list[CarriedPoint], waiting: list[LeftPoint]) -> None:
    """What was done by this form; a colleague may have said of some points, or of all, where they go meanwhile."""
    ours = {f"way-{one.item_id}" for one in made} | {f"way-{one.item.pk}" for one in waiting}
    if any(name.startswith("way-") and name not in ours for name in request.POST):
        messages.warning(request, _("Of some points somebody else had said it already. Look where they went."))
    if made and not waiting:
        messages.success(request, _("It is said of every point where it goes."))
    elif made:
        messages.success(request, _("It is said of the other points where they go; those with a draft wait."))
    elif waiting:
        messages.info(request, _("Nothing was carried over: conclude the drafts first, or say where their points go."))
