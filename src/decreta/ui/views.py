"""The appearance form, the style page and the error pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from decreta.core import requests
from decreta.ui import appearance, specimen


@require_POST
def change_appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme, density, shortcuts or language in a cookie and go back; works signed out too."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    look = appearance.of(request).changed(
        theme=request.POST.get("theme", ""),
        density=request.POST.get("density", ""),
        keys=request.POST.get("keys", ""),
    )
    _keep(answer, appearance.COOKIE, str(look))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    return answer


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every mark and component on one page; open in development and demo, else for those signed in."""
    is_open = settings.DEBUG or getattr(settings, "DECRETA_DEMO", False)
    if not is_open and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return render(request, "ui/style.html", specimen.everything(request))


#: What happened and what to do, by status.
ERRORS: dict[int, tuple[Any, Any]] = {
    400: (
        _("The address or the form could not be understood"),
        _("Go back, check what you entered and try again."),
    ),
    403: (
        _("This cannot be done from here"),
        _("The page may have been open for too long, or your post may not do this. Open it anew and try again."),
    ),
    404: (
        _("There is nothing here that you may read"),
        _(
            "The address may be wrong, or it belongs to a matter outside your posts."
            " If you need it, ask the office that holds it."
        ),
    ),
    405: (_("This address does not answer in that way"), _("Open the page and use its buttons.")),
    409: (
        _("Somebody else changed this in the meantime"),
        _("Open the page anew, look at what changed and decide again. Nothing of yours was saved."),
    ),
    413: (_("What you sent is too large"), _("Send a smaller file, or fewer at once.")),
    422: (_("Something in what you sent is not right"), _("Go back and correct it.")),
    429: (_("Too many attempts in a short time"), _("Wait a few minutes, then try again.")),
    503: (
        _("A part of the system cannot be reached just now"),
        _("Nothing of yours was saved. Try again in a few minutes; if it stays so, tell your administrator."),
    ),
}


def error(request: HttpRequest, status: int, *, problem: str = "") -> HttpResponse:
    """The page for a status; ``problem`` says in words what the act refused."""
    title, advice = ERRORS[status]
    words = {"status": status, "error_title": problem or title, "advice": advice, "reference": reference(request)}
    return render(request, "ui/error.html", words, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    return error(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Django's handler403, and the failure view of the cross-site check."""
    return error(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404; never says whether the thing exists."""
    return error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a page without database, session or request context."""
    words = {"reference": reference(request)}
    return HttpResponse(loader.get_template("500.html").render(words), status=500)


def reference(request: HttpRequest) -> str:
    """The number to quote: the request's own, which every line of the log about it bears."""
    return str(getattr(request, "request_id", "") or requests.numbered(""))


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=appearance.COOKIE_AGE,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
