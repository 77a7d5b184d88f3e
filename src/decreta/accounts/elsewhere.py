"""Somebody comes from a provider of identity: which account is his, and may he have it."""

from __future__ import annotations

from typing import Any, Final

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from decreta.accounts import identity
from decreta.accounts.actors import address_of, nobody
from decreta.accounts.domain import accounts, entrance
from decreta.accounts.identity import Provider
from decreta.accounts.models import User
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused

#: What a sign-in carries along, from the provider's answer to the session.
SECOND_STEP: Final = "second_step"
SHOWN_AT: Final = "shown_at"
#: By what the first of two steps holds: a new password ends it.
FIRST_STEP: Final = "first_step"
#: From which provider the session's user came.
CAME_FROM: Final = "came_from"
REASONS: Final = {
    "unknown": _("There is no account here for you. Ask your administrator to open one."),
    "unverified": _("The provider has not verified the e-mail address by which your account would be known."),
    "ambiguous": _("More than one account has this e-mail address. Ask your administrator."),
    "taken": _("The account of this name belongs to another identity of this provider. Ask your administrator."),
    "incomplete": _("The provider did not say who you are."),
    "cancelled": _("You have turned back at the provider."),
    "unreachable": _("The provider cannot be reached. Try again in a few minutes, or sign in with your password."),
    "error": _("The provider's answer could not be accepted. Sign in again."),
}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Identities lead to accounts that there are; whoever has none is told so."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account. Who once came as an account's owner stays it, whatever the claims say later."""
        provider = identity.provider(sociallogin.account.provider)
        if provider is None:
            raise _refused(request, None, "error")
        facts = identity.facts_of(provider, sociallogin.account.extra_data)
        if not sociallogin.is_existing:
            user = self._owner(request, provider, facts)
            if SocialAccount.objects.filter(user=user, provider=provider.id).exists():
                # Names and addresses are given again to others; the account is not.
                raise _refused(request, provider, "taken", user)
            sociallogin.connect(request, user)
            entrance.identity_bound(user=user, provider=provider.id, by=nobody(address=address_of(request)))
        sociallogin.state["process"] = "login"
        sociallogin.state[SECOND_STEP] = identity.asked_for_second_step(provider, facts)
        at = facts.get("auth_time")
        sociallogin.state[SHOWN_AT] = at if isinstance(at, int) and not isinstance(at, bool) else None

    def _owner(self, request: HttpRequest, provider: Provider, facts: dict[str, Any]) -> User:
        value = facts.get(provider.claim)
        if not isinstance(value, str) or not value.strip():
            raise _refused(request, provider, "incomplete")
        if provider.match == "email":
            if provider.kind == "openid_connect" and facts.get("email_verified") is not True:
                raise _refused(request, provider, "unverified")
            found = list(User.objects.filter(email__iexact=value.strip())[:2])
        else:
            found = list(User.objects.filter(username=value.strip())[:1])
        if len(found) > 1:
            raise _refused(request, provider, "ambiguous")
        if found:
            return found[0]
        if not provider.creates:
            raise _refused(request, provider, "unknown")
        return self._opened(request, provider, value.strip())

    def _opened(self, request: HttpRequest, provider: Provider, value: str) -> User:
        """A new account: he can sign in, and sees nothing until he is given a post."""
        by = Actor.system(f"identity:{provider.id}")
        try:
            user = accounts.admit_account(
                login=value if provider.match == "login" else value.partition("@")[0],
                email=value if provider.match == "email" else "",
                language=str(getattr(request, "LANGUAGE_CODE", "")),
                by=by,
            )
        except ActRefused as refusal:
            raise _refused(request, provider, "taken") from refusal
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Say in our words that it did not work."""
        found = identity.provider(getattr(provider, "sub_id", ""))
        raise _refused(request, found, "cancelled" if error == AuthError.CANCELLED else "error")

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody opens an account for himself by a form."""
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Those of the installation's file; none from the database."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]


class SecondStep(AuthenticateStage):
    """Our second step, except for whom the provider has asked for one already."""

    def _should_handle(self, request: HttpRequest) -> bool:
        sociallogin = (self.login.signal_kwargs or {}).get("sociallogin")
        if sociallogin is not None and sociallogin.state.get(SECOND_STEP):
            return False
        return bool(super()._should_handle(request))

    def handle(self) -> Any:
        """Ask for it; the first step holds only as long as what it was taken with."""
        self.request.session[FIRST_STEP] = self.login.user.get_session_auth_hash()
        return super().handle()


def _refused(request: HttpRequest, provider: Provider | None, reason: str, user: User | None = None) -> Exception:
    if reason != "cancelled":
        entrance.sign_in_refused(user=user, step=f"identity:{reason}", by=nobody(address=address_of(request)))
    return ImmediateHttpResponse(refusal_page(request, provider, reason))


def refusal_page(request: HttpRequest, provider: Provider | None, reason: str, *, status: int = 403) -> HttpResponse:
    """Why nobody gets in this way, and the way back."""
    context = {"provider": provider, "reason": REASONS[reason]}
    return render(request, "accounts/elsewhere_refused.html", context, status=status)
