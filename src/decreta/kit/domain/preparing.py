"""An import before it changes anything: uploaded, read, matched, judged, mended, given up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.days import Order
from decreta.core.errors import NotNow, Problems
from decreta.files import queries as files
from decreta.files.domain import store
from decreta.kit.importing import Importable, Row, importable
from decreta.kit.importing.asides import is_aside
from decreta.kit.importing.cells import order_of
from decreta.kit.importing.columns import ColumnKind
from decreta.kit.importing.headings import hash_of, heading_row, propose
from decreta.kit.importing.judging import judge
from decreta.kit.importing.writing import without_reason
from decreta.kit.models import BatchState, ImportBatch, ImportMapping, ImportRow, RowState
from decreta.kit.spreadsheets.apart import Sheet, read_sheet
from decreta.kit.spreadsheets.cleaning import clean

Tell = Callable[[int], None]
_OPEN = (BatchState.UPLOADED, BatchState.READ, BatchState.JUDGED)


def kind_of(batch: ImportBatch) -> Importable:
    """What a batch imports."""
    found = importable(batch.kind)
    if found is None:
        raise NotNow.of(_("This kind of import is no longer offered."), code="unknown_kind")
    return found


@act("kit.upload_import")
def upload(
    *,
    kind: str,
    content: bytes,
    name: str,
    by: Actor,
    reading: Mapping[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> ImportBatch:
    """Take a spreadsheet in: keep the file, read its first sheet, propose which column holds what.

    Raises NotAllowed when the actor may not import this, Invalid when the file cannot be read.
    """
    batch = ImportBatch(kind=kind, file_name=name[:255], started_by_id=by.user_id, holding_id=by.holding_id)
    kind_of(batch).may(by=by)
    sheet = read_sheet(content, dict(reading or {}))
    batch.file = store(content=content, name=name, by=by, at=at)
    batch.created_at = at or clock.now()
    _take(batch, sheet, None)
    batch.save(force_insert=True)
    record("kit.import_uploaded", by=by, on=batch, about=[batch.file], facts={"kind": kind}, at=at)
    return batch


def sheet_of(batch: ImportBatch) -> Sheet:
    """The sheet as it was read."""
    return read_sheet(files.read(batch.file), batch.reading)


def choose_reading(batch: ImportBatch, reading: Mapping[str, Any], *, heading: int | None) -> Sheet:
    """Read the file another way: another sheet, other letters, another sign between cells, another row of headings."""
    _must_be_open(batch)
    sheet = read_sheet(files.read(batch.file), dict(reading))
    _take(batch, sheet, heading)
    batch.save(update_fields=["reading", "headings", "mapping", "orders", "notes", "state"])
    return sheet


def _take(batch: ImportBatch, sheet: Sheet, heading: int | None) -> None:
    """What was read, the row of headings, and the proposal: as last time, else by the words of the headings."""
    columns = kind_of(batch).columns
    place = heading_row(sheet.rows, columns) if heading is None else heading
    batch.reading = {
        "sheet": sheet.name,
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
        "heading_row": place if place is not None and 0 <= place < len(sheet.rows) else 0,
    }
    batch.headings = sheet.rows[batch.reading["heading_row"]]
    batch.notes = sheet.notes
    batch.state = BatchState.READ
    remembered = _remembered(batch)
    batch.mapping = remembered.mapping if remembered else propose(batch.headings, columns)
    batch.orders = remembered.orders if remembered else {}


def _remembered(batch: ImportBatch) -> ImportMapping | None:
    if batch.started_by_id is None:
        return None
    known_by = hash_of(without_reason(batch.headings))
    return ImportMapping.objects.filter(user=batch.started_by_id, kind=batch.kind, headings_hash=known_by).first()


def match(
    batch: ImportBatch, mapping: Mapping[str, int], orders: Mapping[str, str], *, by: Actor, sheet: Sheet | None = None
) -> list[Row]:
    """Say which column holds what, and day or month first where it must be said. Returns the rows, not yet judged.

    Raises Invalid with every needed column that is missing and every question that is open.
    """
    _must_be_open(batch)
    found = kind_of(batch)
    found.may(by=by)
    sheet = sheet or sheet_of(batch)
    batch.mapping = {key: place for key, place in mapping.items() if 0 <= place < len(batch.headings)}
    problems = Problems()
    for column in found.columns:
        if column.required and column.key not in batch.mapping:
            problems.add(_("Say which column holds “%(column)s”.") % {"column": column.label}, column.key, "missing")
    for place, number in Counter(batch.mapping.values()).items():
        if number > 1:
            problems.add(
                _("The column “%(heading)s” is matched twice.") % {"heading": batch.headings[place]}, None, "twice"
            )
    rows = rows_of(batch, sheet)
    _note_asides(batch, sheet)
    # While needed columns are missing, a row cannot be told from what stands beside the rows.
    if not rows and (not problems.found or not _written_rows(batch, sheet)):
        problems.add(_("There are no rows under the headings."), None, "no_rows")
    batch.orders = _orders(found, batch.mapping, rows, orders, problems)
    problems.refuse_if_any()
    batch.save(update_fields=["mapping", "orders", "notes"])
    if batch.started_by_id is not None:
        ImportMapping.objects.update_or_create(
            user_id=batch.started_by_id,
            kind=batch.kind,
            headings_hash=hash_of(without_reason(batch.headings)),
            defaults={"mapping": batch.mapping, "orders": batch.orders},
        )
    return rows


def _orders(
    found: Importable, mapping: Mapping[str, int], rows: list[Row], said: Mapping[str, str], problems: Problems
) -> dict[str, str]:
    """How each column of days is read: as was said, else as its own days tell, else asked."""
    orders = {}
    for column in found.columns:
        if column.key not in mapping or column.kind not in (ColumnKind.DATE, ColumnKind.DEADLINE):
            continue
        texts = [row.cells.get(column.key, "") for row in rows]
        order = order_of(texts, is_deadline=column.kind is ColumnKind.DEADLINE)
        if said.get(column.key) in set(Order):
            order = Order(said[column.key])
        if order is None:
            problems.add(
                _("Nothing in the column “%(column)s” tells whether day or month comes first. Say which.")
                % {"column": column.label},
                f"order_{column.key}",
                "unclear_days",
            )
        else:
            orders[column.key] = order.value
    return orders


def rows_of(batch: ImportBatch, sheet: Sheet) -> list[Row]:
    """The rows under the headings, by the keys of the columns; numbers are those of the sheet.

    Empty rows are left out, and what stands between and under the rows: titles of sections, totals, signatures.
    """
    columns = kind_of(batch).columns
    return [one for one in _written_rows(batch, sheet) if not is_aside(one, columns)]


def _written_rows(batch: ImportBatch, sheet: Sheet) -> list[Row]:
    first = batch.reading["heading_row"] + 1
    places = list(batch.mapping.items())
    return [
        Row(number, {key: cells[place] for key, place in places if cells[place]})
        for number, cells in enumerate(sheet.rows[first:], start=first + 1)
        if any(cells)
    ]


def _note_asides(batch: ImportBatch, sheet: Sheet) -> None:
    """Say which rows were taken for titles, totals and signatures: nothing is left out in silence."""
    columns = kind_of(batch).columns
    numbers = [one.number for one in _written_rows(batch, sheet) if is_aside(one, columns)]
    batch.notes = [one for one in batch.notes if one["code"] != "asides"]
    if numbers:
        shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
        batch.notes.append({"code": "asides", "rows": shown})


def judge_rows(
    batch: ImportBatch,
    rows: Iterable[Row],
    *,
    by: Actor,
    find_keys: Callable[[], Mapping[str, int]] | None = None,
    tell: Tell | None = None,
) -> list[Row]:
    """Judge rows of a batch; nothing is written."""
    judged = list(rows)
    orders = {key: Order(one) for key, one in batch.orders.items()}
    judge(kind_of(batch), judged, columns=batch.mapping, orders=orders, by=by, find_keys=find_keys, tell=tell)
    return judged


def keep_judged(batch: ImportBatch, rows: list[Row]) -> None:
    """Keep what was judged, in place of what was before: the preview shows it."""
    with transaction.atomic():
        batch.rows.all().delete()
        ImportRow.objects.bulk_create((_kept(batch, row) for row in rows), batch_size=2_000)
        batch.counts = dict(Counter(row.state.value for row in rows))
        batch.state, batch.refusal = BatchState.JUDGED, ""
        batch.save(update_fields=["counts", "state", "refusal"])


def _kept(batch: ImportBatch, row: Row) -> ImportRow:
    return ImportRow(
        batch=batch,
        number=row.number,
        cells=row.cells,
        key=row.key,
        state=row.state,
        faults=[one.as_data() for one in row.faults],
        remarks=[one.as_data() for one in row.remarks],
        difference=[list(one) for one in row.difference],
    )


def mend(row: ImportRow, cells: Mapping[str, str], *, by: Actor) -> ImportRow:
    """Write other words into cells of a row and judge it anew. The file itself is not touched."""
    batch = row.batch
    _must_be_open(batch)
    kind_of(batch).may(by=by)
    written = {**row.cells, **{key: clean(text) for key, text in cells.items()}}
    kept = {key: text for key, text in written.items() if text and key in batch.mapping}
    others = dict(batch.rows.exclude(pk=row.pk).exclude(key="").order_by("-number").values_list("key", "number"))

    fresh = Row(row.number, kept)
    judge_rows(batch, [fresh], by=by, find_keys=lambda: others)
    row.cells, row.key, row.state = fresh.cells, fresh.key, fresh.state
    row.faults = [one.as_data() for one in fresh.faults]
    row.remarks = [one.as_data() for one in fresh.remarks]
    row.difference = [list(one) for one in fresh.difference]
    row.save(update_fields=["cells", "key", "state", "faults", "remarks", "difference"])
    recount(batch)
    return row


def recount(batch: ImportBatch) -> None:
    """Count the rows by state anew."""
    batch.counts = dict(Counter(batch.rows.values_list("state", flat=True)))
    batch.save(update_fields=["counts"])


@act("kit.give_up_import")
def give_up(*, batch: ImportBatch, by: Actor, at: dt.datetime | None = None) -> ImportBatch | None:
    """Throw away an import that has changed nothing, with its rows. None when it is gone already."""
    locked = ImportBatch.objects.select_for_update().filter(pk=batch.pk).first()
    if locked is None:
        return None
    _must_be_open(locked)
    record("kit.import_given_up", by=by, on=locked, facts={"kind": locked.kind, "rows": locked.counts}, at=at)
    locked.delete()
    return batch


def faulty(batch: ImportBatch) -> bool:
    """Whether some row is faulty."""
    return bool(batch.counts.get(RowState.FAULTY))


def _must_be_open(batch: ImportBatch) -> None:
    if batch.state not in _OPEN:
        raise NotNow.of(_("This import has been run. Upload the file again."), code="has_run")
