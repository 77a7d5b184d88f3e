"""The user's own page: language, password, second factor, tokens."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.actors import actor_of, address_of, user_of
from decreta.accounts.adapter import remember_language
from decreta.accounts.domain import accounts, tokens
from decreta.accounts.factors import SECOND
from decreta.accounts.forms import TokenForm
from decreta.accounts.idempotency import idempotent
from decreta.accounts.models import ApiToken
from decreta.accounts.posts import posts_of
from decreta.accounts.queries import shown_tokens, standing_sessions
from decreta.accounts.recent import recently_authenticated
from decreta.accounts.sessions import key_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What belongs to the account, and where it is changed."""
    valid = ApiToken.objects.filter(user=user_of(request), revoked_at=None, expires_at__gt=clock.real_now())
    factors = list(Authenticator.objects.filter(user=user_of(request)).order_by("pk"))
    context = {
        "languages": settings.LANGUAGES,
        "has_codes": any(one.type == Authenticator.Type.TOTP for one in factors),
        "has_recovery_codes": any(one.type == Authenticator.Type.RECOVERY_CODES for one in factors),
        "passkeys": [one.wrap() for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "has_second_factor": any(one.type in SECOND for one in factors),
        "sessions": standing_sessions(user_of(request)).order_by("-seen_at"),
        "session_key": key_of(request),
        "tokens": shown_tokens(valid.order_by("expires_at"), posts_of(user_of(request))),
    }
    return render(request, "accounts/page.html", context)


@login_required
@require_POST
@idempotent
def choose_language(request: HttpRequest) -> HttpResponse:
    """Set the language of the user's pages and mails."""
    language = request.POST.get("language", "")
    try:
        accounts.choose_language(user=user_of(request), language=language, by=_self(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:page")
    with translation.override(language):
        messages.success(request, _("Your pages and mails are now in this language"))
    response = redirect("accounts:page")
    remember_language(response, language)
    return response


@login_required
@recently_authenticated
@GET_POST
@idempotent
def issue_token(request: HttpRequest) -> HttpResponse:
    """Issue a token; it is shown in the answer, and never again."""
    user = user_of(request)
    form = TokenForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            token = tokens.issue(login=user.username, by=_self(request), **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            address = request.build_absolute_uri("/api/v1/me")
            answer = render(request, "accounts/token.html", {"token": token, "address": address})
            answer["Cache-Control"] = "no-store"
            return answer
    return render(request, "accounts/token.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def revoke_token(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """End one of the user's tokens."""
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=token_id, user=user_of(request))
    if tokens.revoke(token=token, by=_self(request)):
        messages.success(request, _("The token “%(label)s” is no longer valid") % {"label": token.label})
    return redirect("accounts:page")


def _self(request: HttpRequest) -> Actor:
    return actor_of(user_of(request), address=address_of(request))
