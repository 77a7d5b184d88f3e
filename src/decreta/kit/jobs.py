"""What the worker does: judge, carry out and take back imports; write long lists and forget them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.urls import reverse
from django.utils import translation

from decreta.core import seats
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.core.jobs import job, periodic
from decreta.kit.domain import bulk_runs, exports, importing, preparing
from decreta.kit.domain.jobs import finish, progress, running
from decreta.kit.exporting import FORMS, content_of, write
from decreta.kit.importing.acting import actor_of
from decreta.kit.models import BulkRun, ImportBatch, LongJob
from decreta.ui import tables
from decreta.ui.tables import bulk

_PAUSE = 0.5


@job(importing.JUDGE_JOB)
def judge_import(job_id: str) -> None:
    """Judge a long file; nothing is changed by it."""
    with _working(job_id) as (work, batch, by):
        if work is not None:
            rows = preparing.rows_of(batch, preparing.sheet_of(batch))
            preparing.judge_rows(batch, rows, by=by, tell=lambda done: progress(work, done))
            preparing.keep_judged(batch, rows)


@job(importing.JOB)
def run_import(job_id: str) -> None:
    """Carry a batch out; after a crash it goes on where it stood."""
    with _working(job_id) as (work, batch, by):
        if work is not None and batch.is_row_by_row:
            importing.carry_out(batch, by=by, tell=lambda done: progress(work, done))
        elif work is not None:
            with _beside(work) as tell:
                importing.carry_out(batch, by=by, tell=tell)


@job(importing.UNDO_JOB)
def undo_import(job_id: str) -> None:
    """Take a batch back, row by row."""
    with _working(job_id) as (work, batch, by):
        if work is not None:
            importing.take_back(batch, by=by, tell=lambda done: progress(work, done))


@job(exports.JOB)
def export(job_id: str) -> None:
    """Write the list that a job asks for, with what its starter's post may see now."""
    with running(job_id) as work:
        if work is None:
            return
        asked = work.arguments
        table, form = tables.named(asked["table"]), FORMS[asked["form"]]
        assert table is not None
        with translation.override(asked["language"]), tempfile.TemporaryDirectory(prefix="decreta-list-") as folder:
            by = seats.again(asked["seat"])
            content = content_of(
                table,
                asked["query"],
                by,
                chosen=asked["chosen"],
                done=lambda number: progress(work, min(number, work.total)),
            )
            path = Path(folder) / f"list.{asked['form']}"
            with path.open("wb") as to:
                write(content, asked["form"], to)
            name = f"{content.file_name}{path.suffix}"
            kept = exports.keep(job=work, path=path, name=name, media_type=form.media_type, seat=asked["seat"])
        finish(work, result_url=reverse("kit:download", args=[kept.pk]))


@job(bulk_runs.JOB)
def carry_out_bulk(job_id: str) -> None:
    """Do what was ordered for several rows, with what the post of whoever ordered it may do now."""
    with running(job_id) as work:
        if work is None:
            return
        run = BulkRun.objects.get(pk=work.arguments["run"])
        asked = bulk.named(run.act)
        assert asked is not None
        with translation.override(work.arguments["language"]):
            by = seats.again(work.arguments["seat"])
            bulk_runs.carry_out(run=run, bulk=asked, by=by, done=lambda number: progress(work, number))
        finish(work, result_url=reverse("kit:bulk_run", args=[run.pk]))


@periodic("kit.forget_exports", cron="23 * * * *")
def forget_exports() -> None:
    """Delete written lists after a day."""
    exports.forget_old()


@contextmanager
def _working(job_id: str) -> Iterator[tuple[LongJob | None, ImportBatch, Actor]]:
    """The job, its batch and who acts; no job when it is over. Whatever ends it leaves the batch in a clear state."""
    with running(job_id) as work:
        if work is None:
            yield None, ImportBatch(), Actor()
            return
        batch = ImportBatch.objects.get(pk=work.arguments["batch"])
        try:
            by = actor_of(batch.started_by_id, batch.holding_id)
        except ActRefused as refusal:
            importing.stop(batch, str(refusal))
            yield None, batch, Actor()
            finish(work, result_url=_page(batch))
            return
        try:
            yield work, batch, by
        except Exception:
            importing.stop(batch)
            raise
        finish(work, result_url=_page(batch))


def _page(batch: ImportBatch) -> str:
    return reverse("imports:batch", args=[batch.pk])


@contextmanager
def _beside(work: LongJob) -> Iterator[Callable[[int], None]]:
    """Tells the progress of one long transaction over a connection of its own: the page sees it, and can cancel it.

    Inside a transaction of the caller's the job's row would not be seen from outside: then it is told within.
    """
    if connection.in_atomic_block:
        yield lambda done: progress(work, done)
        return
    last, waiting = time.monotonic(), [Future[None]()]
    waiting[0].set_result(None)

    def note(done: int) -> None:
        progress(work, done)

    with ThreadPoolExecutor(1) as beside:

        def tell(done: int) -> None:
            nonlocal last
            if time.monotonic() - last < _PAUSE and done < work.total:
                return
            last = time.monotonic()
            waiting[0].result()
            waiting[0] = beside.submit(note, done)

        try:
            yield tell
            waiting[0].result()
        finally:
            beside.submit(lambda: connection.close()).result()  # noqa: PLW0108 - the connection of that thread
