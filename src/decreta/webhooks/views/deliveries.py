"""The log of deliveries: one of them, and sending again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.webhooks.domain.endpoints import resend
from decreta.webhooks.enums import DeliveryState
from decreta.webhooks.forms import ResendForm
from decreta.webhooks.models import Delivery, Endpoint
from decreta.webhooks.rules import may_use
from decreta.webhooks.views.endpoints import fetched


def _delivery(request: HttpRequest, pk: UUID) -> Delivery:
    visible = Endpoint.objects.visible_to(actor_of(request))
    return get_object_or_404(Delivery.objects.filter(endpoint__in=visible).select_related("endpoint"), pk=pk)


@login_required
@require_safe
def delivery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One delivery with every attempt."""
    found = _delivery(request, pk)
    is_own = allows(may_use, found.endpoint, by=actor_of(request))
    context = {
        "delivery": found,
        "tries": list(found.tries.all()[:50]),
        "may_resend": is_own and found.state != DeliveryState.WAITING and found.endpoint.disabled_at is None,
        # What a receiver answers can repeat what it knows: that is for who registered it.
        "shows_answers": is_own,
    }
    return render(request, "webhooks/delivery.html", context)


@login_required
@require_POST
@idempotent
def resend_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send one delivery again."""
    found = _delivery(request, pk)
    try:
        if resend(endpoint=found.endpoint, delivery=found, by=actor_of(request)):
            messages.success(request, _("The delivery is sent again"))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("webhooks:delivery", pk)


@login_required
@GET_POST
@idempotent
def resend_range(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send again what was noted between two moments."""
    found = fetched(request, pk)
    form = ResendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            number = resend(endpoint=found, by=actor_of(request), **form.cleaned_data) or 0
        except ActRefused as refusal:
            form.take(refusal)
        else:
            said = ngettext("%(number)s delivery is sent again", "%(number)s deliveries are sent again", number)
            messages.success(request, said % {"number": number})
            return redirect("webhooks:endpoint", pk)
    return render(
        request, "webhooks/resend.html", {"endpoint": found, "form": form}, status=422 if form.errors else 200
    )
