"""The structure is open to everybody who may sign in, and so is that something of it has changed."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.core import sight
from decreta.core.actor import Actor
from decreta.organisation.models import Body, Holding, Mandate, Organisation, Post, Term, Unit

_OPEN = (Organisation, Unit, Body, Term, Post, Holding, Mandate)


def register() -> None:
    """Say who sees the parts of the structure, and who sees accounts."""
    for model in _OPEN:
        sight.register(model._meta.label_lower, _everybody, is_public=True)
    sight.register("accounts.user", _administrators)


def _everybody(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(ids, 0) if actor.person_id is not None else {}


def _administrators(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(ids, 0) if actor.can("administer") else {}
