"""Who guesses waits longer each time: per name, per address.

An attempt is counted before it is looked at, in one statement, so that many at once gain nothing; a right one is given
back. A browser in which a name was signed in before is counted apart: a stranger who guesses does not lock its owner
out. Names that do not exist are counted like others. Of two at once the one whose clock was read first may be counted
second: it waits only where there is something to wait for, not for the other's moment to come.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.accounts.models import Attempts
from decreta.core import clock

#: So many wrong attempts are free; each further one doubles the wait, from the first to the longest.
FREE: Final = {"name": 5, "address": 50, "link": 30}
FIRST_SECONDS: Final = 30
LONGEST_SECONDS: Final = 900
#: After so long without an attempt everything is forgotten.
FORGET_HOURS: Final = 2
_CONSUME: Final = """
INSERT INTO accounts_attempts AS known (key, failures, last_at, waits_until)
VALUES (%(key)s, 1, %(now)s, %(now)s)
ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN known.last_at < %(forget)s THEN 1 ELSE known.failures + 1 END,
    last_at = %(now)s,
    waits_until = CASE
        WHEN known.last_at < %(forget)s OR known.failures + 1 < %(free)s THEN %(now)s
        ELSE %(now)s + least(%(first)s * power(2, least(known.failures + 1 - %(free)s, 20)), %(longest)s)
            * interval '1 second'
    END
WHERE known.waits_until <= greatest(%(now)s, known.last_at)
RETURNING failures
"""


@dataclass(frozen=True)
class Key:
    """What is counted: a hash, since what is typed as a name may be a password, and how much of it is free."""

    hash: str
    free: int


def keys(*, login: str, address: str, device: str = "") -> list[Key]:
    """What an attempt counts for. Of an IPv6 address the network counts: a household has 2⁶⁴ of them."""
    return [_key("name", f"{login.casefold()}\0{device}"), _key("address", _network(address))]


def link_key(address: str) -> Key:
    """What a wrong secret address counts for: the place it was asked from, apart from who signs in there."""
    return _key("link", _network(address))


def consume(counted: list[Key]) -> int:
    """Count an attempt; the seconds to wait when it comes too soon (it then counts for nothing), else 0."""
    now = clock.real_now()
    taken: list[Key] = []
    for key in counted:
        values: dict[str, Any] = {
            "key": key.hash,
            "now": now,
            "forget": now - dt.timedelta(hours=FORGET_HOURS),
            "free": key.free,
            "first": FIRST_SECONDS,
            "longest": LONGEST_SECONDS,
        }
        with connection.cursor() as cursor:
            cursor.execute(_CONSUME, values)
            if cursor.fetchone() is None:
                give_back(taken)
                until = Attempts.objects.filter(key=key.hash).values_list("waits_until", flat=True).first() or now
                return max(int((until - now).total_seconds()) + 1, 1)
        taken.append(key)
    return 0


def give_back(counted: list[Key]) -> None:
    """An attempt was right, or was not looked at."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_attempts SET failures = greatest(failures - 1, 0), waits_until = last_at WHERE key = ANY(%s)",
            [[key.hash for key in counted]],
        )


def forget_old() -> int:
    """Delete what no longer counts; returns how many."""
    limit = clock.real_now() - dt.timedelta(hours=FORGET_HOURS)
    return Attempts.objects.filter(last_at__lt=limit, waits_until__lt=limit).delete()[0]


def words(seconds: int) -> str:
    """When to try again, in the reader's language."""
    if seconds < 60:
        wait = ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    else:
        minutes = -(-seconds // 60)
        wait = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return _("Too many attempts with this name or from this place. Try again in %(wait)s.") % {"wait": wait}


def _key(kind: str, text: str) -> Key:
    digest = hashlib.blake2b(f"{kind}:{text}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32)
    return Key(digest.hexdigest(), FREE[kind])


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if found.version == 6 else address
