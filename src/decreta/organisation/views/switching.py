"""Choosing the post to act in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.organisation.middleware import SESSION_KEY


@login_required
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's posts from now on. A post that is not one's own changes nothing."""
    key = request.POST.get("post", "")
    seat = next((one for one in request.seats if one.key == key), None)  # type: ignore[attr-defined]
    if seat is None:
        messages.error(request, _("You do not hold this post today."))
    else:
        request.session[SESSION_KEY] = key
        messages.success(request, _("You now act as %(post)s.") % {"post": seat.holding.post.name})
    target = request.POST.get("next", "/")
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(target if allowed else "/")
