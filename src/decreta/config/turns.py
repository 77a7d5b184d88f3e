"""Requests take turns: as many are worked on at once as there are connections to the database, the others wait outside.

When a congress comes to the door, a thousand requests come within seconds. Let in all together, each would hold a thread
that competes for a connection, and the last ones would be told after twenty seconds that there is none. Here they wait
in the order in which they came, hold nothing but their place, and are answered; who leaves meanwhile is not waited for.

Who is let in is worked on in one go, in one of so many threads that stay. Django's own way through an asynchronous chain
begins a thread for every request and goes back and forth between it and the event loop, where hundreds of streams wait
too: three times, and once more for each of the signals.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections.abc import Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix
from django.utils import translation

from decreta.core.pooling import give_back

Scope = MutableMapping[str, Any]


class InTurns(ASGIHandler):
    """Django behind a door that lets in so many requests at once. A body is read before; an answer is sent after."""

    def __init__(self, places: int) -> None:
        BaseHandler.__init__(self)  # not the next in line, which would make an asynchronous chain
        self.load_middleware(is_async=False)
        self._places = asyncio.Semaphore(places)
        self._threads = ThreadPoolExecutor(places, thread_name_prefix="pages")

    async def handle(self, scope: Scope, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Answer a request; one whose sender has left is let go of as soon as nobody works on it."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            answering = asyncio.ensure_future(self._answer(scope, body, send))
            leaving = asyncio.ensure_future(self.listen_for_disconnect(receive))
            await asyncio.wait((answering, leaving), return_when=asyncio.FIRST_COMPLETED)
            answering.cancel()
            leaving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await answering
            with contextlib.suppress(asyncio.CancelledError, RequestAborted):
                await leaving

    async def _answer(self, scope: Scope, body: IO[bytes], send: Callable[..., Any]) -> None:
        async with self._places:
            made = await self._in_thread(self.answered, scope, body)
        if made.streaming and "Content-Language" in made.headers:
            translation.activate(made.headers["Content-Language"])  # what is sent in parts is made only now
        try:
            await self.send_response(made, send)
        finally:
            if made.streaming:  # any other is closed when it is made
                await self._in_thread(made.close)

    async def _in_thread(self, work: Callable[..., Any], *given: Any) -> Any:
        """Work in a thread; whoever is called off meanwhile waits for its end, since it uses what is his."""
        context = contextvars.copy_context()
        working = asyncio.get_running_loop().run_in_executor(self._threads, context.run, work, *given)
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            await asyncio.wait((working,))
            if working.exception() is None and (made := working.result()) is not None and made.streaming:
                await asyncio.get_running_loop().run_in_executor(self._threads, made.close)
            raise

    def answered(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        """The answer to a request, made by Django's whole chain. Runs in a thread."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, body)
        made = self.get_response(request) if request is not None else refusal
        assert made is not None, "where there is no request there is a refusal"
        made._handler_class = self.__class__  # type: ignore[attr-defined]  # noqa: SLF001 - who has sent the first signal sends the last
        if isinstance(made, FileResponse):
            made.block_size = self.chunk_size
        if not made.streaming:
            made.close()
        return made


class GiveBack:
    """The connection goes back when the answer is made: who fetches it over a slow line keeps nobody else waiting."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        try:
            return self.get_response(request)
        finally:
            give_back()
