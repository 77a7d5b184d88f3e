"""What only a demonstration may do to an account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.utils.translation import gettext_lazy as _

from decreta.accounts.demonstration import is_on
from decreta.accounts.models import User
from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


@act("accounts.enrol_demonstration")
def enrol_demo_totp(*, user: User, secret: str, by: Actor) -> Authenticator | None:
    """Give a member of the cast a second factor with a known secret (base32); None when he has one.

    Raises NotAllowed outside a demonstration.
    """
    if not is_on():
        raise NotAllowed.of(_("Only a demonstration enrols second factors for others"))
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        return None
    authenticator = totp.TOTP.activate(user, secret).instance
    record("accounts.second_factor_added", by=by, on=user, facts={"login": user.username, "factor": "totp"})
    return authenticator
