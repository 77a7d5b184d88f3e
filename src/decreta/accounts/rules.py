"""Who may do what with accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from decreta.accounts.models import User
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


def may_manage_accounts(*, by: Actor) -> None:
    """Administrators and the system. Raises NotAllowed."""
    if not by.can("administer"):
        raise NotAllowed.of(_("Only an administrator manages accounts"))


def may_manage_own(user: User, *, by: Actor) -> None:
    """The user himself, or who manages accounts. Raises NotAllowed."""
    if by.user_id != user.pk:
        may_manage_accounts(by=by)
