"""Who needs a second factor and has none reaches nothing but the pages where he enrols it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from decreta.accounts.adapter import METHODS_KEY

_OPEN: Final = frozenset(
    {
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_reauthenticate",
        "account_logout",
        "account_login",
        "ui:appearance",
        "set_language",
    }
)


class MfaMiddleware:
    """Holds users with `needs_second_factor` at enrolment until they have one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if must_enrol(request) and not _is_open(request.path_info):
            return _to_enrolment(request)
        return self.get_response(request)


def must_enrol(request: HttpRequest) -> bool:
    """Whether the user needs a second factor and has none. No statement for a session that was opened with one."""
    user = request.user
    if not user.is_authenticated or not user.needs_second_factor:
        return False
    if any(record.get("method") == "mfa" for record in request.session.get(METHODS_KEY, [])):
        return False
    return not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def _is_open(path: str) -> bool:
    try:
        return resolve(path).view_name in _OPEN
    except Resolver404:
        # An unknown address says "not found" to everybody alike.
        return True


def _to_enrolment(request: HttpRequest) -> HttpResponse:
    url = reverse("mfa_activate_totp")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
