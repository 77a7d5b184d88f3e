"""Endpoints: registered by a post for what it sees, tested, given new secrets, switched off and on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.webhooks import payloads, secrets, targets
from decreta.webhooks.domain.telling import enqueue
from decreta.webhooks.enums import Because, DeliveryState
from decreta.webhooks.events import AREAS, DISABLED
from decreta.webhooks.models import Delivery, Endpoint
from decreta.webhooks.rules import may_disable, may_register, may_use

#: Endpoints in use by one post at a time.
MAX_PER_POST: Final = 10
#: How long the secret before this one signs too, so that a receiver can be changed without a gap.
OVERLAP: Final = dt.timedelta(hours=24)
_RESENT_AT_ONCE: Final = 1_000


@dataclass(frozen=True)
class Registered:
    """An endpoint and its secret, the only time that it can be read."""

    endpoint: Endpoint
    secret: str


@act("webhooks.register_endpoint")
def register_endpoint(*, label: str, url: str, kinds: Sequence[str], by: Actor) -> Registered:
    """Have a program told of acts on what the actor's post sees.

    The address is judged as at every sending: HTTPS, no name or password in it, no address within the house unless
    the installation allows it. Raises NotAllowed, or Invalid with everything that is wrong.
    """
    may_register(by=by)
    assert by.holding_id is not None  # who may register acts in a post
    problems = Problems()
    if not label.strip():
        problems.add(_("Say what the endpoint is for."), "label")
    try:
        targets.resolve(targets.read(url.strip()))
    except targets.Unreachable as refusal:
        problems.add(str(refusal), "url")
    wanted = list(dict.fromkeys(kinds))
    if not wanted:
        problems.add(_("Choose of what the program is told."), "kinds")
    unknown = [one for one in wanted if one not in AREAS and one.split(".")[0] not in AREAS]
    if unknown:
        problems.add(_("Nothing is told of: %(kinds)s") % {"kinds": ", ".join(unknown)}, "kinds")
    if Endpoint.objects.enabled().filter(holding_id=by.holding_id).count() >= MAX_PER_POST:
        problems.add(_("A post has at most %(number)s endpoints in use.") % {"number": MAX_PER_POST})
    problems.refuse_if_any(Invalid)
    secret = secrets.new_secret()
    endpoint = Endpoint.objects.create(
        holding_id=by.holding_id,
        label=label.strip()[:120],
        url=url.strip(),
        kinds=wanted,
        secret=secrets.enciphered(secret),
        created_at=clock.real_now(),
    )
    facts = {"label": endpoint.label, "host": targets.read(endpoint.url).host, "kinds": wanted}
    record("webhooks.endpoint_registered", by=by, on=endpoint, facts=facts)
    return Registered(endpoint, secret)


@act("webhooks.rotate_secret")
def rotate_secret(*, endpoint: Endpoint, by: Actor) -> Registered:
    """Give an endpoint a new secret. For a day what is sent carries the signatures of both."""
    may_use(endpoint, by=by)
    secret = secrets.new_secret()
    endpoint.old_secret, endpoint.old_secret_until = endpoint.secret, clock.real_now() + OVERLAP
    endpoint.secret = secrets.enciphered(secret)
    endpoint.save(update_fields=["secret", "old_secret", "old_secret_until"])
    record("webhooks.secret_rotated", by=by, on=endpoint, facts={"old_until": endpoint.old_secret_until})
    return Registered(endpoint, secret)


@act("webhooks.disable_endpoint")
def disable_endpoint(*, endpoint: Endpoint, by: Actor, because: Because | None = None) -> Endpoint | None:
    """Switch an endpoint off: nothing is noted for it any more. None when it was off."""
    if not by.is_system:
        may_disable(endpoint, by=by)
        because = Because.OWNER if by.holding_id == endpoint.holding_id else Because.ADMINISTRATOR
    assert because is not None
    now = clock.real_now()
    done = Endpoint.objects.enabled().filter(pk=endpoint.pk).update(disabled_at=now, disabled_because=because)
    if not done:
        return None
    endpoint.deliveries.filter(state=DeliveryState.WAITING).update(state=DeliveryState.WITHHELD, ended_at=now)
    endpoint.refresh_from_db()
    record(DISABLED, by=by, on=endpoint, facts={"label": endpoint.label, "because": because})
    return endpoint


@act("webhooks.enable_endpoint")
def enable_endpoint(*, endpoint: Endpoint, by: Actor) -> Endpoint | None:
    """Switch an endpoint on again; what happened in between is not sent, but can be sent again from the log. None when on."""
    may_use(endpoint, by=by)
    done = Endpoint.objects.filter(pk=endpoint.pk, disabled_at__isnull=False).update(
        disabled_at=None, disabled_because="", failing_since=None, failures=0, rest_until=None
    )
    if not done:
        return None
    endpoint.refresh_from_db()
    record("webhooks.endpoint_enabled", by=by, on=endpoint, facts={"label": endpoint.label})
    return endpoint


@act("webhooks.ping")
def ping(*, endpoint: Endpoint, by: Actor) -> Delivery:
    """Send a test, at once and past any rest."""
    may_use(endpoint, by=by)
    _is_on(endpoint)
    now = clock.real_now()
    Endpoint.objects.filter(pk=endpoint.pk).update(rest_until=None)
    delivery = Delivery.objects.create(endpoint=endpoint, kind=payloads.PING, created_at=now, next_attempt_at=now)
    enqueue(endpoint.pk)
    record("webhooks.pinged", by=by, on=endpoint, facts={"delivery": delivery.pk})
    return delivery


@act("webhooks.resend")
def resend(
    *,
    endpoint: Endpoint,
    by: Actor,
    delivery: Delivery | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    only_failed: bool = True,
) -> int | None:
    """Send again: one delivery, or those noted between two moments. Returns how many; None when there were none.

    They keep their ids, by which a receiver that had one already knows it. Raises Invalid for a range that ends before
    it begins, or holds more than can be sent again at once.
    """
    may_use(endpoint, by=by)
    _is_on(endpoint)
    chosen = endpoint.deliveries.exclude(state=DeliveryState.WAITING)
    if delivery is not None:
        chosen = chosen.filter(pk=delivery.pk)
    else:
        chosen = _in_range(chosen, since, until, only_failed=only_failed)
    now = clock.real_now()
    number = chosen.update(state=DeliveryState.WAITING, attempts=0, next_attempt_at=now, ended_at=None)
    if not number:
        return None
    Endpoint.objects.filter(pk=endpoint.pk).update(rest_until=None)
    enqueue(endpoint.pk)
    facts = {"deliveries": number, "delivery": delivery.pk if delivery else None, "since": since, "until": until}
    record("webhooks.resent", by=by, on=endpoint, facts=facts)
    return number


def _in_range(
    chosen: QuerySet[Delivery], since: dt.datetime | None, until: dt.datetime | None, *, only_failed: bool
) -> QuerySet[Delivery]:
    problems = Problems()
    if since is None:
        problems.add(_("Say from when."), "since")
    if until is None:
        problems.add(_("Say until when."), "until")
    if since is not None and until is not None and until < since:
        problems.add(_("The end lies before the beginning."), "until")
    problems.refuse_if_any(Invalid)
    assert since is not None
    assert until is not None
    found = chosen.filter(created_at__gte=since, created_at__lte=until)
    if only_failed:
        found = found.filter(~Q(state=DeliveryState.DELIVERED))
    if found.count() > _RESENT_AT_ONCE:
        raise Invalid.of(
            _("These are more than %(number)s deliveries; choose a shorter time.") % {"number": _RESENT_AT_ONCE},
            field="until",
        )
    return found


def _is_on(endpoint: Endpoint) -> None:
    if endpoint.disabled_at is not None:
        raise NotNow.of(_("The endpoint is switched off. Switch it on first."), code="disabled")
