"""Connections of a pool."""

from __future__ import annotations

from django.db import connection


def give_back() -> None:
    """Return this thread's connection to the pool. Without a pool it stays open for the next work; in a transaction too."""
    if connection.settings_dict["OPTIONS"].get("pool") and not connection.in_atomic_block:
        connection.close()
