"""Who casts while a ballot is open, and who closes it: casts hold it together, closing waits for them.

An advisory lock of the transaction, not a lock on the ballot's row: a thousand casts share it without writing to one
row, and a closing that waits is not overtaken by casts that come after it, as it would be on a row whose lockers keep
changing. The row is locked besides by the foreign key of every vote; what must never be false rests on constraints.
"""

from __future__ import annotations

from django.db import connection

from decreta.meetings.models import Sitting
from decreta.voting.models import Ballot


def shared(ballot_id: object) -> None:
    """Keep a ballot from being closed until this transaction ends."""
    _lock("pg_advisory_xact_lock_shared", ballot_id)


def alone(ballot: Ballot) -> Ballot:
    """Wait until every cast that has begun is done, and let none begin until this transaction ends."""
    _lock("pg_advisory_xact_lock", ballot.pk)
    found = Ballot.objects.select_for_update(of=("self",)).select_related(
        "sitting__body", "sitting__chair_post", "item"
    )
    return found.get(pk=ballot.pk)


def to_end(ballot: Ballot) -> Ballot:
    """As `alone`, for whoever closes, counts, decides or annuls a ballot: what hangs on its outcome takes the sitting too.

    The sitting is taken first, as by whoever takes both; else this one and a member who steps back wait for each other.
    Casts take the ballot alone.
    """
    Sitting.objects.select_for_update(of=("self",)).get(pk=ballot.sitting_id)
    return alone(ballot)


def _lock(function: str, ballot_id: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [f"voting.{ballot_id}"])
