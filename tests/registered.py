"""What tests register with the application's registries, once per process."""

from decreta.core.jobs import job

LONG_JOB = "tests.long_work"


@job(LONG_JOB)
def _long_work(job_id: str) -> None:
    """Never run by a worker: the tests call what it would call."""
