"""The presenter moves the demonstration's clock. Elsewhere this page does not exist."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from decreta.organisation.middleware import actor_of
from decreta.web.domain.clock import move_clock


@login_required
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Let the clock tick, stop it, step a day or a week, or jump to today."""
    if not settings.DECRETA_DEMO:
        raise Http404
    move_clock(how=request.POST.get("how", ""), by=actor_of(request))
    target = request.POST.get("next", "/")
    return redirect(target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/")
