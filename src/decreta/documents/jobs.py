"""What a worker does for documents."""

from __future__ import annotations

from decreta.core import jobs
from decreta.documents.domain import issuing


@jobs.periodic("documents.recover", cron="* * * * *")
def recover() -> None:
    """Finish what was being issued when a process died."""
    issuing.recover()
