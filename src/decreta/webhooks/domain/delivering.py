"""Sending what is due to one endpoint: one after another, with nothing open in the database while the network is waited for.

Each delivery is tried again with growing waits over a day. An endpoint that fails rests for as long as its last
delivery waits, so that a receiver that hangs costs one attempt at a time, not one for everything that waits for it.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F
from standardwebhooks import Webhook

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for
from decreta.webhooks import payloads, posting, secrets
from decreta.webhooks.domain.endpoints import disable_endpoint
from decreta.webhooks.enums import Because, DeliveryState
from decreta.webhooks.models import Attempt, Delivery, Endpoint

#: The waits before each further attempt: 24 hours in all.
WAITS: Final = tuple(dt.timedelta(minutes=one) for one in (0.1, 1, 5, 15, 30, 60, 120, 240, 360, 609))
#: After so long without a single success an endpoint is switched off.
SUSTAINED: Final = dt.timedelta(hours=24)
#: One job's share; the rest goes with the next, so that endpoints take turns.
BUDGET_SECONDS: Final = 20.0
_GONE: Final = 410
_SYSTEM: Final = Actor.system("webhooks")


@dataclass(frozen=True)
class _Sending:
    """A delivery that is ready to go."""

    delivery: Delivery
    url: str
    body: bytes
    headers: dict[str, str]


def deliver(endpoint_id: UUID | str) -> int:
    """Send what is due to an endpoint, as long as it answers. Returns how many were taken. Alone for its endpoint (the job's lock)."""
    taken, begun = 0, time.monotonic()
    while time.monotonic() - begun < BUDGET_SECONDS:
        endpoint = Endpoint.objects.enabled().filter(pk=endpoint_id).first()
        now = clock.real_now()
        if endpoint is None or (endpoint.rest_until is not None and endpoint.rest_until > now):
            break
        delivery = endpoint.deliveries.filter(state=DeliveryState.WAITING, next_attempt_at__lte=now).order_by(
            "next_attempt_at", "pk"
        )[:1]
        one = delivery.first()
        if one is None:
            break
        sending = _prepare(endpoint, one)
        if sending is None:
            continue
        answer = posting.post(sending.url, sending.body, sending.headers)
        _note(endpoint, one, answer)
        taken += int(answer.is_taken)
    return taken


def _prepare(endpoint: Endpoint, delivery: Delivery) -> _Sending | None:
    """What is sent now, judged by what the post sees now; None when nothing may be, which is noted."""
    actor = _actor(endpoint)
    if actor is None:
        disable_endpoint(endpoint=endpoint, because=Because.POST_ENDED, by=_SYSTEM)
        return None
    now = clock.real_now()
    if delivery.entry_id is None:
        payload = payloads.ping(delivery.created_at)
    else:
        entry = Entry.objects.filter(pk=delivery.entry_id).first()
        found = payloads.payload_of(entry, actor) if entry is not None else None
        if found is None:
            Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.WITHHELD, ended_at=now)
            return None
        payload = found
    body = payloads.body_of(payload)
    return _Sending(delivery, endpoint.url, body, _headers(endpoint, delivery, body, now))


def _actor(endpoint: Endpoint) -> Actor | None:
    """The post as it stands today; None when its holder has left it or his account is closed."""
    holding = (
        Holding.objects.valid_on(clock.today())
        .filter(pk=endpoint.holding_id)
        .exclude(person__user__is_active=False)
        .select_related("person", "post__unit__organisation", "post__body")
        .first()
    )
    return actor_for(holding) if holding is not None else None


def _headers(endpoint: Endpoint, delivery: Delivery, body: bytes, now: dt.datetime) -> dict[str, str]:
    """Id, moment and signatures as Standard Webhooks writes them."""
    keys = [endpoint.secret]
    if endpoint.old_secret is not None and endpoint.old_secret_until is not None and endpoint.old_secret_until > now:
        keys.append(endpoint.old_secret)
    signed = [
        Webhook(secrets.deciphered(key)).sign(msg_id=str(delivery.pk), timestamp=now, data=body.decode())
        for key in keys
    ]
    return {
        "Content-Type": "application/json",
        "User-Agent": "Decreta",
        "webhook-id": str(delivery.pk),
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signed),
    }


@transaction.atomic
def _note(endpoint: Endpoint, delivery: Delivery, answer: posting.Answer) -> None:
    """Remember an attempt and what follows from it."""
    now = clock.real_now()
    Attempt.objects.create(
        delivery=delivery,
        at=now,
        status=answer.status,
        milliseconds=answer.milliseconds,
        error=answer.error,
        answer=answer.beginning[:600],
    )
    waiting = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING)
    row = Endpoint.objects.filter(pk=endpoint.pk)
    if answer.is_taken:
        waiting.update(state=DeliveryState.DELIVERED, attempts=F("attempts") + 1, ended_at=now)
        row.update(failures=0, failing_since=None, rest_until=None)
        return
    wait = WAITS[delivery.attempts] if delivery.attempts < len(WAITS) else None
    if wait is None:
        waiting.update(state=DeliveryState.FAILED, attempts=F("attempts") + 1, ended_at=now)
    else:
        waiting.update(attempts=F("attempts") + 1, next_attempt_at=now + wait)
    since = endpoint.failing_since or now
    rest = WAITS[min(endpoint.failures, len(WAITS) - 1)]
    row.update(failures=F("failures") + 1, failing_since=since, rest_until=now + min(rest, dt.timedelta(hours=1)))
    if answer.status == _GONE:
        disable_endpoint(endpoint=endpoint, because=Because.GONE, by=_SYSTEM)
    elif now - since >= SUSTAINED:
        disable_endpoint(endpoint=endpoint, because=Because.FAILING, by=_SYSTEM)
