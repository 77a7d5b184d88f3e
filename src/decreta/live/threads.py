"""Database work of the streams, in a few threads of their own, so that no page waits for a stream."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from decreta.core.pooling import give_back

P = ParamSpec("P")
R = TypeVar("R")


class DatabaseThreads:
    """A pool of threads, each of which gives its connection back after every piece of work."""

    def __init__(self, number: int, name: str) -> None:
        self._connections: list[BaseDatabaseWrapper] = []
        self._executor = ThreadPoolExecutor(number, thread_name_prefix=name, initializer=self._begin)

    def _begin(self) -> None:
        """Remember each thread's connection, so that it can be closed when the thread is gone."""
        own = connections[DEFAULT_DB_ALIAS]
        own.inc_thread_sharing()
        self._connections.append(own)

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a function in one of the threads. A connection that the server had ended is opened anew, once."""

        def work() -> R:
            try:
                return function(*args, **kwargs)
            except (OperationalError, InterfaceError):
                connection.close()
                return function(*args, **kwargs)
            finally:
                give_back()

        return await asyncio.get_running_loop().run_in_executor(self._executor, work)

    def close(self) -> None:
        """Let the threads end and close their connections."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        for own in self._connections:
            own.close()
