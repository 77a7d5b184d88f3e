"""A real server on a real database: uvicorn in a thread, streams over TCP."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Self

import httpx
import pytest
import uvicorn
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.asgi import ASGIHandler
from django.db import connection

from decreta.accounts.models import User
from decreta.accounts.session_store import SessionStore
from decreta.audit import record, sequencer
from decreta.audit.refs import Ref
from decreta.core.actor import Actor
from decreta.live import asgi, registry
from decreta.live.registry import Fragment
from tests import flushing
from tests.live.streams import Stream

flushing.allow()
CANARY = "canary-7f3a"


class Sitting:
    """A stand-in for an area with live pages: who sees topic `test:1` as what, and what is said there."""

    def __init__(self) -> None:
        self.classes: dict[int, str] = {}
        self.text = ""
        self.rendered = 0
        self.asked = 0

    def view_class(self, topic: str, actor: Actor) -> str | None:
        self.asked += 1
        return self.classes.get(actor.user_id or 0) if topic.startswith("test:") else None

    def topics(self, entry) -> list[str]:
        return [f"test:{entry.on_id}"]

    def fragments(self, topic, view_class, entry) -> list[Fragment]:
        self.rendered += 1
        words = f"{view_class} {self.text} {entry.facts['n']}"
        return [Fragment("first", f"<p>{words}</p>"), Fragment("second", f"<b>{words}</b>", say=words)]


@pytest.fixture
def sitting() -> Iterator[Sitting]:
    stand_in = Sitting()
    kept = dict(registry.SOURCES)
    registry.SOURCES.clear()
    registry.register(
        "test.",
        topics=stand_in.topics,
        fragments=stand_in.fragments,
        view_class=stand_in.view_class,
        gathers=lambda entry: entry.kind == "test.came",
    )
    yield stand_in
    registry.SOURCES.clear()
    registry.SOURCES.update(kept)


@pytest.fixture
def happens(transactional_db) -> Callable[..., int]:
    """Something happens in the office: an entry, in its place in the log; returns the place."""

    def happen(n: int = 0, on: str = "1", kind: str = "test.said") -> int:
        from decreta.audit.acts import counting_entries
        from decreta.audit.models import Leaf

        with counting_entries():
            entry = record(kind, by=Actor.system("test"), on=Ref("test.thing", on), facts={"n": n})
        sequencer.run()
        return Leaf.objects.get(entry_id=entry).index

    return happen


@pytest.fixture
def signed_in(transactional_db) -> Callable[[str], tuple[User, str]]:
    """A user with a session: the user and the cookie's value."""

    def sign_in(login: str) -> tuple[User, str]:
        user = User.objects.create_user(login, password="a long password")
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = django_settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        return user, session.session_key

    return sign_in


class Server:
    """uvicorn with the streams before Django."""

    def __init__(self) -> None:
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        config = uvicorn.Config(
            asgi.mount(ASGIHandler()), log_level="warning", lifespan="off", timeout_graceful_shutdown=2
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self._run)
        self.streams: list[Stream] = []

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        serving = asyncio.create_task(self.server.serve(sockets=[self.socket]))
        while not self.server.should_exit:
            await asyncio.sleep(0.02)
        await asgi.stop()
        await serving

    def __enter__(self) -> Self:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        for stream in self.streams:
            stream.close()

    def open(self, cookie: str, *topics: str, **more: str) -> Stream:
        stream = Stream(self.port, cookie, topics or ("test:1",), **more)
        self.streams.append(stream)
        return stream

    def get(self, **more) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}/live/stream", **more)


@pytest.fixture
def server(transactional_db, settings) -> Iterator[Server]:
    settings.DECRETA_LISTEN_URL = ""
    with Server() as running:
        yield running
    # The server's threads had connections of their own to the test database.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
