"""Taking a database of a test away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import OperationalError


def drop(execute: Callable[[str], Any], name: str) -> None:
    """Drop a database, where it is there. PostgreSQL ends its own workers in it by itself.

    With FORCE it would ask for the right to end each of them, which is not ours where one happens to clean up; so that
    is for sessions of tests that were left open.
    """
    try:
        execute(f'DROP DATABASE IF EXISTS "{name}"')
    except (psycopg.OperationalError, OperationalError):
        execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
