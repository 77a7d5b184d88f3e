"""What runs by itself: tasks that were made or retitled are compared with all others."""

from __future__ import annotations

from decreta.core import jobs
from decreta.linking.domain import likening


@jobs.job(likening.JOB, is_retried=False)
def liken() -> None:
    """Compare what has no imprint yet. What fails has none still, and comes again with the next sweep."""
    likening.liken()


@jobs.periodic("linking.liken_periodically", cron="4-59/10 * * * *")
def liken_periodically() -> None:
    """The same after an upgrade, and where a worker died."""
    likening.liken()
