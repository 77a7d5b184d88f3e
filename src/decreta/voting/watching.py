"""Waits, in the process that has the key of a count, until enough tellers have sent, and then counts.

Tellers send to whichever process answers them; this one alone can open what they send. It looks once a second and says
every few seconds that it is there, so that others know when it is not.
"""

from __future__ import annotations

import logging
import threading
import time
from functools import partial
from uuid import UUID

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.voting.domain import count, keeping
from decreta.voting.models import Counting

LOOK, SAY = 1.0, 5.0
_BY = Actor.system("count")
_log = logging.getLogger(__name__)


def begin(counting: Counting) -> None:
    """Wait for the tellers of a count whose key this process has, once it is committed."""
    if keeping.key_of(counting.pk) is not None:
        transaction.on_commit(partial(_start, counting.pk))


def _start(counting_id: UUID) -> None:
    threading.Thread(target=_wait, args=(counting_id,), name="voting-count", daemon=True).start()


def _wait(counting_id: UUID) -> None:
    said, tried = 0.0, None
    while keeping.key_of(counting_id) is not None:
        close_old_connections()
        try:
            if time.monotonic() - said > SAY:
                said = time.monotonic()
                say_alive(counting_id)
            tried = look(counting_id, tried)
        except (DatabaseError, InterfaceError):
            # The server process of PostgreSQL is gone and comes back, or it is just being restarted.
            connection.close()
        except Exception as error:  # noqa: BLE001  whatever a paper does to the count, it does not end it
            _log.error("A count could not be made (%s); it is tried again.", type(error).__name__)
        time.sleep(LOOK)
    keeping.drop(counting_id)
    connection.close()


def say_alive(counting_id: UUID) -> None:
    """Say that the key of a count is here; forget it when the count is over."""
    if not Counting.objects.filter(pk=counting_id).update(alive_at=clock.real_now()):
        keeping.drop(counting_id)


def look(counting_id: UUID, tried: object = None) -> object:
    """Count if everything is there. Gives what there was: with the same, nothing is tried again."""
    key, counting = keeping.key_of(counting_id), Counting.objects.filter(pk=counting_id).first()
    if key is None or counting is None:
        keeping.drop(counting_id)
        return tried
    there = (counting.waits_no_longer, *counting.openings.values_list("pk", "sent_at").order_by("pk"))
    if there != tried and len(there) > counting.ballot.panel.threshold:
        count(counting=counting, key=key, by=_BY)
    return there
