"""All open streams of one process, and the one task that tells them what happened."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from decreta.core import measures
from decreta.live import access, messages, reading
from decreta.live.listening import listen
from decreta.live.members import Member, Reader
from decreta.live.reading import Rendering, Subscription
from decreta.live.threads import DatabaseThreads

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS: Final = 15.0
#: A notification that was lost is made good after this long.
_LOOK_SECONDS: Final = 5.0
#: Changes that are gathered are told at most this often; anything else is told at once, and they with it.
GATHERING_SECONDS: Final = 1.0
#: Renderings of late entries are kept for readers who come back together, as after a restart.
_KEPT_RENDERINGS_SECONDS: Final = 30.0


class Hub:
    """Lives in one event loop. Threads do the database's work, the loop does the writing."""

    def __init__(self) -> None:
        self.members: set[Member] = set()
        #: Up to where in the log everything was told.
        self.position = -1
        #: Up to where it was read: what is between waits for more like it.
        self._read_to = -1
        self._waiting: list[reading.Change] = []
        self._gathered_at = -GATHERING_SECONDS
        self._wake = asyncio.Event()
        self._doubt = asyncio.Event()
        self._gate = asyncio.Lock()
        self._pump_threads = DatabaseThreads(1, "live-pump")
        self._door_threads = DatabaseThreads(4, "live-door")
        self._tasks: list[asyncio.Task[None]] = []
        self._rendering = Rendering()

    async def start(self) -> None:
        """Begin to listen; what is in the log by now was told by the pages themselves."""
        self.position = self._read_to = await self._pump_threads.run(reading.position)
        self._tasks = [asyncio.create_task(task) for task in (listen(self._wake), self._pump(), self._beat())]

    async def stop(self) -> None:
        """Let every stream end after what waits, and stop listening."""
        for member in list(self.members):
            member.dismiss()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._pump_threads.close)
        await asyncio.to_thread(self._door_threads.close)

    async def reader_of(self, scope: dict[str, object], door: str = "") -> Reader | None:
        """Who opens a stream; None for nobody."""
        return await self._door_threads.run(access.reader_of, scope, door)

    async def join(self, reader: Reader, topics: Iterable[str], after: int | None) -> Member | None:
        """Open a stream, telling first what happened after a place; None when no topic may be seen."""
        allowed = await self._door_threads.run(access.readable, topics, reader)
        if not allowed:
            return None
        member = Member(reader, allowed)
        # Between two rounds of the pump: what came before is told from the log, what comes after by the pump.
        async with self._gate:
            joined_at = self.position
            self.members.add(member)
        measures.STREAMS.inc()
        member.give(messages.hello(joined_at if after is None else min(after, joined_at)))
        if after is not None and after < joined_at:
            await self._tell_missed(member, after, joined_at)
        return member

    def leave(self, member: Member) -> None:
        """Forget a stream."""
        if member in self.members:
            self.members.discard(member)
            measures.STREAMS.dec()

    async def _tell_missed(self, member: Member, after: int, until: int) -> None:
        """Tell one stream what it missed, before anything newer that waits for it already."""
        news = await self._door_threads.run(reading.news_since, after, until=until, limit=reading.MAX_REPLAY)
        if news.is_too_much:
            member.dismiss(messages.reload())
            return
        subscription = Subscription(member.reader, member.topics)
        told = await self._door_threads.run(reading.sending, news.changes, [subscription], self._rendering)
        hello, newer = member.waiting.popleft() if member.waiting else b"", list(member.waiting)
        member.waiting.clear()
        # One message, however many entries: replaying must not overflow what may wait.
        member.waiting.extend([hello + b"".join(told.messages[0]), *newer])
        member.awake.set()
        if told.dismissed:
            member.dismiss(messages.reload())

    async def _pump(self) -> None:
        loop = asyncio.get_running_loop()
        renewed_at = loop.time()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self._patience(loop.time()))
            self._wake.clear()
            if loop.time() - renewed_at > _KEPT_RENDERINGS_SECONDS:
                self._rendering, renewed_at = Rendering(), loop.time()
            try:
                await self._tell_news()
            except Exception:
                logger.exception("live: could not tell what happened")
                await asyncio.sleep(1.0)

    def _patience(self, now: float) -> float:
        """How long nothing need be looked for: until what waits is due, where something does."""
        return max(0.0, self._gathered_at + GATHERING_SECONDS - now) if self._waiting else _LOOK_SECONDS

    async def _tell_news(self) -> None:
        async with self._gate:
            now = asyncio.get_running_loop().time()
            members = list(self.members)
            asked = _Round(
                self._read_to,
                self._waiting,
                [Subscription(member.reader, member.topics) for member in members],
                may_wait=now < self._gathered_at + GATHERING_SECONDS,
            )
            found = await self._pump_threads.run(_read_and_render, asked, self._rendering)
            self._read_to, self._waiting = found.news.position, found.waiting
            if found.news.ends_readers:
                self._doubt.set()
            if found.waiting:
                # `position` stays: a reader who leaves now comes back with a place before what waits.
                return
            self.position = found.news.position
            if found.has_gathered:
                self._gathered_at = now
            told = found.told
            if told is None:
                for member in members:
                    member.dismiss(messages.reload())
                return
            for member, waiting in zip(members, told.messages, strict=True):
                for message in waiting:
                    member.give(message)
                if member.reader in told.dismissed:
                    member.dismiss(messages.reload())

    async def _beat(self) -> None:
        """Keep idle streams open, and end those whose reader no longer may read."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._doubt.wait(), HEARTBEAT_SECONDS)
            self._doubt.clear()
            try:
                members = list(self.members)
                readable = await self._door_threads.run(
                    access.still_readable, [(one.reader, one.topics) for one in members]
                )
            except Exception:
                logger.exception("live: could not check the streams' readers")
                continue
            for member, topics in zip(members, readable, strict=True):
                if topics == member.topics:
                    member.give(messages.HEARTBEAT)
                else:
                    member.dismiss(messages.reload())


@dataclass(frozen=True)
class _Round:
    """What one round of the pump begins with: from where it reads, what waits from before, who listens."""

    position: int
    waiting: list[reading.Change]
    subscriptions: list[Subscription]
    may_wait: bool


@dataclass(frozen=True)
class _Found:
    """What a round found: what is sent of it (None where it is too much to tell), or what waits for more like it."""

    news: reading.News
    told: reading.Sending | None = None
    waiting: list[reading.Change] = field(default_factory=list)
    has_gathered: bool = False


def _read_and_render(asked: _Round, rendering: Rendering) -> _Found:
    news = reading.news_since(asked.position)
    if news.is_too_much:
        return _Found(news)
    # Also what nobody listens to waits: somebody may come who has not seen it.
    changes = reading.gathered([*asked.waiting, *news.changes])
    topics: frozenset[str] = frozenset().union(*(one.topics for one in asked.subscriptions))
    heard = [one for one in changes if one.topics & topics]
    if heard and asked.may_wait and all(one.is_gathered for one in heard):
        return _Found(news, waiting=changes)
    told = reading.sending(changes, asked.subscriptions, rendering)
    return _Found(news, told, has_gathered=any(one.is_gathered for one in heard))
