"""One-time addresses at which a user chooses his password.

Nothing of them is stored: they are made of the account's present password and last sign-in, so that one use, a
sign-in or a new address ends the old ones; and they end by themselves after three days (`PASSWORD_RESET_TIMEOUT`).
"""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from decreta.accounts.models import User


class _Entry(PasswordResetTokenGenerator):
    """Apart from any other use that the library makes of such tokens."""

    key_salt = "decreta.accounts.entry"


_entry = _Entry()


def address_of(user: User) -> str:
    """The path of the one-time address of a user."""
    name = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("accounts:enter", kwargs={"name": name, "token": _entry.make_token(user)})


def user_behind(name: str, token: str) -> User | None:
    """Whose address it is, while it is good."""
    try:
        pk = int(force_str(urlsafe_base64_decode(name)))
    except ValueError:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first() if pk < 2**31 else None
    return user if user is not None and _entry.check_token(user, token) else None
