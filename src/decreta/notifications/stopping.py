"""Addresses that end mails with one click, without signing in: signed, so that nobody ends another's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.urls import reverse

from decreta.core.addresses import absolute

_SALT = "decreta.notifications.stop"


@dataclass(frozen=True)
class Stop:
    """What is ended: some kinds in one post, or (without a post) a person's daily mail."""

    person_id: UUID
    holding_id: UUID | None = None
    kinds: tuple[str, ...] = ()


def address_of(stop: Stop) -> str:
    """The whole address. It stays good: who keeps an old mail can still end what it began."""
    holding = stop.holding_id.hex if stop.holding_id else ""
    token = signing.dumps([stop.person_id.hex, holding, *sorted(stop.kinds)], salt=_SALT)
    return absolute(reverse("notifications:stop", args=[token]))


def read(token: str) -> Stop | None:
    """What an address ends; None for one that is not ours."""
    try:
        person, holding, *kinds = signing.loads(token, salt=_SALT)
        return Stop(UUID(person), UUID(holding) if holding else None, tuple(kinds))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def of_kinds(person_id: UUID, holding_id: UUID, kinds: Iterable[str]) -> Stop:
    """The stop of a mail that told some kinds in one post."""
    return Stop(person_id, holding_id, tuple(dict.fromkeys(kinds)))
