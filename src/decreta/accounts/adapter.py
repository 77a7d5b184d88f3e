"""How the sign-in library behaves in our house."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import Any, Final
from urllib.parse import urlsplit

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from decreta.accounts import devices, factors, identity, recent, sessions, throttle
from decreta.accounts.actors import actor_of, address_of, nobody
from decreta.accounts.domain import entrance
from decreta.accounts.elsewhere import CAME_FROM, SECOND_STEP, SHOWN_AT
from decreta.accounts.models import User

#: Where the library keeps by which methods the present session's user has shown who he is.
METHODS_KEY = "account_authentication_methods"
_QUIET_MESSAGES = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})

#: How one shows again who one is, the strongest first.
_CONFIRMATIONS: Final = {
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
    "mfa_reauthenticate": _("Use the code of the second step"),
    "reauthenticate": _("Use the password"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by administrators; the log sees the door; a user reads his own language."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # The same words whether the name exists or not.
        "username_password_mismatch": _("The user name or the password is wrong."),
        "too_many_login_attempts": _("Too many wrong codes. Try again after five minutes."),
        "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
        "incorrect_code": _("The code is wrong or was used already. Wait for the next one."),
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("The present password is wrong."),
        "account_inactive": _("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address after the server has resolved trusted proxies; unknown ones share one limit."""
        return address_of(request) or "0.0.0.0"  # noqa: S104

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt before it is looked at: many at once gain nothing. Raises ValidationError with the wait."""
        login = str(credentials.get("username", ""))
        keys = throttle.keys(login=login, device=devices.known_to(request, login), address=self.get_client_ip(request))
        self._attempt = keys
        wait = throttle.consume(keys)
        if wait:
            raise ValidationError(throttle.words(wait), code="too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """The attempt was right: it counts as none."""
        throttle.give_back(self._attempt)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Let the log see a wrong password."""
        user = User.objects.filter(username=credentials.get("username", "")).first()
        entrance.sign_in_refused(user=user, step="password", by=nobody(address=address_of(request)))

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """A closed account, whose password was right: said to him, and seen by the log."""
        entrance.sign_in_refused(user=user, step="closed", by=nobody(address=address_of(request)))
        return super().respond_user_inactive(request, user)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Let the log see the sign-in and give the pages the user's language."""
        records = request.session.get(METHODS_KEY, [])
        methods = sorted({str(record.get("type") or record.get("method")) for record in records})
        entrance.signed_in(
            user=user,
            methods=methods,
            session_key=sessions.key_of(request),
            device=devices.of(request),
            by=actor_of(user, address=address_of(request)),
        )
        sociallogin = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if sociallogin is not None:
            request.session[CAME_FROM] = sociallogin.account.provider
            request.session[factors.SECOND_STEP_ELSEWHERE] = bool(sociallogin.state.get(SECOND_STEP))
            # Who was let through there without being asked has shown who he is when he was asked last.
            recent.note(request, at=sociallogin.state.get(SHOWN_AT))
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response)
        remember_language(response, user.language)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Let the log see the end of a session."""
        if isinstance(request.user, User):
            user = request.user
            by = actor_of(user, address=address_of(request))
            entrance.signed_out(user=user, session_key=sessions.key_of(request), by=by)
        super().logout(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say what happened, except what the page that follows shows by itself."""
        if message_template not in _QUIET_MESSAGES:
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_login_stages(self) -> list[str]:
        """The library's, with our second step."""
        ours = "decreta.accounts.elsewhere.SecondStep"
        return [ours if one == "allauth.mfa.stages.AuthenticateStage" else one for one in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The strongest first. Who has a second factor confirms with it: a password alone may have been looked at."""
        if not user.is_authenticated:
            return []
        found = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        if getattr(settings, "AUTH_LDAP_SERVER_URI", "") and not SocialAccount.objects.filter(user=user).exists():
            # The password that the directory knows.
            found.setdefault("reauthenticate", {"id": "reauthenticate", "url": reverse("account_reauthenticate")})
        if len(found) > 1:
            found.pop("reauthenticate", None)
        ours = [{**found[name], "description": words} for name, words in _CONFIRMATIONS.items() if name in found]
        return ours or [
            {
                "id": f"elsewhere:{bound}",
                "description": _("Sign in again"),
                "url": reverse("accounts:leave", kwargs={"provider_id": bound}) + "?again=yes",
            }
            for bound in SocialAccount.objects.filter(user=user).values_list("provider", flat=True)
            if identity.provider(bound) is not None
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A fresh sign-in counts: who has just typed his password is not asked again."""
        return not recent.is_recent(context.request) and bool(super().is_reauthentication_required(app=app, **kwargs))


def remember_language(response: HttpResponse, language: str) -> None:
    """Let the browser ask for pages in a language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )


class MfaAdapter(DefaultMFAAdapter):
    """Second factors: their secrets lie encrypted, and who needs one cannot remove it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("This account must have a second factor. It can be replaced, not removed."),
    }

    def encrypt(self, text: str) -> str:
        """Keep a database dump alone from giving anybody's codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the library's word
        """A passkey is called after the browser it was added in, until its owner calls it otherwise."""
        return devices.named(context.request.headers.get("User-Agent", "")) or gettext("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the name under which people reach the installation."""
        host = urlsplit(settings.DECRETA_PUBLIC_URL).hostname or context.request.get_host().partition(":")[0]
        return {"id": host, "name": "Decreta"}

    def build_totp_svg(self, url: str) -> str:
        """The key as a picture, on white: telephones cannot read it on the dark theme's ground."""
        picture = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Administrators and signers keep theirs."""
        others = factors.of(authenticator.user).exclude(pk=authenticator.pk)
        return not authenticator.user.needs_second_factor or others.exists()


def _cipher() -> Fernet:
    """The cipher of second factors' secrets, with a key derived from the installation's."""
    key = hashlib.blake2b(b"second factors", key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(key))
