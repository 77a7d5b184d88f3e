"""WHO binds mailboxes, works on mails, and writes to senders."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.capture.rules import may_take_in
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.models import Organisation


def may_bind(*, by: Actor) -> None:
    """Administrators say out of which mailboxes papers come, and what senders are told. Raises NotAllowed."""
    if not by.can("administer"):
        raise NotAllowed.of(_("Only an administrator binds mailboxes."), code="not_an_administrator")


def may_look_after(organisation: Organisation, *, by: Actor) -> None:
    """The clerks who keep the incoming register. Raises NotAllowed."""
    may_take_in(organisation, by=by)
