"""Who may have his programs told, and who may switch an endpoint off."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.webhooks.models import Endpoint


def may_register(*, by: Actor) -> None:
    """Whoever holds a post, for what that post sees. What is lent by a mandate is not handed on to a program."""
    if by.holding_id is None or by.mandate_id is not None:
        raise NotAllowed.of(_("Register endpoints in a post that you hold yourself."), code="no_post")


def may_use(endpoint: Endpoint, *, by: Actor) -> None:
    """Only the post that registered it: secrets, tests and deliveries are its own."""
    if by.holding_id != endpoint.holding_id or by.mandate_id is not None:
        raise NotAllowed.of(_("Only who registered the endpoint may do this."), code="not_own")


def may_disable(endpoint: Endpoint, *, by: Actor) -> None:
    """Its owner, or an administrator, who answers for what leaves the house."""
    if not by.can("administer"):
        may_use(endpoint, by=by)
