"""Before what matters most one shows again that it is oneself, when the last time is too long ago.

Signing, approving, issuing, exporting whole lists, changing accounts and second factors, issuing tokens:

    @login_required
    @recently_authenticated
    @GET_POST
    @idempotent
    def issue(request, pk): ...

A sign-in counts, and one confirmation is good for `DECRETA_CONFIRM_MINUTES` of real time. What was sent is kept and,
after the confirmation, sent again by the page that comes back (`views/confirming.py`): nothing is typed twice.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from decreta.accounts import keeping

#: Where the session remembers when its user has last shown who he is (seconds of real time).
SHOWN_KEY: Final = "shown_at"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
View = Callable[..., HttpResponseBase]


def note(request: HttpRequest, *, at: int | None = None) -> None:
    """Remember that the user has shown who he is: now, or at a moment (seconds of real time) that lies before."""
    request.session[SHOWN_KEY] = min(time.time(), at if at is not None else time.time())


def is_recent(request: HttpRequest) -> bool:
    """Whether he has within the minutes of the installation."""
    return time.time() - request.session.get(SHOWN_KEY, 0) < settings.DECRETA_CONFIRM_MINUTES * 60


def recently_authenticated(view: View | None = None, *, reading: bool = False) -> Any:
    """Ask for a confirmation before a view's POST; with `reading` before it is read, too (exports).

    It stands inside `login_required`, outside everything else.
    """
    if view is None:
        return functools.partial(recently_authenticated, reading=reading)

    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _SAFE and not reading:
            return view(request, *args, **kwargs)
        wanted = request.POST.get(keeping.FIELD, "") if request.method == "POST" else ""
        kept = keeping.kept_by(request, wanted) if wanted else None
        if wanted and (kept is None or kept.address != request.get_full_path()):
            return render(request, "accounts/not_kept.html", status=409)
        if not is_recent(request):
            return _ask(request, kept)
        if kept is not None:
            keeping.give_back(request, kept)
        return view(request, *args, **kwargs)

    run.needs_confirmation = True  # type: ignore[attr-defined]
    return run


def _ask(request: HttpRequest, kept: Any) -> HttpResponse:
    """Lead to the confirmation, and from there to what was wanted."""
    if request.headers.get("HX-Request"):
        # A fragment has no page to come back to: its page stands, with what is typed on it.
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = confirming_url(_page_of(request))
        return answer
    if request.method == "POST":
        kept = kept or keeping.keep(request)
        return HttpResponseRedirect(confirming_url(reverse("accounts:go_on", kwargs={"kept_id": kept.pk})))
    return HttpResponseRedirect(confirming_url(request.get_full_path()))


def confirming_url(back: str) -> str:
    """Where it is confirmed, leading on to an address of ours."""
    return f"{reverse('account_reauthenticate')}?{urlencode({REDIRECT_FIELD_NAME: back})}"


def _page_of(request: HttpRequest) -> str:
    page = request.headers.get("HX-Current-URL", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return "/" + page.partition("://")[2].partition("/")[2] if is_ours else "/"
