"""Two devices of one voter at once: one of them is first, and the other is told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from decreta.audit.models import Entry
from decreta.core.errors import NotNow
from decreta.voting.queries.tallies import tally_of
from tests.voting.office import put, session_of, vote, voters


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def second_device(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What the second is given, which begins when the first has written and before it has committed."""
    given: list[Any] = []

    def run() -> None:
        try:
            given.append(second())
        except NotNow as refusal:
            given.append(refusal.problems[0].code)
        finally:
            connection.close()

    other = threading.Thread(target=run)
    with transaction.atomic():
        first()
        other.start()
        until = time.monotonic() + 10
        while other.is_alive() and not _somebody_waits() and time.monotonic() < until:
            time.sleep(0.02)
    other.join(timeout=20)
    return given[0]


@pytest.mark.django_db(transaction=True)
def test_two_devices_of_one_voter_are_heard_one_after_the_other(office):
    sitting = session_of(office)
    one, two = voters(sitting)[:2]
    ballot = put(office, sitting, may_change_mind=False)
    refused = second_device(lambda: vote(ballot, one, "agree"), lambda: vote(ballot, one, "disagree"))
    assert (refused, tally_of(ballot).votes("agree"), tally_of(ballot).votes("disagree")) == ("cast", 1, 0)
    # The same said twice is one act, and one entry of the log.
    assert second_device(lambda: vote(ballot, two, "agree"), lambda: vote(ballot, two, "agree")) is None
    assert Entry.objects.filter(kind="voting.cast").count() == 2
