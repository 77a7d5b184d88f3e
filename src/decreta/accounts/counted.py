"""Codes and passwords that are asked for inside, counted like those at the gate: many at once gain nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError

from decreta.accounts import devices, throttle
from decreta.accounts.actors import address_of, nobody
from decreta.accounts.domain import entrance
from decreta.accounts.models import User


def counted(user: User, what: str, check: Callable[[], Any]) -> Any:
    """What a check gives, unless too much was tried; a right attempt counts as none. Raises ValidationError.

    What is tried in a browser that is known to the user's account is counted apart, as at the gate: whoever has found
    a password does not lock its owner out of the second step.
    """
    request, login = context.request, user.get_username()
    # No user name holds this character.
    named = f"{login}\0{what}" if what else login
    keys = throttle.keys(login=named, device=devices.known_to(request, login), address=address_of(request))
    wait = throttle.consume(keys)
    if wait:
        raise ValidationError(throttle.words(wait), code="too_many_login_attempts")
    found = check()
    throttle.give_back(keys)
    return found


class CountedCode:
    """A code of the second step."""

    def clean_code(self) -> Any:
        return counted(self.user, "code", super().clean_code)  # type: ignore[attr-defined,misc]


class StepForm(CountedCode, AuthenticateForm):
    """The second of two steps."""


class ConfirmForm(CountedCode, ReauthenticateForm):
    """A code, before something sensitive."""


class PasswordForm(ChangePasswordForm):
    """A new password; the present one is counted and seen by the log like one at the gate."""

    def clean_oldpassword(self) -> Any:
        return counted(self.user, "", self._present)

    def _present(self) -> Any:
        try:
            return super().clean_oldpassword()
        except ValidationError:
            by = nobody(address=address_of(context.request))
            entrance.sign_in_refused(user=self.user, step="password", by=by)
            raise
