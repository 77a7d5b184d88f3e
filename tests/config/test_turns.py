"""More requests than connections: they wait for their turn, and nobody is sent away."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from decreta.config.turns import GiveBack, InTurns
from decreta.core import pooling


def scope(path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
    }


class Door(InTurns):
    """Counts who is inside; what is done there takes until it is let on."""

    def __init__(self, places: int) -> None:
        super().__init__(places)
        self.inside = self.most = 0
        self.goes_on = threading.Event()
        self.closed: list[str] = []

    def get_response(self, request: Any) -> HttpResponseBase:
        self.inside += 1
        self.most = max(self.most, self.inside)
        try:
            self.goes_on.wait(10)
        finally:
            self.inside -= 1
        made = StreamingHttpResponse(self.parts()) if request.path == "/parts" else HttpResponse(request.path)
        made._resource_closers.append(lambda: self.closed.append(request.path))
        return made

    async def parts(self) -> AsyncIterator[bytes]:
        yield b"one"
        await asyncio.sleep(30)
        yield b"two"


async def ask(door: Door, path: str, told: list[int], leaves: asyncio.Event | None = None) -> None:
    messages = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop()
        await (leaves or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    await door(scope(path), receive, send)


def test_all_are_answered_and_no_more_than_there_are_places_are_inside_at_once():
    async def crowd() -> tuple[int, list[int]]:
        door, told = Door(3), []
        asked = [asyncio.create_task(ask(door, f"/{n}", told)) for n in range(20)]
        await asyncio.sleep(0.2)
        door.goes_on.set()
        await asyncio.wait_for(asyncio.gather(*asked), 10)
        return door.most, told

    assert asyncio.run(crowd()) == (3, [200] * 20)


def test_who_leaves_while_waiting_takes_no_turn():
    async def crowd() -> tuple[list[int], list[int]]:
        door, left, gone = Door(1), asyncio.Event(), []
        told: list[int] = []
        first = asyncio.create_task(ask(door, "/first", told))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(ask(door, "/second", gone, left))
        await asyncio.sleep(0.1)
        left.set()
        await asyncio.wait_for(second, 10)
        door.goes_on.set()
        await asyncio.wait_for(first, 10)
        return told, gone

    assert asyncio.run(crowd()) == ([200], [])


def test_who_leaves_while_his_page_is_made_is_sent_nothing_and_what_was_made_is_closed():
    async def crowd() -> tuple[list[int], list[str]]:
        door, left, told = Door(1), asyncio.Event(), []
        asked = asyncio.create_task(ask(door, "/page", told, left))
        await asyncio.sleep(0.1)
        left.set()
        await asyncio.sleep(0.1)
        assert not asked.done()  # the thread still uses his body
        door.goes_on.set()
        await asyncio.wait_for(asked, 10)
        return told, door.closed

    assert asyncio.run(crowd()) == ([], ["/page"])


def test_who_leaves_while_he_is_sent_a_long_answer_ends_it():
    async def crowd() -> tuple[list[int], list[str]]:
        door, left, told = Door(1), asyncio.Event(), []
        door.goes_on.set()
        asked = asyncio.create_task(ask(door, "/parts", told, left))
        await asyncio.sleep(0.3)
        left.set()
        await asyncio.wait_for(asked, 10)
        return told, door.closed

    assert asyncio.run(crowd()) == ([200], ["/parts"])


class Connection:
    """A connection that remembers whether it was given back."""

    def __init__(self, *, pool: bool, in_atomic_block: bool) -> None:
        self.settings_dict = {"OPTIONS": {"pool": {"max_size": 8}} if pool else {}}
        self.in_atomic_block = in_atomic_block
        self.is_back = False

    def close(self) -> None:
        self.is_back = True


@pytest.mark.parametrize(
    ("pool", "in_atomic_block", "is_back"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_the_connection_goes_back_before_the_answer_is_fetched(monkeypatch, rf, pool, in_atomic_block, is_back):
    own = Connection(pool=pool, in_atomic_block=in_atomic_block)
    monkeypatch.setattr(pooling, "connection", own)
    answer = GiveBack(lambda request: HttpResponse(request.path))(rf.get("/page"))
    assert (answer.content, own.is_back) == (b"/page", is_back)


def test_the_connection_goes_back_when_a_page_fails_too(monkeypatch, rf):
    own = Connection(pool=True, in_atomic_block=False)
    monkeypatch.setattr(pooling, "connection", own)

    def fails(request: Any) -> HttpResponse:
        raise LookupError(request.path)

    with pytest.raises(LookupError):
        GiveBack(fails)(rf.get("/page"))
    assert own.is_back


class Translated(InTurns):
    """Answers in parts, in the language that was found out while the answer was made."""

    def get_response(self, request: Any) -> StreamingHttpResponse:
        return StreamingHttpResponse(self.parts(), headers={"Content-Language": "ja"})

    async def parts(self) -> AsyncIterator[bytes]:
        yield translation.get_language().encode()


def test_what_is_sent_in_parts_is_made_in_the_language_of_its_page():
    async def fetched() -> bytes:
        sent: list[bytes] = []
        messages = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, Any]:
            if messages:
                return messages.pop()
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: dict[str, Any]) -> None:
            sent.append(message.get("body", b""))

        await Translated(1)(scope("/"), receive, send)
        return b"".join(sent)

    assert asyncio.run(fetched()) == b"ja"
    assert translation.get_language() == "en"
