"""Long work with progress: started once, seen by who started it, cancelled between two steps, done once.

The area that does the work registers a job (`core.jobs.job("directives.import")`) whose function is

    def run(job_id: str) -> None:
        with kit.domain.running(job_id) as job:
            if job is None:
                return                      # done or cancelled before
            for n, row in enumerate(rows[job.done:], start=job.done):
                with transaction.atomic():
                    act(row, …)
                    kit.domain.progress(job, n + 1)
            kit.domain.finish(job, result_url=…)

A step and its count are one transaction: after a crash the queue runs the function again, and it goes on after
the last step that was committed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.audit import act, record
from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.core.errors import DecretaError, NotAllowed, NotNow
from decreta.kit.models import JobState, LongJob

_OPEN = (JobState.WAITING, JobState.RUNNING)


class JobCancelledError(DecretaError):
    """The job was cancelled while it ran: what was done stays, nothing more is done."""


@act("kit.start_job")
def start(
    *,
    kind: str,
    title: str,
    total: int,
    arguments: Mapping[str, Any],
    by: Actor,
    at: dt.datetime | None = None,
) -> LongJob:
    """Start long work: `kind` is the name of the registered job that does it, `total` its number of steps.

    The job is enqueued in this transaction. Raises NotAllowed when no person starts it.
    """
    if by.user_id is None:
        raise NotAllowed.of(_("A job is started by a person"))
    job = LongJob.objects.create(
        kind=kind,
        title=title,
        total=total,
        arguments=dict(arguments),
        started_by_id=by.user_id,
        created_at=at or clock.real_now(),
    )
    jobs.enqueue(kind, lock=f"long-job-{job.pk}", job_id=str(job.pk))
    # Neither title nor arguments: they may say what the work is about.
    record("kit.job_started", by=by, on=job, facts={"kind": kind, "total": total})
    return job


@act("kit.cancel_job")
def cancel(*, job: LongJob, by: Actor) -> LongJob | None:
    """Stop a job before its next step; what was done stays. None when it had been cancelled before.

    Raises NotAllowed for another's job, NotNow when it has ended.
    """
    if by.user_id != job.started_by_id and not by.can("administer"):
        raise NotAllowed.of(_("Only who started a job cancels it"))
    if LongJob.objects.filter(pk=job.pk, state__in=_OPEN).update(
        state=JobState.CANCELLED, finished_at=clock.real_now()
    ):
        job.refresh_from_db()
        record("kit.job_cancelled", by=by, on=job, facts={"kind": job.kind, "done": job.done, "total": job.total})
        return job
    job.refresh_from_db()
    if job.state == JobState.CANCELLED:
        return None
    raise NotNow.of(_("The job has ended before"))


@contextmanager
def running(job_id: UUID | str) -> Iterator[LongJob | None]:
    """The job as it runs, or None when there is nothing left to do.

    What ends with an error is noted as failed and raised on; a cancellation just ends the block.
    """
    if not LongJob.objects.filter(pk=job_id, state__in=_OPEN).update(state=JobState.RUNNING):
        yield None
        return
    job = LongJob.objects.get(pk=job_id)
    try:
        yield job
    except JobCancelledError:
        return
    except Exception as error:
        # The class only: an error's text can repeat what the work is about.
        _end(job, JobState.FAILED, message=type(error).__name__)
        raise
    if job.state == JobState.RUNNING:
        finish(job)


def progress(job: LongJob, done: int, message: str = "") -> None:
    """Note how far a job is: `done` of its `total` steps. Raises JobCancelledError when it was cancelled.

    Inside the transaction of a step this undoes the step of a cancelled job.
    """
    if not LongJob.objects.filter(pk=job.pk, state=JobState.RUNNING).update(done=done, message=message[:300]):
        raise JobCancelledError(str(job.pk))
    job.done, job.message = done, message[:300]


def finish(job: LongJob, *, message: str = "", result_url: str = "") -> None:
    """Note that a job is done, and where its result is. A job that was cancelled meanwhile stays cancelled."""
    _end(job, JobState.DONE, message=message, result_url=result_url)


def refuse(job: LongJob, *, message: str) -> None:
    """Note that a job could not be done, with the reason in words for whoever started it."""
    _end(job, JobState.FAILED, message=message)


def _end(job: LongJob, state: JobState, **facts: Any) -> None:
    facts["message"] = facts["message"][:300]
    LongJob.objects.filter(pk=job.pk, state=JobState.RUNNING).update(state=state, finished_at=clock.real_now(), **facts)
    job.refresh_from_db()
