"""What runs by itself: tasks about which something was recorded are counted anew."""

from __future__ import annotations

from decreta.core import jobs
from decreta.directives.domain import counting


@jobs.job(counting.JOB, is_retried=False)
def count_anew() -> None:
    """Count what was noted. What fails is noted still, and comes again with the next entry or the next sweep."""
    counting.count_anew()


@jobs.periodic("directives.count_periodically", cron="*/10 * * * *")
def count_periodically() -> None:
    """The same after an upgrade, and where a worker died."""
    counting.count_anew()
