"""To a provider of identity and back."""

from __future__ import annotations

import secrets
import zlib
from typing import Any, Final

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.socialaccount.providers.saml import views as saml
from allauth.socialaccount.providers.saml.utils import build_auth
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from lxml.etree import LxmlError
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError

from decreta.accounts import identity
from decreta.accounts.elsewhere import refusal_page

#: The session's questions to providers that were not answered yet; each is answered once.
_NONCES: Final = "identity_nonces"
_KEPT_NONCES: Final = 8


@require_safe
@never_cache
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the provider. With `again` in the address the provider is to ask anew who it is."""
    found = identity.provider(provider_id)
    if found is None:
        raise Http404
    provider = get_adapter(request).get_provider(request, found.id)
    next_url, is_again = get_next_redirect_url(request), "again" in request.GET
    try:
        if found.kind == "saml":
            return _leave_by_saml(request, provider, next_url, is_again=is_again)
        nonce = secrets.token_urlsafe(24)
        request.session[_NONCES] = [*request.session.get(_NONCES, []), nonce][-_KEPT_NONCES:]
        params = {"nonce": nonce} | ({"prompt": "login", "max_age": "0"} if is_again else {})
        answer: HttpResponse = provider.redirect(request, "login", next_url, auth_params=params)
    except ImmediateHttpResponse as immediate:
        return immediate.response
    except (requests.RequestException, OAuth2Error, OneLogin_Saml2_Error, KeyError, ValueError):
        return refusal_page(request, found, "unreachable", status=424)
    return answer


def _leave_by_saml(request: HttpRequest, provider: Any, next_url: str | None, *, is_again: bool) -> HttpResponse:
    request.META.setdefault("HTTP_HOST", request.get_host())
    auth = build_auth(request, provider)
    goal = auth.login(return_to="", force_authn=is_again)
    provider.stash_redirect_state(request, "login", next_url, None, state_id=auth.get_last_request_id())
    return HttpResponseRedirect(goal)


@require_safe
@never_cache
def signed_out(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The session here is ended; the one at the provider goes on until it is ended there."""
    found = identity.provider(provider_id)
    if found is None or not found.signs_out or found.kind != "openid_connect":
        raise Http404
    try:
        goal = StrictOpenIDConnect(request, found.id).openid_config.get("end_session_endpoint", "")
    except (requests.RequestException, ValueError):
        goal = ""
    home = request.build_absolute_uri(reverse("account_login"))
    query = urlencode({"client_id": found.app["client_id"], "post_logout_redirect_uri": home})
    context = {"provider": found, "goal": f"{goal}{'&' if '?' in goal else '?'}{query}" if goal else ""}
    return render(request, "accounts/signed_out.html", context)


class StrictOpenIDConnect(OpenIDConnectOAuth2Adapter):
    """What the provider says counts only signed, as the answer to a question of this session, and of one person."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> Any:
        try:
            login = super().complete_login(request, app, token, **kwargs)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # Keys of the wrong kind, tokens without the parts that every token has.
            raise OAuth2Error("the provider's answer is not understood") from error
        stated = login.account.extra_data
        if "id_token" not in stated or stated["id_token"].get("sub") != stated.get("userinfo", {}).get("sub"):
            raise OAuth2Error("the provider speaks of two people")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        # The library trusts the connection; we look at the signature, too.
        self.did_fetch_access_token = False
        claims: dict[str, Any] = super()._decode_id_token(app, id_token)
        waiting = self.request.session.get(_NONCES, [])
        if claims.get("nonce") not in waiting:
            raise OAuth2Error("not an answer to a question of this session")
        self.request.session[_NONCES] = [one for one in waiting if one != claims["nonce"]]
        return claims


@require_safe
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider has sent the browser back with a code."""
    found = identity.provider(provider_id)
    if found is None or found.kind != "openid_connect":
        raise Http404
    view = OAuth2CallbackView.adapter_view(StrictOpenIDConnect(request, provider_id))
    try:
        answer: HttpResponse = view(request)
    except (KeyError, ValueError):
        return refusal_page(request, found, "error")
    return answer


_UNREADABLE: Final = (
    LxmlError,
    OneLogin_Saml2_Error,
    OneLogin_Saml2_ValidationError,
    KeyError,
    TypeError,
    ValueError,
    zlib.error,
)


class FromSaml:
    """What comes from a SAML provider may be anything; what cannot be read is refused like what is not signed."""

    def dispatch(self, request: HttpRequest, organization_slug: str) -> HttpResponse:
        request.META.setdefault("HTTP_HOST", request.get_host())
        try:
            answer: HttpResponse = super().dispatch(request, organization_slug)  # type: ignore[misc]
        except _UNREADABLE:
            return refusal_page(request, identity.provider(organization_slug), "error")
        return answer


class SignOutBySaml(FromSaml, saml.SLSView):
    """The provider ends the session of its user here."""


class ComeBackBySaml(FromSaml, saml.FinishACSView):
    """The provider has sent the browser back with an assertion."""

    def get_provider(self, organization_slug: str) -> Any:
        provider = super().get_provider(organization_slug)

        def everything(data: Any) -> dict[str, Any]:
            shown = {"uid": data.get_nameid(), "authn_contexts": data.get_last_authn_contexts()}
            return data.get_attributes() | shown

        provider.extract_extra_data = everything
        return provider
