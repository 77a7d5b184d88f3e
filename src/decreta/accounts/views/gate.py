"""Signing in and out, in our own dress over the library's flows."""

from __future__ import annotations

import json
from typing import Any, Final

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta import __version__
from decreta.accounts import demonstration, identity
from decreta.accounts.actors import user_of
from decreta.accounts.counted import ConfirmForm, PasswordForm, StepForm
from decreta.accounts.elsewhere import CAME_FROM, FIRST_STEP
from decreta.accounts.factors import has_second_factor
from decreta.accounts.models import User
from decreta.accounts.passkey_forms import SecondStepForm
from decreta.ui import words

_LABELS: Final = {
    "login": _("User name"),
    "password": _("Password"),
    "code": pgettext_lazy("second step", "Code"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password again"),
}


class OurForm:
    """The library's form with our labels and without its placeholders; a refusal says so in its status, too."""

    # The library's base takes PUT for POST.
    http_method_names = ("get", "head", "post", "options")

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        return in_our_words(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


def in_our_words(form: Any) -> Any:
    """Give a form of the library our labels; a label is never a placeholder."""
    for name, field in form.fields.items():
        field.label = _LABELS.get(name, field.label)
        field.widget.attrs.pop("placeholder", None)
        if name in {"login", "password", "oldpassword", "code"}:
            field.help_text = ""
    return form


def gate_facts() -> dict[str, Any]:
    """What the gate tells everybody: the level up to which content is held, and the version."""
    ceiling = settings.DECRETA_SECRECY_CEILING
    return {"ceiling": words.SECRECY.get(ceiling, ""), "version": __version__}


class SignIn(OurForm, account.LoginView):
    """User name and password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | gate_facts() | {"providers": identity.providers()}


class CodeForm(StepForm):
    """In our words from its beginning: once a refusal has touched a field, its label no longer changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self)


class SignInCode(mfa.AuthenticateView):
    """The second step: a passkey, the code of the telephone, or a recovery code."""

    http_method_names = ("get", "head", "post", "options")
    form_class = CodeForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = self.stage.login.user
        user.refresh_from_db()
        if request.session.get(FIRST_STEP) != user.get_session_auth_hash():
            # The password was taken away while the code was asked for.
            request.session.flush()
            return redirect("account_login")
        return super().post(request, *args, **kwargs)

    def get_webauthn_form_class(self) -> Any:
        return SecondStepForm

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        found = super().get_context_data(**kwargs)
        shown: dict[str, Any] = {"has_code": has_code(user), "demonstration_code": None}
        if isinstance(user, User):
            shown["demonstration_code"] = demonstration.present_code(user)
        if user is not None and has_passkey(user):
            shown["options"] = json.dumps(found["js_data"]["request_options"])
            if found["webauthn_form"].is_bound:
                shown["passkey_problem"] = found["webauthn_form"].problem()
        return found | gate_facts() | shown


class SignOut(account.LogoutView):
    """Ends the session, after asking when it was only an address."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        came_from = identity.provider(request.session.get(CAME_FROM, ""))
        answer = super().post(request, *args, **kwargs)
        # The way out there is a page of its own: a form of ours may not lead to other sites.
        return redirect("accounts:signed_out", came_from.id) if came_from and came_from.signs_out else answer


class Reauthenticate(OurForm, account.ReauthenticateView):
    """The password once more, before something sensitive."""


class ReauthenticateByCode(OurForm, mfa.ReauthenticateView):
    """The second factor once more, before something sensitive."""

    form_class = ConfirmForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"demonstration_code": demonstration.present_code(user_of(self.request))}
        return super().get_context_data(**kwargs) | shown


class ChangePassword(OurForm, account.PasswordChangeView):
    """A new password."""

    form_class = PasswordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            messages.info(
                request, _("This account has no password here. An administrator can give you a one-time address.")
            )
            return redirect("accounts:page")
        return super().dispatch(request, *args, **kwargs)


class EnrolCode(OurForm, totp.ActivateTOTPView):
    """A new second factor: the picture to photograph, then its first code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_forced = self.request.user.needs_second_factor
        return super().get_context_data(**kwargs) | gate_facts() | {"is_forced": is_forced}


class RemoveCode(OurForm, totp.DeactivateTOTPView):
    """Removes the second factor, where the account may do without."""


class RenewRecoveryCodes(OurForm, recovery.GenerateRecoveryCodesView):
    """New recovery codes in place of the old."""


class RecoveryCodes(recovery.ViewRecoveryCodesView):
    """The recovery codes, shown to be written down; who has none yet is led to where they are made."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        codes = Authenticator.objects.filter(user=user_of(request), type=Authenticator.Type.RECOVERY_CODES)
        if not codes.exists() and has_second_factor(user_of(request)):
            return redirect("mfa_generate_recovery_codes")
        return super().get(request, *args, **kwargs)


def has_code(user: Any) -> bool:
    """Whether a user has codes on a telephone, or recovery codes."""
    types = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
    return bool(Authenticator.objects.filter(user=user, type__in=types).exists())


def has_passkey(user: Any) -> bool:
    """Whether a user has a passkey."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists())
