"""What runs by itself: late answers are told, to requests to explain and to urging letters."""

from __future__ import annotations

from decreta.core import jobs
from decreta.core.actor import Actor
from decreta.urging import domain


def sweep() -> int:
    """Tell of every late answer that was not told of. Repeated at will: none is told twice."""
    told, by = 0, Actor.system("urging.sweep")
    while number := domain.tell_late(by=by):
        told += number
    while number := domain.tell_late_letters(by=by):
        told += number
    return told


@jobs.periodic("urging.sweep", cron="7-59/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
