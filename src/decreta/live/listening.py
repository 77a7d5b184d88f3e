"""The one connection of a process that hears of new entries."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)

CHANNEL: Final = "decreta_live"
_RETRY_SECONDS: Final = 1.0
_CHECK_SECONDS: Final = 30.0
_KEYS: Final = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}


def address() -> str:
    """Where to listen: past a transaction pooler, which cannot carry notifications."""
    url: str = getattr(settings, "DECRETA_LISTEN_URL", "")
    if url:
        return url
    entry = connections["default"].settings_dict
    return psycopg.conninfo.make_conninfo("", **{name: entry[key] for key, name in _KEYS.items() if entry.get(key)})


async def listen(wake: asyncio.Event) -> None:
    """Set `wake` at every notification, and after every new connection, since some may have been missed."""
    while True:
        try:
            await _hear(wake)
        except (psycopg.Error, OSError) as error:
            logger.warning("live: lost the listening connection (%s), connecting again", type(error).__name__)
        await asyncio.sleep(_RETRY_SECONDS)


async def _hear(wake: asyncio.Event) -> None:
    options: dict[str, Any] = {"autocommit": True, "application_name": "decreta live", "connect_timeout": 10}
    async with await psycopg.AsyncConnection.connect(address(), **options) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        wake.set()
        while True:
            async for _ in connection.notifies(timeout=_CHECK_SECONDS):
                wake.set()
            # Silence for that long: a dead connection is noticed by asking.
            await connection.execute("SELECT 1")
