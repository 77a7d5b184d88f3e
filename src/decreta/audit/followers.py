"""Who reads the log as it grows: notices, live events. They run in leaf order, each at its own place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decreta.audit.models import Entry


@dataclass(frozen=True)
class Following:
    """A handler and the kinds of entries (prefixes) it wants."""

    name: str
    kinds: tuple[str, ...]
    handler: Callable[[Entry], None]


FOLLOWERS: dict[str, Following] = {}


def follow(name: str, *, kinds: tuple[str, ...], handler: Callable[[Entry], None]) -> None:
    """Register a handler for entries whose kind begins with one of `kinds`.

    The handler runs in a worker, in a transaction with the follower's place: exactly once per entry
    for what it does in the database.
    """
    FOLLOWERS[name] = Following(name, kinds, handler)
