"""A thousand browsers in one event loop: each keeps one event stream open and notes when things arrive."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict

_FRAGMENT = b"event: fragment\n"


class Browser(asyncio.Protocol):
    """One event stream over a bare connection."""

    def __init__(self, swarm: Swarm, number: int) -> None:
        self.swarm = swarm
        self.number = number
        self.last_id = b""
        self.rest = b""
        #: The newest state of the part of the page that is watched.
        self.shown = b""
        self.is_open = False
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        lines = [
            b"GET /live/stream?topic=%s HTTP/1.1" % self.swarm.topic,
            b"Host: 127.0.0.1",
            b"Accept: text/event-stream",
            b"Cookie: sessionid=%s; language=vi" % self.swarm.cookies[self.number],
        ]
        if self.last_id:
            lines.append(b"Last-Event-ID: " + self.last_id)
        transport.write(b"\r\n".join(lines) + b"\r\n\r\n")

    def data_received(self, data: bytes) -> None:
        arrived = time.perf_counter()
        *events, self.rest = (self.rest + data).split(b"\n\n")
        for event in events:
            if b"event: hello" in event:
                self.is_open = True
            place = event.find(b"id: ")
            if place >= 0:
                self.last_id = event[place + 4 :].split(b"\n", 1)[0].strip()
            if self.swarm.watched and self.swarm.watched in event:
                self.shown = event
            if _FRAGMENT in event:
                self.swarm.arrivals[self.number].append((self.last_id, arrived))

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        self.rest = b""
        if not self.swarm.is_over:
            self.swarm.lost.add(self.number)


class Swarm:
    """All browsers; browser n talks to server n modulo the number of servers."""

    def __init__(self, ports: list[int], cookies: list[str], topic: str) -> None:
        self.ports = ports
        self.cookies = [cookie.encode() for cookie in cookies]
        self.topic = topic.encode()
        self.browsers = [Browser(self, number) for number in range(len(cookies))]
        self.arrivals: dict[int, list[tuple[bytes, float]]] = defaultdict(list)
        self.lost: set[int] = set()
        #: What marks the events of a part whose newest state each browser keeps; empty: of none.
        self.watched = b""
        self.is_over = False

    async def open(self, numbers: list[int] | None = None, *, at_once: int = 50, tries: int = 400) -> float:
        """Open streams; returns the seconds until every one of them was greeted."""
        wanted = range(len(self.browsers)) if numbers is None else numbers
        gate = asyncio.Semaphore(at_once)
        started = time.perf_counter()
        await asyncio.gather(*(self._open(number, gate, tries) for number in wanted))
        return time.perf_counter() - started

    async def _open(self, number: int, gate: asyncio.Semaphore, tries: int) -> None:
        browser, loop = self.browsers[number], asyncio.get_running_loop()
        async with gate:
            for _ in range(tries):
                try:
                    await loop.create_connection(lambda: browser, "127.0.0.1", self.ports[number % len(self.ports)])
                except OSError:
                    await asyncio.sleep(0.05)
                    continue
                while not browser.is_open and browser.transport and not browser.transport.is_closing():
                    await asyncio.sleep(0.005)
                if browser.is_open:
                    self.lost.discard(number)
                    return
        raise RuntimeError(f"browser {number} could not open its stream")

    async def all_have(self, index: int, *, seconds: float, numbers: list[int] | None = None) -> int:
        """Wait until every browser has the entry at a place of the log; returns how many do not."""
        wanted = range(len(self.browsers)) if numbers is None else numbers
        mark = str(index).encode()
        until = time.perf_counter() + seconds
        missing = list(wanted)
        while missing and time.perf_counter() < until:
            await asyncio.sleep(0.02)
            missing = [n for n in missing if not any(place == mark for place, _ in self.arrivals[n])]
        return len(missing)

    async def all_show(self, words: bytes, *, seconds: float) -> int:
        """Wait until the watched part of every page has these words; returns how many have not."""
        until = time.perf_counter() + seconds
        missing = list(self.browsers)
        while missing and time.perf_counter() < until:
            await asyncio.sleep(0.02)
            missing = [browser for browser in missing if words not in browser.shown]
        return len(missing)

    def times(self, index: int) -> list[float]:
        """When each browser had the entry."""
        mark = str(index).encode()
        return [at for arrived in self.arrivals.values() for place, at in arrived if place == mark]

    def close(self, numbers: list[int] | None = None) -> None:
        """Close streams, as people who leave."""
        for number in range(len(self.browsers)) if numbers is None else numbers:
            transport = self.browsers[number].transport
            if transport is not None:
                transport.abort()

    def end(self) -> None:
        """Close everything."""
        self.is_over = True
        self.close()
