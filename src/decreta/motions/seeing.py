"""Who sees a motion, for whatever shows one by its id."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.core.actor import Actor
from decreta.motions.models import Motion


def levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among motions that the actor sees; they have no level of secrecy of their own."""
    found = Motion.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}
