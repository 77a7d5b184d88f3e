"""`/live/stream?topic=…&topic=…`: server-sent events beside Django, one open connection per browser.

`/live/stream/hall?topic=…` is the same for who comes by a door of an area (`live.doors`) and is not signed in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qs
from weakref import WeakKeyDictionary

from decreta.live import registry
from decreta.live.hub import Hub
from decreta.live.members import Member

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PATH: Final = "/live/stream"
_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
#: Longest name of a door in an address.
_DOOR_LENGTH: Final = 20
_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Task[Hub]] = WeakKeyDictionary()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection: a stream for a reader of at least one of its topics, else a plain refusal."""
    if scope["type"] != "http":
        return
    if scope["method"] != "GET":
        await _refuse(send, 405)
        return
    headers = dict(scope["headers"])
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        await _refuse(send, 403)
        return
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    topics = [topic for topic in query.get("topic", []) if len(topic) <= registry.MAX_TOPIC_LENGTH]
    if not 0 < len(topics) <= registry.MAX_TOPICS:
        await _refuse(send, 400)
        return
    after = _place(headers.get(b"last-event-id", b"").decode("latin-1") or query.get("after", [""])[0])
    hub = await _hub()
    reader = await hub.reader_of(dict(scope), _door_of(scope["path"]))
    if reader is None:
        await _refuse(send, 401)
        return
    member = await hub.join(reader, topics, after)
    if member is None:
        await _refuse(send, 404)
        return
    try:
        await _stream(member, receive, send)
    finally:
        hub.leave(member)


def is_stream(path: str) -> bool:
    """Whether an address is answered here."""
    return path.rstrip("/") == PATH or path.startswith(f"{PATH}/")


def _door_of(path: str) -> str:
    return path.removeprefix(PATH).strip("/")[:_DOOR_LENGTH]


def mount(django_app: Application) -> Application:
    """Django's application with the stream before it."""

    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = scope["type"] == "http" and is_stream(scope["path"])
        await (application if is_ours else django_app)(scope, receive, send)

    return mounted


async def stop() -> None:
    """End all streams of this event loop: a server that shuts down would wait for them."""
    task = _hubs.pop(asyncio.get_running_loop(), None)
    if task is not None:
        await (await task).stop()


async def _hub() -> Hub:
    """The hub of this event loop, started by its first stream."""
    loop = asyncio.get_running_loop()
    task = _hubs.get(loop)
    if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
        task = _hubs[loop] = loop.create_task(_started())
    return await asyncio.shield(task)


async def _started() -> Hub:
    hub = Hub()
    await hub.start()
    return hub


async def _stream(member: Member, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    gone = asyncio.ensure_future(_until_gone(receive, member))
    try:
        while not (member.is_closing and not member.waiting):
            await member.awake.wait()
            member.awake.clear()
            while member.waiting:
                await send({"type": "http.response.body", "body": member.waiting.popleft(), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()


async def _until_gone(receive: Receive, member: Member) -> None:
    """Notice that the browser has left; there is nobody to write to any more."""
    while (await receive())["type"] != "http.disconnect":
        pass
    member.waiting.clear()
    member.dismiss()


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _place(text: str) -> int | None:
    """A place of the log that a browser remembers; nonsense is as if it remembered nothing."""
    return int(text) if text.isdecimal() and len(text) < 19 else None
