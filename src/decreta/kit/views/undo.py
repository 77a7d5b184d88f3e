"""Taking an act back from its message."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.core.errors import ActRefused
from decreta.kit import undoing


@login_required
@require_POST
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """Take the act back where that can still be done, and show the page anew."""
    by = request.actor  # type: ignore[attr-defined]
    offer = undoing.read(token, by)
    if offer is None:
        messages.error(request, _("This can no longer be taken back from here."))
        return redirect(_back(request))
    try:
        messages.success(request, undoing.take_back(offer, by))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    except ObjectDoesNotExist:
        messages.error(request, _("It is no longer there for your post."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page on which the message stood, else the desk."""
    came = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours else "/"
