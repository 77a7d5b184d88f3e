"""Requests take turns: as many are worked on at once as there are connections to the database, the others wait outside.

When a congress comes to the door, a thousand requests come within seconds. Let in all together, each would hold a thread
that competes for a connection, and the last ones would be told after twenty seconds that there is none. Here they wait
in the order in which they came, hold nothing but their place, and are answered; who leaves meanwhile is not waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from decreta.core.pooling import give_back


class InTurns(ASGIHandler):
    """Django behind a door that lets in so many requests at once. A body is read before; an answer is sent after."""

    def __init__(self, places: int) -> None:
        super().__init__()
        self._places = asyncio.Semaphore(places)

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        async with self._places:
            answer: HttpResponseBase = await super().run_get_response(request)
            return answer


class GiveBack:
    """The connection goes back when the answer is made: who fetches it over a slow line keeps nobody else waiting."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        try:
            return self.get_response(request)
        finally:
            give_back()
