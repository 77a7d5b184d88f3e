"""Carrying an import out, and taking it back: each row through the acts of its area, each once.

As a whole: everything in one transaction, or nothing. Row by row: each row with its mark in a transaction of its
own, so that after a crash the job goes on with the next; what is refused stays out and says why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.audit import act, belonging_to, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.days import Order
from decreta.core.errors import ActRefused, NotNow, Problem
from decreta.kit.domain import jobs
from decreta.kit.domain.preparing import judge_rows, kind_of, recount
from decreta.kit.importing import Fault, Importable, Row
from decreta.kit.importing.judging import judge
from decreta.kit.models import BatchState, ImportBatch, ImportRow, LongJob, RowOutcome, RowState

JOB, UNDO_JOB, JUDGE_JOB = "kit.import", "kit.undo_import", "kit.judge_import"
#: How many rows may be one transaction. More must be run row by row, and be asked for so.
AT_ONCE = 2_000
#: Rows that are judged together again just before they are acted on.
_TOGETHER = 500
_ACTING = (RowState.NEW, RowState.CHANGED)
Tell = Callable[[int], None]


class RefusedAsAWholeError(Exception):
    """A row was refused, so nothing of the file is imported."""

    def __init__(self, row: Row) -> None:
        self.row = row
        super().__init__(row.number)


@act("kit.start_import")
def start(
    *, batch: ImportBatch, is_row_by_row: bool, by: Actor, as_job: bool = True, at: dt.datetime | None = None
) -> ImportBatch:
    """Begin to import what was judged. Faulty rows, or more than `AT_ONCE`, go row by row only, which must be said.

    Of some kinds all rows go or none, whatever is said. Raises NotAllowed, NotNow.
    """
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    kind_of(locked).may(by=by)
    is_row_by_row = is_row_by_row and not kind_of(locked).is_whole
    if locked.state != BatchState.JUDGED:
        raise NotNow.of(_("This import is not ready to be run, or has been run."), code="not_judged")
    todo = to_do(locked)
    if not todo:
        raise NotNow.of(_("Nothing would change: every row is in the records already, or faulty."), code="nothing")
    if not is_row_by_row and locked.counts.get(RowState.FAULTY):
        raise NotNow.of(
            _("Some rows are faulty. Mend them first: it is all rows or none.")
            if kind_of(locked).is_whole
            else _("Some rows are faulty. Mend them, or say that the good rows are imported without them."),
            code="faulty",
        )
    if not is_row_by_row and todo > AT_ONCE:
        raise NotNow.of(
            _("More than %(limit)s rows are not imported in one piece. Say that they are imported one by one.")
            % {"limit": AT_ONCE},
            code="too_many_at_once",
        )
    locked.is_row_by_row, locked.holding_id = is_row_by_row, by.holding_id
    locked.state, locked.refusal = BatchState.RUNNING, ""
    if as_job:
        title = _("Import: %(kind)s") % {"kind": kind_of(locked).label}
        locked.job = jobs.start(kind=JOB, title=title, total=todo, arguments={"batch": str(locked.pk)}, by=by, at=at)
    locked.save(update_fields=["is_row_by_row", "holding_id", "state", "refusal", "job"])
    record(
        "kit.import_started",
        by=by,
        on=locked,
        facts={"kind": locked.kind, "rows": locked.counts, "row_by_row": is_row_by_row},
        at=at,
    )
    return locked


def judge_later(*, batch: ImportBatch, total: int, by: Actor) -> ImportBatch:
    """Let the worker judge a long file, whose columns have been matched."""
    with transaction.atomic():
        title = _("Examine: %(kind)s") % {"kind": kind_of(batch).label}
        batch.job = jobs.start(kind=JUDGE_JOB, title=title, total=total, arguments={"batch": str(batch.pk)}, by=by)
        batch.state, batch.holding_id = BatchState.JUDGING, by.holding_id
        batch.save(update_fields=["job", "state", "holding_id"])
    return batch


def to_do(batch: ImportBatch) -> int:
    """How many rows would change something."""
    return sum(int(batch.counts.get(state, 0)) for state in _ACTING)


def carry_out(batch: ImportBatch, *, by: Actor, tell: Tell) -> ImportBatch:
    """Do what the rows say. `tell` is told how many are done, inside the transaction of each row."""
    importable = kind_of(batch)
    rows = list(batch.rows.filter(state__in=_ACTING, outcome=RowOutcome.NONE).order_by("number"))
    done = batch.rows.filter(outcome__in=[RowOutcome.DONE, RowOutcome.REFUSED]).count()
    if batch.is_row_by_row:
        _row_by_row(importable, batch, rows, by, tell, done)
    else:
        try:
            with transaction.atomic():
                _as_a_whole(importable, batch, rows, by, tell)
        except RefusedAsAWholeError as refusal:
            _take_back(batch, refusal.row)
            return batch
    batch.state, batch.finished_at = BatchState.DONE, clock.real_now()
    batch.save(update_fields=["state", "finished_at"])
    return batch


def _as_a_whole(importable: Importable, batch: ImportBatch, kept: list[ImportRow], by: Actor, tell: Tell) -> None:
    by_number = {one.number: one for one in kept}
    rows = _judged(batch, kept, by)
    with belonging_to(batch):
        importable.before([row for row in rows if not row.faults], by=by)
    for done, row in enumerate(importable.ordered(rows), start=1):
        try:
            _do(importable, batch, row, by_number[row.number], by)
        except ActRefused as refusal:
            row.faults += faults_of(refusal, importable)
            raise RefusedAsAWholeError(row) from refusal
        tell(done)


def _row_by_row(
    importable: Importable, batch: ImportBatch, kept: list[ImportRow], by: Actor, tell: Tell, done: int
) -> None:
    by_number = {one.number: one for one in kept}
    bare = [Row(one.number, one.cells) for one in kept]
    # The order is one of the whole file; what is looked up is looked up just before it is acted on.
    order = [row.number for row in importable.ordered(_judged(batch, kept, by))] if bare else []
    for start_ in range(0, len(order), _TOGETHER):
        part = [by_number[number] for number in order[start_ : start_ + _TOGETHER]]
        rows = _judged(batch, part, by)
        place = {row.number: row for row in rows}
        with transaction.atomic(), belonging_to(batch):
            importable.before([row for row in rows if not row.faults and row.state != RowState.UNCHANGED], by=by)
        for one in part:
            done += 1
            with transaction.atomic():
                _try(importable, batch, place[one.number], one, by)
                tell(done)


def _try(importable: Importable, batch: ImportBatch, row: Row, kept: ImportRow, by: Actor) -> None:
    """Act on a row, or keep why it was refused."""
    try:
        with transaction.atomic():
            _do(importable, batch, row, kept, by)
    except ActRefused as refusal:
        row.faults += faults_of(refusal, importable)
        kept.outcome = RowOutcome.REFUSED
        kept.reason = "\n".join(one.message for one in row.faults)
        kept.faults = [one.as_data() for one in row.faults]
        kept.save(update_fields=["outcome", "reason", "faults"])


def _do(importable: Importable, batch: ImportBatch, row: Row, kept: ImportRow, by: Actor) -> None:
    if row.state == RowState.FAULTY:
        raise ActRefused([])
    made = None
    if row.state != RowState.UNCHANGED:
        with belonging_to(batch):
            made = importable.act(row, by=by)
    if made is not None:
        kept.result_kind, kept.result_id = made._meta.label_lower, str(made.pk)
    kept.outcome, kept.state = RowOutcome.DONE, row.state
    kept.difference = [list(one) for one in row.difference]
    kept.save(update_fields=["outcome", "state", "difference", "result_kind", "result_id"])


def _judged(batch: ImportBatch, kept: Sequence[ImportRow], by: Actor) -> list[Row]:
    """The rows as they stand now: what was true when they were looked through may have changed since."""

    def keys() -> dict[str, int]:
        return dict(batch.rows.exclude(key="").order_by("-number").values_list("key", "number"))

    return judge_rows(batch, [Row(one.number, one.cells) for one in kept], by=by, find_keys=keys)


def faults_of(refusal: ActRefused, importable: Importable) -> list[Fault]:
    """What an act refused, as faults of the cells that its fields are."""
    known = importable.by_key
    return [
        Fault(one.field if one.field in known else "", "refused", {"text": str(one.message)})
        for one in refusal.problems
    ]


def _take_back(batch: ImportBatch, row: Row) -> None:
    """Nothing of the file is in: the batch can be looked through again, the row that was refused says why."""
    with transaction.atomic():
        kept = batch.rows.get(number=row.number)
        kept.state, kept.faults = RowState.FAULTY, [one.as_data() for one in row.faults]
        kept.save(update_fields=["state", "faults"])
        batch.state = BatchState.JUDGED
        batch.refusal = "; ".join(one.message for one in row.faults)
        batch.save(update_fields=["state", "refusal"])
        recount(batch)


def stop(batch: ImportBatch, why: str = "") -> None:
    """A job that ends before its end: as a whole nothing is in; row by row the rows that are marked so are in."""
    ended = {
        BatchState.JUDGING: BatchState.READ,
        BatchState.RUNNING: BatchState.DONE if batch.is_row_by_row else BatchState.JUDGED,
        BatchState.UNDOING: BatchState.DONE,
    }
    batch.refresh_from_db(fields=["state"])
    batch.state, batch.refusal = ended.get(BatchState(batch.state), batch.state), why
    batch.finished_at = clock.real_now() if batch.state == BatchState.DONE else None
    batch.save(update_fields=["state", "finished_at", "refusal"])


@act("kit.undo_import")
def undo(*, batch: ImportBatch, by: Actor, as_job: bool = True, at: dt.datetime | None = None) -> ImportBatch:
    """Begin to take a batch back, row by row, by the acts that do so. What has been used since is kept and says why."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    kind_of(locked).may(by=by)
    if not kind_of(locked).is_undoable:
        raise NotNow.of(kind_of(locked).why_not_undone, code="not_undoable")
    total = locked.rows.filter(outcome=RowOutcome.DONE).count()
    if locked.state != BatchState.DONE or not total:
        raise NotNow.of(_("There is nothing of this import to undo."), code="nothing")
    locked.state, locked.holding_id = BatchState.UNDOING, by.holding_id
    if as_job:
        title = _("Undo: %(kind)s") % {"kind": kind_of(locked).label}
        locked.job = jobs.start(kind=UNDO_JOB, title=title, total=total, arguments={"batch": str(locked.pk)}, by=by)
    locked.save(update_fields=["state", "holding_id", "job"])
    record("kit.import_undone", by=by, on=locked, facts={"kind": locked.kind, "rows": total}, at=at)
    return locked


def take_back(batch: ImportBatch, *, by: Actor, tell: Tell) -> ImportBatch:
    """Undo the rows, the last first."""
    importable = kind_of(batch)
    rows = list(batch.rows.filter(outcome=RowOutcome.DONE).order_by("number"))
    place = {row.number: number for number, row in enumerate(importable.ordered(_judged(batch, rows, by)))}
    done = batch.rows.filter(outcome__in=[RowOutcome.UNDONE, RowOutcome.KEPT]).count()
    for row in sorted(rows, key=lambda one: place[one.number], reverse=True):
        done += 1
        with transaction.atomic():
            _undo_row(importable, batch, row, by)
            tell(done)
    batch.state, batch.finished_at = BatchState.UNDONE, clock.real_now()
    batch.save(update_fields=["state", "finished_at"])
    return batch


def _undo_row(importable: Importable, batch: ImportBatch, row: ImportRow, by: Actor) -> None:
    try:
        with transaction.atomic(), belonging_to(batch):
            if row.state == RowState.NEW and row.result_id:
                importable.undo(row.result_kind, row.result_id, by=by)
            elif row.state == RowState.CHANGED:
                _change_back(importable, batch, row, by)
        row.outcome, row.reason = RowOutcome.UNDONE, ""
    except ActRefused as refusal:
        row.outcome, row.reason = RowOutcome.KEPT, str(refusal)
    row.save(update_fields=["outcome", "reason"])


def _change_back(importable: Importable, batch: ImportBatch, kept: ImportRow, by: Actor) -> None:
    """Write the values of before, through the same act; refused when somebody has changed them since."""
    orders = {key: Order(one) for key, one in batch.orders.items()}
    present, before = Row(kept.number, kept.cells), Row(kept.number, dict(kept.cells))
    for column, old, _new in kept.difference:
        before.cells[column] = old
    columns = frozenset(column for column, _old, _new in kept.difference)
    for row, may_empty in ((present, frozenset[str]()), (before, columns)):
        judge(importable, [row], columns=batch.mapping, orders=orders, by=by, find_keys=dict, may_empty=may_empty)
    if present.state != RowState.UNCHANGED:
        raise NotNow.of(_("This was changed again after the import."), code="changed_since")
    if before.faults:
        raise ActRefused([Problem(one.message, one.column, one.code) for one in before.faults])
    before.difference = [one for one in before.difference if one[0] in columns]
    importable.act(before, by=by)


def job_of(batch: ImportBatch) -> LongJob | None:
    """The job of a batch as it stands."""
    return LongJob.objects.filter(pk=batch.job_id).first() if batch.job_id else None
