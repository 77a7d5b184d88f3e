"""WHO says where the tiles of the provinces stand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


def may_place_tiles(*, by: Actor) -> None:
    """Where tiles stand is kept like the structure."""
    if not (by.is_system or by.can("administer")):
        raise NotAllowed.of(_("Only an administrator says where the tiles stand."), code="not_an_administrator")
