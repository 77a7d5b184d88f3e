"""Endpoints as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.webhooks.enums import DeliveryState
from decreta.webhooks.models import Attempt, Delivery, Endpoint


def levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among endpoints that the actor sees."""
    found = Endpoint.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}


def page(pk: str) -> str:
    """Where an endpoint's page is."""
    return reverse("webhooks:endpoint", args=[pk])


def listed(actor: Actor) -> QuerySet[Endpoint]:
    """The endpoints of the list with how many deliveries wait and were given up, those in use first."""
    found = Endpoint.objects.visible_to(actor).select_related("holding__person", "holding__post")
    return found.annotate(
        waiting=Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING)),
        failed=Count("deliveries", filter=Q(deliveries__state=DeliveryState.FAILED)),
    ).order_by("disabled_at", "-created_at", "id")


def log_of(endpoint: Endpoint, *, state: str = "") -> QuerySet[Delivery]:
    """The deliveries of an endpoint, the newest first, each with what its last attempt brought."""
    newest = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-at", "-id")
    found = endpoint.deliveries.annotate(
        last_status=Subquery(newest.values("status")[:1]),
        last_error=Subquery(newest.values("error")[:1]),
        last_milliseconds=Subquery(newest.values("milliseconds")[:1]),
    )
    return found.filter(state=state) if state in DeliveryState.values else found


def due_endpoints(at: object) -> list[UUID]:
    """Endpoints to which something is to be sent now: switched on, not resting, with a delivery that is due."""
    resting = Q(endpoint__rest_until__gt=at)
    due = Delivery.objects.filter(state=DeliveryState.WAITING, next_attempt_at__lte=at, endpoint__disabled_at=None)
    return list(due.exclude(resting).order_by("endpoint_id").values_list("endpoint_id", flat=True).distinct())
