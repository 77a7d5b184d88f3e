"""Taking an act back: an area says what undoes what, the answer to the act offers it for a while.

    undoing.register("documents.take_back", lambda pk, by: take_back(document=…, by=by))
    undoing.succeed(request, _("Submitted for approval."), "documents.take_back", document.pk)

What undoes an act is an act of its own, with its own rules and its own entry in the log: nothing is erased. The offer
names the person and the post that acted and holds for some minutes; afterwards the way is the one that the page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from decreta.core.actor import Actor

#: How long an act can be taken back from its message, in seconds.
OFFERED = 15 * 60
_SALT = "decreta.undo"
Undo = Callable[[UUID, Actor], None]
_registered: dict[str, tuple[Undo, str | Promise]] = {}


@dataclass(frozen=True)
class Offer:
    """What may be taken back: by which act, on what."""

    name: str
    pk: UUID


def register(name: str, undo: Undo, done: str | Promise) -> None:
    """Say what takes an act back: a function of the id of what it was done to, and the words when it is done."""
    _registered[name] = (undo, done)


def succeed(request: HttpRequest, words: str, name: str, pk: UUID) -> None:
    """Say that an act is done, and offer to take it back."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    token = signing.dumps([name, pk.hex, actor.user_id, str(actor.holding_id)], salt=_SALT, compress=True)
    messages.success(request, words, extra_tags=f"undo:{reverse('kit:undo', args=[token])}")


def read(token: str, by: Actor) -> Offer | None:
    """The offer that was made to this person in this post; None for any other, and when it has lapsed."""
    try:
        name, key, user_id, holding_id = signing.loads(token, salt=_SALT, max_age=OFFERED)
    except signing.BadSignature:
        return None
    if (user_id, holding_id) != (by.user_id, str(by.holding_id)) or name not in _registered:
        return None
    return Offer(name, UUID(key))


def take_back(offer: Offer, by: Actor) -> str:
    """Do it; the words that say so. Raises what the act raises."""
    undo, done = _registered[offer.name]
    undo(offer.pk, by)
    return str(done)
