"""The list of sittings and what stands in the rail."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from decreta.core.actor import Actor
from decreta.core.prepared import Asked, prepared
from decreta.meetings.enums import Form, SittingState
from decreta.meetings.models import Sitting


def coming(actor: Actor) -> QuerySet[Sitting]:
    """Sittings still to come or under way; one under way stays here until it is closed."""
    found = Sitting.objects.visible_to(actor).exclude(state__in=[SittingState.CLOSED, SittingState.CANCELLED])
    return found.select_related("body", "chair_post")


def past(actor: Actor) -> QuerySet[Sitting]:
    """Closed and cancelled sittings."""
    found = Sitting.objects.visible_to(actor).filter(state__in=[SittingState.CLOSED, SittingState.CANCELLED])
    return found.select_related("body", "chair_post")


@prepared
def _open(actor: Actor) -> QuerySet[Sitting, Any]:
    return Sitting.objects.visible_to(actor).filter(state=SittingState.OPEN, form=Form.SESSION).order_by().values("pk")


def open_sittings_of(request: HttpRequest) -> Asked | None:
    """Sittings in session now that the reader may see, which the rail counts."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.person_id is None:
        return None
    return _open.ask(actor)
