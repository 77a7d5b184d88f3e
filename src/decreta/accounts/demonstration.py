"""A demonstration shows the codes of its cast, so that a presenter without their telephones gets in.

Nothing here is shown outside a demonstration.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache

from decreta.accounts.models import User


def is_on() -> bool:
    """Whether this installation is a demonstration."""
    return bool(getattr(settings, "DECRETA_DEMO", False))


def present_code(user: User) -> str | None:
    """A code that signs the user in now; None outside a demonstration or without a second factor."""
    if not is_on():
        return None
    authenticator = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if authenticator is None:
        return None
    secret = decrypt(authenticator.data["secret"])
    codes = [
        totp.format_hotp_value(totp.hotp_value(secret, counter)) for counter in totp.yield_hotp_counters_from_time()
    ]
    # The middle one is of this half minute; a code is good once, so a second sign-in takes a neighbour.
    ordered = sorted(range(len(codes)), key=lambda place: abs(place - len(codes) // 2))
    wrapped = authenticator.wrap()
    return next((codes[place] for place in ordered if not cache.get(wrapped._get_used_cache_key(codes[place]))), None)  # noqa: SLF001
