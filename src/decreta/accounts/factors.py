"""What counts as a second factor."""

from __future__ import annotations

from typing import Final

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from decreta.accounts.models import User

SECOND: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: The session of a user whose provider of identity has stated that it asked for a second step.
SECOND_STEP_ELSEWHERE: Final = "second_step_elsewhere"


def of(user: User) -> QuerySet[Authenticator]:
    """A user's codes and passkeys; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user=user, type__in=SECOND)


def has_second_factor(user: User) -> bool:
    """Whether a user has enrolled one."""
    return of(user).exists()
