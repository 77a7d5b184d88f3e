"""How much a program may ask: requests of a token in a minute, attempts without a valid token from one address."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.cache import cache

from decreta.accounts.domain.tokens import add_requests
from decreta.accounts.models import ApiToken
from decreta.core import clock

MINUTE: Final = 60
#: Every process tells the others this often (in seconds) what it has counted: a statement a second, not one a request.
TOLD_EVERY: Final = 1.0


@dataclass
class _Count:
    """The requests of one token in one minute: what all processes are known to have counted, and what is not told yet."""

    minute: int
    known: int = 0
    untold: int = 0
    told_at: float = float("-inf")


_lock = threading.Lock()
_counts: dict[UUID, _Count] = {}


def wait_for(token: ApiToken) -> int:
    """Count a request of a token; the seconds to wait when this minute's are used up, else 0."""
    now = int(clock.real_now().timestamp())
    with _lock:
        count = _counts.get(token.pk)
        if count is None or count.minute != now // MINUTE:
            _forget_before(now // MINUTE)
            count = _counts[token.pk] = _Count(now // MINUTE)
        count.untold += 1
        must_tell = time.monotonic() - count.told_at >= TOLD_EVERY
        number = count.untold
        if must_tell:
            count.told_at, count.untold = time.monotonic(), 0
    if must_tell:
        count.known = add_requests(token=token, number=number, minute=count.minute)
    is_over = count.known + count.untold > settings.DECRETA_API_PER_MINUTE
    return MINUTE - now % MINUTE if is_over else 0


def _forget_before(minute: int) -> None:
    for key in [key for key, count in _counts.items() if count.minute < minute]:
        del _counts[key]


def refused(address: str) -> int:
    """Count an attempt without a valid token; the seconds to wait when the address has made too many, else 0.

    A valid token is never kept out by what others send from its address: guessing one is hopeless, what is limited
    is the work that the attempts make and the room that they take in the log.
    """
    now = int(clock.real_now().timestamp())
    key = f"api-refused:{address}:{now // MINUTE}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        number = cache.incr(key)
    except ValueError:  # it was dropped in between
        number = 1
    return MINUTE - now % MINUTE if number > settings.DECRETA_API_REFUSALS_PER_MINUTE else 0
