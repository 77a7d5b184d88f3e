"""The same for several rows of a list: chosen, looked at, done, answered row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.kit import domain
from decreta.kit.domain.bulk_runs import MOST
from decreta.kit.models import BulkRun
from decreta.kit.views.choices import table_of
from decreta.ui import tables
from decreta.ui.tables import Table, bulk
from decreta.ui.tables.bulk import BulkAct, Planned


@login_required
@require_POST
def choose(request: HttpRequest, table: str) -> HttpResponse:
    """What would happen to the chosen rows, and why nothing to some of them. Changes nothing."""
    found, actor = table_of(table), _actor(request)
    asked = _asked(request, found, actor)
    rows = _rows(request, found, actor)
    back = _back(found, request.POST.get("query", ""))
    if not rows or len(rows) > MOST:
        too_many = _("Choose at most %(most)s rows.") % {"most": MOST}
        messages.error(request, too_many if rows else _("Choose at least one row."))
        return redirect(back)
    return _preview(request, found, asked, asked.plan(rows, actor), asked.form(actor=actor))


@login_required
@require_POST
@idempotent
def act(request: HttpRequest, table: str) -> HttpResponse:
    """Do it: at once for a few rows, else as a job."""
    return _do(request, table, is_signing=False)


@login_required
@recently_authenticated
@require_POST
@idempotent
def sign(request: HttpRequest, table: str) -> HttpResponse:
    """The same for what one shows again who one is."""
    return _do(request, table, is_signing=True)


def _do(request: HttpRequest, table: str, *, is_signing: bool) -> HttpResponse:
    found, actor = table_of(table), _actor(request)
    asked = _asked(request, found, actor)
    if asked.is_signing is not is_signing:
        raise Http404
    rows = _rows(request, found, actor)
    form = asked.form(request.POST, actor=actor)
    if form.is_valid():
        try:
            run = domain.order_bulk(
                bulk=asked,
                rows=rows,
                given=form.cleaned_data,
                read={str(row): request.POST.get(f"read-{row}", "")[:200] for row in rows},
                query=request.POST.get("query", ""),
                by=actor,
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if run.job is not None:
                return redirect("kit:job", run.job.pk)
            domain.carry_out(run=run, bulk=asked, by=actor)
            return redirect("kit:bulk_run", run.pk)
    return _preview(request, found, asked, asked.plan(rows, actor), form, status=422)


@dataclass(frozen=True)
class Result:
    """How it ended for one row."""

    row: Planned
    refusal: str


@login_required
@require_safe
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How it ended, row by row. A row that the reader may no longer see is only counted."""
    actor = _actor(request)
    found = get_object_or_404(BulkRun.objects.visible_to(actor), pk=pk)
    asked = bulk.named(found.act)
    table = tables.named(asked.table) if asked else None
    if asked is None or table is None:
        raise Http404
    seen = {one.key: one for one in asked.plan([UUID(one["row"]) for one in found.results], actor)}
    results = [Result(seen[UUID(one["row"])], one["refusal"]) for one in found.results if UUID(one["row"]) in seen]
    context = {
        "run": found,
        "bulk": asked,
        "table": table,
        "back": _back(table, found.query),
        "done": sum(not one["refusal"] for one in found.results),
        "refused": sum(bool(one["refusal"]) for one in found.results),
        "open": len(found.rows) - len(found.results),
        "results": sorted(results, key=lambda one: not one.refusal),
        "unseen": len(found.results) - len(results),
    }
    return render(request, "kit/bulk_run.html", context)


def _preview(
    request: HttpRequest, table: Table[Any], asked: BulkAct, rows: list[Planned], form: Any, *, status: int = 200
) -> HttpResponse:
    query = request.POST.get("query", "")
    context = {
        "bulk": asked,
        "table": table,
        "form": form,
        "query": query,
        "back": _back(table, query),
        "able": [one for one in rows if not one.refusal],
        "unable": [one for one in rows if one.refusal],
    }
    return render(request, "kit/bulk.html", context, status=status)


def _asked(request: HttpRequest, table: Table[Any], actor: Actor) -> BulkAct:
    """The act that the form names; 404 where the post never does it, or not with this list."""
    found = bulk.named(request.POST.get("act", ""))
    if found is None or found.table != table.name or not found.offered(actor):
        raise Http404
    return found


def _rows(request: HttpRequest, table: Table[Any], actor: Actor) -> list[UUID]:
    """The chosen rows, or with `all` every row of the list as it stood; one more than may be chosen says too many."""
    if request.POST.get("all"):
        query = QueryDict(request.POST.get("query", "")).dict()
        return list(table.select(query, actor).found.order_by().values_list("pk", flat=True)[: MOST + 1])
    return [key for text in request.POST.getlist("row")[: MOST + 1] if (key := _uuid(text)) is not None]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, ValidationError):
        return None


def _back(table: Table[Any], query: str) -> str:
    return f"{table.url}?{query or 'all=1'}"


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
