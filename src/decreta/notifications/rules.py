"""Who may say how somebody is told, and who looks after mail."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


def may_choose_for(person_id: UUID, *, by: Actor) -> None:
    """Only the person himself. Raises NotAllowed."""
    if by.person_id != person_id:
        raise NotAllowed.of(_("Everybody chooses for himself how he is told."), code="not_own")


def may_look_after_mail(*, by: Actor) -> None:
    """Administrators: they see to whom a mail did not get through, never what it says. Raises NotAllowed."""
    if not by.can("administer"):
        raise NotAllowed.of(_("Only an administrator looks after mail."), code="not_an_administrator")
