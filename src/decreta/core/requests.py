"""The number of the request in hand: in every line of the log that it causes, on its answer, and on an error page.

And the one thing that most requests ask for.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from contextvars import ContextVar
from typing import TypeVar

from django.http import Http404

Row = TypeVar("Row")

HEADER = "X-Request-ID"
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="")


def numbered(given: str) -> str:
    """The number that came along, from a proxy or a program, if it is one that can stand in a log; else a new one."""
    return given if _ACCEPTABLE.fullmatch(given) else secrets.token_hex(6).upper()


def the_one(rows: Sequence[Row]) -> Row:
    """The one row that was asked for; raises Http404 where there is none for this reader."""
    if not rows:
        raise Http404
    return rows[0]
