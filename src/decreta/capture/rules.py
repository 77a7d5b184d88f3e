"""WHO may work on the tray."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.rules import works_for
from decreta.organisation.models import Organisation


def may_take_in(organisation: Organisation, *, by: Actor) -> None:
    """The tray is worked on by the clerks who keep the incoming register, and filled by the installation itself."""
    if not by.is_system and (not by.can("register_documents") or not works_for(organisation, by=by)):
        raise NotAllowed.of(_("Your post does not keep the incoming register."), code="not_a_clerk")
