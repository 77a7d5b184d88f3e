"""One open stream: who reads it, what it asks for, what waits to be written."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from decreta.core.actor import Actor
from decreta.live import messages

#: Messages that may wait for a slow reader; beyond that he is asked to load his page anew.
MAX_WAITING: Final = 100


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Whom a stream belongs to: his session, the actor it acts as, the language of his pages.

    `session_hash` is what ends his sessions when he changes his password. Who came by a `door` (`live.doors`) has no
    session: his `key` lets him in as long as it stands.

    Compared by identity: readers are keys of many small tables, and an actor is expensive to hash.
    """

    session_key: str
    user_id: int
    actor: Actor
    language: str
    session_hash: str = ""
    door: str = ""
    key: UUID | None = None


@dataclass(eq=False, slots=True)
class Member:
    """A stream in the hub. Touched only in the event loop."""

    reader: Reader
    topics: frozenset[str]
    waiting: deque[bytes] = field(default_factory=deque)
    awake: asyncio.Event = field(default_factory=asyncio.Event)
    is_closing: bool = False

    def give(self, message: bytes) -> None:
        """Let a message wait to be written."""
        if self.is_closing:
            return
        if len(self.waiting) >= MAX_WAITING:
            self.waiting.clear()
            self.dismiss(messages.reload())
            return
        self.waiting.append(message)
        self.awake.set()

    def dismiss(self, last_message: bytes = b"") -> None:
        """End the stream after what waits and a last message."""
        if last_message:
            self.waiting.append(last_message)
        self.is_closing = True
        self.awake.set()
