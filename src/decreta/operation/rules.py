"""Who may see how the installation is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed


def may_see_operation(*, by: Actor) -> None:
    """Administrators keep the installation; inspectors may ask whether it is kept."""
    if not (by.can("administer") or by.can("inspect_everything")):
        raise NotAllowed.of(_("Only an administrator or an inspector may see this."), code="not_an_administrator")
