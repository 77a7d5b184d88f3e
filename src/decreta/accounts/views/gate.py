"""Signing in and out, in our own dress over the library's flows."""

from __future__ import annotations

from typing import Any, Final

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta import __version__
from decreta.accounts import demonstration
from decreta.accounts.actors import user_of
from decreta.accounts.models import User
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
        return super().get_context_data(**kwargs) | gate_facts()


class CodeForm(AuthenticateForm):
    """In our words from its beginning: once a refusal has touched a field, its label no longer changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_our_words(self)


class SignInCode(mfa.AuthenticateView):
    """The code of the second factor, or a recovery code."""

    form_class = CodeForm

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        shown = {"demonstration_code": demonstration.present_code(user) if isinstance(user, User) else None}
        return super().get_context_data(**kwargs) | gate_facts() | shown


class SignOut(account.LogoutView):
    """Ends the session, after asking when it was only an address."""


class Reauthenticate(OurForm, account.ReauthenticateView):
    """The password once more, before something sensitive."""


class ReauthenticateByCode(OurForm, mfa.ReauthenticateView):
    """The second factor once more, before something sensitive."""


class ChangePassword(OurForm, account.PasswordChangeView):
    """A new password."""


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


def has_second_factor(user: User) -> bool:
    """Whether a user has enrolled one."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())
