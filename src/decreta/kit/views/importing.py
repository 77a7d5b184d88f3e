"""The steps of an import after its file: read, match columns, look through and mend, run, undo."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.deadline_reading import day_in
from decreta.core.errors import ActRefused, allows
from decreta.files.responses import attachment
from decreta.kit.domain import importing as domain
from decreta.kit.domain import preparing
from decreta.kit.forms import ColumnsForm, RowForm, RunForm, SheetForm
from decreta.kit.importing import Fault, Importable, Row
from decreta.kit.importing.cells import reading_of
from decreta.kit.importing.columns import ColumnKind
from decreta.kit.importing.writing import XLSX, faulty_workbook
from decreta.kit.models import BatchState, ImportBatch, ImportRow, RowState
from decreta.kit.queries import preview
from decreta.kit.queries.jobs import progress_of
from decreta.kit.views.imports import actor_of
from decreta.ui.methods import GET_POST

#: Longer sheets are judged by the worker.
_JUDGED_AT_ONCE = 2_000
_SHOWN = 6


def batch_of(request: HttpRequest, pk: UUID) -> tuple[ImportBatch, Importable]:
    """An import of the reader's own, in a post in which he may do it; 404 for anybody else."""
    found = get_object_or_404(ImportBatch.objects.visible_to(actor_of(request)).select_related("job", "file"), pk=pk)
    importable = preparing.kind_of(found)
    if not allows(importable.may, by=actor_of(request)):
        raise Http404
    return found, importable


@login_required
@require_safe
def batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where an import stands: to be matched, to be looked through, at work, done."""
    found, importable = batch_of(request, pk)
    if found.state in (BatchState.UPLOADED, BatchState.READ):
        return redirect("imports:columns", pk=pk)
    context = {"batch": found, "importable": importable, "notes": preview.notes(found)}
    if preview.is_working(found) and found.job is not None:
        context |= {"progress": progress_of(found.job), "steps": preview.steps(found, at="result")}
        return render(request, "kit/imports/working.html", context)
    if found.state in (BatchState.DONE, BatchState.UNDONE):
        context |= {
            "result": preview.result(found, importable, request.GET),
            "untouched": preview.untouched(found),
            "next_steps": importable.next_steps(found) if found.state == BatchState.DONE else (),
            "steps": preview.steps(found, at="result"),
        }
        return render(request, "kit/imports/result.html", context)
    context |= {
        "grid": preview.grid(found, importable, request.GET),
        "steps": preview.steps(found, at="preview"),
        "todo": domain.to_do(found),
        "faulty": found.counts.get(RowState.FAULTY, 0),
        "must_be_row_by_row": domain.to_do(found) > domain.AT_ONCE,
        "deed": importable.deed(domain.to_do(found)),
        "is_held_up": importable.is_whole and bool(found.counts.get(RowState.FAULTY, 0)),
        "limit": domain.AT_ONCE,
        "form": RunForm(),
    }
    return render(request, "kit/imports/preview.html", context)


@login_required
@GET_POST
@idempotent
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose sheet, headings, letters."""
    found, importable = batch_of(request, pk)
    read = preparing.sheet_of(found)
    initial = {**found.reading, "heading_row": found.reading["heading_row"] + 1}
    form = SheetForm(read, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        reading = {key: cleaned[key] for key in ("sheet", "encoding", "delimiter") if cleaned.get(key)}
        same = all(found.reading.get(key) == value for key, value in reading.items())
        stays = cleaned["heading_row"] != initial["heading_row"] or same
        try:
            preparing.choose_reading(found, reading, heading=cleaned["heading_row"] - 1 if stays else None)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            return redirect("imports:columns", pk=pk)
    context = {
        "batch": found,
        "importable": importable,
        "form": form,
        "rows": list(enumerate(read.rows[: max(12, initial["heading_row"] + 3)], start=1))[-16:],
        "heading": initial["heading_row"],
        "notes": preview.notes(found),
        "steps": preview.steps(found, at="sheet"),
    }
    return render(request, "kit/imports/sheet.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which column holds what; then the rows are judged."""
    found, importable = batch_of(request, pk)
    read = preparing.sheet_of(found)
    body = read.rows[found.reading["heading_row"] + 1 :]
    form = ColumnsForm(found, importable, body, request.POST or None)
    if request.method == "POST":
        form.ask_orders(_asked(request, importable, body))
    if request.method == "POST" and form.is_valid():
        try:
            rows = preparing.match(found, form.chosen(), form.orders(), by=actor_of(request), sheet=read)
        except ActRefused as refusal:
            form.ask_orders(_questions(refusal, form.chosen(), importable, body))
            form.take(refusal)
        else:
            return _judge(request, found, rows)
    context = {
        "batch": found,
        "importable": importable,
        "form": form,
        "rows": body[:_SHOWN],
        "notes": preview.notes(found),
        "steps": preview.steps(found, at="columns"),
    }
    return render(request, "kit/imports/columns.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, importable: Importable, body: list[list[str]]) -> dict[str, str]:
    """The questions about days that this form has answered, with their examples."""
    asked = {}
    for key in importable.by_key:
        if f"order_{key}" in request.POST and request.POST.get(key, "").isdecimal():
            asked[key] = _example(importable, key, body, int(request.POST[key]))
    return asked


def _questions(
    refusal: ActRefused, chosen: dict[str, int], importable: Importable, body: list[list[str]]
) -> dict[str, str]:
    keys = [(one.field or "").removeprefix("order_") for one in refusal.problems if one.code == "unclear_days"]
    return {key: _example(importable, key, body, chosen[key]) for key in keys}


def _example(importable: Importable, key: str, body: list[list[str]], place: int) -> str:
    """A day of the column that can be read in two ways."""
    is_deadline = importable.column(key).kind is ColumnKind.DEADLINE
    for row in body:
        text = row[place] if place < len(row) else ""
        day = day_in(text) if is_deadline else text
        reading = reading_of(day) if day else None
        if reading is not None and reading.day_first != reading.month_first:
            return day
    return "03/05/2026"


def _judge(request: HttpRequest, found: ImportBatch, rows: list[Row]) -> HttpResponse:
    if len(rows) > _JUDGED_AT_ONCE:
        domain.judge_later(batch=found, total=len(rows), by=actor_of(request))
    else:
        preparing.keep_judged(found, preparing.judge_rows(found, rows, by=actor_of(request)))
    return redirect("imports:batch", pk=found.pk)


@login_required
@GET_POST
@idempotent
def mend(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Write other words into the cells of a row; it is judged at once. From the grid only its wrong cells come."""
    found, importable = batch_of(request, pk)
    row = get_object_or_404(ImportRow.objects.select_related("batch"), batch=found, number=number)
    if request.method == "POST":
        cells = {key: request.POST[f"cell_{key}"].strip() for key in importable.by_key if f"cell_{key}" in request.POST}
        cells |= {key: request.POST[key].strip() for key in importable.by_key if key in request.POST}
        offered, _sign, value = request.POST.get("offer", "").partition("=")
        if offered in importable.by_key:
            cells[offered] = value
        try:
            preparing.mend(row, cells, by=actor_of(request))
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            _tell(request, row)
        back = f"{reverse('imports:batch', args=[pk])}?{request.GET.urlencode()}#r{number}"
        return redirect(back)
    form = RowForm(row, importable)
    faults = [Fault.from_data(one) for one in row.faults]
    context = {
        "batch": found,
        "importable": importable,
        "row": row,
        "form": form,
        "faults": _labelled(faults, importable),
    }
    return render(request, "kit/imports/row.html", context)


def _labelled(faults: list[Fault], importable: Importable) -> list[tuple[str, Fault]]:
    return [
        (str(importable.column(one.column).label) if one.column in importable.by_key else "", one) for one in faults
    ]


def _tell(request: HttpRequest, row: ImportRow) -> None:
    if row.state == RowState.FAULTY:
        messages.warning(request, _("Row %(n)s is still faulty.") % {"n": row.number})
    else:
        messages.success(
            request, _("Row %(n)s is mended: %(state)s.") % {"n": row.number, "state": row.get_state_display()}
        )


@login_required
@require_safe
def faulty_rows(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The faulty rows as a workbook with their reasons: mended there, it is uploaded again."""
    found, importable = batch_of(request, pk)
    rows = found.rows.filter(state=RowState.FAULTY).order_by("number")
    return attachment(faulty_workbook(found, importable, rows), f"{_('faulty-rows')}.xlsx", XLSX)


@login_required
@require_POST
@idempotent
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Import what was looked through."""
    found, _importable = batch_of(request, pk)
    try:
        domain.start(batch=found, is_row_by_row=bool(request.POST.get("row_by_row")), by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("imports:batch", pk=pk)


@login_required
@require_POST
@idempotent
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the import back."""
    found, _importable = batch_of(request, pk)
    try:
        domain.undo(batch=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("imports:batch", pk=pk)


@login_required
@require_POST
@idempotent
def give_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw the import away before it has changed anything."""
    found, _importable = batch_of(request, pk)
    try:
        preparing.give_up(batch=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("imports:batch", pk=pk)
    messages.success(
        request, _("The import of %(name)s was given up. Nothing was changed.") % {"name": found.file_name}
    )
    return redirect("imports:list")
