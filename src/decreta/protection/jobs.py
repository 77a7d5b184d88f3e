"""Jobs of this area: what the log and the calendar change about who might read."""

from __future__ import annotations

from decreta.core.actor import Actor
from decreta.core.jobs import job, periodic
from decreta.protection import domain
from decreta.protection.queries.watched import watched

EXAMINE_ALL = "protection.examine_all"
SYSTEM = Actor.system("protection")


@job(EXAMINE_ALL)
def examine_all() -> None:
    """Every protected paper: somebody came into a post, moved, or was given a mandate."""
    for document in watched():
        domain.examine(document=document, by=SYSTEM)


@periodic("protection.examine_daily", cron="7 0 * * *")
def examine_daily() -> None:
    """Holdings and mandates that begin today."""
    examine_all()
