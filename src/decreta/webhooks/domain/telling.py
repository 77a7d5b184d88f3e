"""What follows from the log: a delivery for each endpoint that wants to hear, a notice when one was switched off."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock, jobs
from decreta.notifications.domain import notify
from decreta.webhooks.events import DISABLED
from decreta.webhooks.models import Delivery, Endpoint
from decreta.webhooks.queries.endpoints import due_endpoints


def queue(entry: Entry) -> None:
    """Note an entry for every endpoint that hears of its kind. Whether its post sees it is asked when it is sent."""
    kinds = [entry.kind, entry.kind.split(".")[0]]
    found = list(Endpoint.objects.enabled().filter(kinds__overlap=kinds).values_list("pk", flat=True))
    if not found:
        return
    now = clock.real_now()
    Delivery.objects.bulk_create(
        [
            Delivery(endpoint_id=pk, entry_id=entry.pk, kind=entry.kind, created_at=now, next_attempt_at=now)
            for pk in found
        ],
        ignore_conflicts=True,
    )
    for pk in found:
        enqueue(pk)


def enqueue(endpoint_id: UUID) -> None:
    """Have what is due sent soon: one job waits for each endpoint, however much there is."""
    jobs.enqueue_once("webhooks.deliver", lock=f"webhook-{endpoint_id}", endpoint_id=str(endpoint_id))


def enqueue_due() -> int:
    """The same for every endpoint with something due: what is tried again, what a crash left."""
    found = due_endpoints(clock.real_now())
    for pk in found:
        enqueue(pk)
    return len(found)


def forget_ended(*, days: int = 30) -> int:
    """Delete deliveries that ended long ago, with their attempts. Returns how many rows."""
    limit = clock.real_now() - dt.timedelta(days=days)
    return Delivery.objects.filter(ended_at__lt=limit).delete()[0]


def tell_owner(entry: Entry) -> None:
    """Say to the owner that his endpoint was switched off, unless he did it himself."""
    endpoint = Endpoint.objects.select_related("holding").filter(pk=entry.on_id).first()
    if endpoint is None:
        return
    notify(
        holdings=[endpoint.holding],
        kind=DISABLED,
        facts={"label": endpoint.label},
        url=reverse("webhooks:endpoint", args=[endpoint.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=endpoint,
        at=entry.happened_at,
    )
