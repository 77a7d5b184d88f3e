"""What stands between a request and the pages: enrolment of the second factor, and the way back from the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from decreta.accounts import sessions
from decreta.accounts.adapter import METHODS_KEY
from decreta.accounts.factors import SECOND_STEP_ELSEWHERE, has_second_factor

_OPEN: Final = frozenset(
    {
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_reauthenticate",
        "account_logout",
        "account_login",
        "ui:appearance",
        "ui:manifest",
        "ui:worker",
        "ui:offline",
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
    records = request.session.get(METHODS_KEY, [])
    if any(record.get("method") == "mfa" for record in records) or request.session.get(SECOND_STEP_ELSEWHERE):
        return False
    return not has_second_factor(user)


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


class SessionLimits:
    """Ends a session that was idle for too long or is too old; now and then notes that it is used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.check(request)
        response = self.get_response(request)
        sessions.follow_key(request)
        return response


class WayBackMiddleware:
    """Who pressed a button after his session had ended comes back to the page of the button.

    The address of the act itself is no page; after signing in it would answer with an error, and
    what was typed on the page (the browser keeps it) would not be seen again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or response.status_code != 302:
            return response
        gate = reverse("account_login")
        if request.path == gate or not response["Location"].startswith(f"{gate}?"):
            return response
        page = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        path = "/" + page.partition("://")[2].partition("/")[2] if is_ours else "/"
        return redirect_to_login(path)
