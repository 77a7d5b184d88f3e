"""The page of a declared list: its rows, tabs, choice of columns and export, from the one declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from decreta.core.actor import Actor
from decreta.core.prepared import Asked
from decreta.kit.exporting import FORMS
from decreta.kit.queries import views
from decreta.ui.components.tables import one_row
from decreta.ui.listing import ways_of
from decreta.ui.tables import Listed, Table, editing, listed, listed_one

Context = Callable[[Listed[Any]], Mapping[str, Any]]


def page(
    request: HttpRequest, table: Table[Any], template: str, context: Context = lambda shown: {}, **beside: Asked
) -> HttpResponse:
    """Show a table to the reader. An address that asks for nothing opens with the view that he chose.

    A few rows that it wants `beside` are asked for with what the frame counts, and stand in `Listed.beside` by their names.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    kept = views.kept_of(request, table, actor, **beside)
    if key := request.headers.get(editing.ROW):
        return _row(request, table, key, kept.columns)
    if not request.GET and kept.opens is not None and kept.opens.query:
        return HttpResponseRedirect(f"{request.path}?{kept.opens.query}")
    shown = listed(table, request.GET, actor, chosen=kept.columns)
    shown.beside = kept.beside
    given = {
        "list": shown,
        "tabs": views.tabs_of(table, shown.selection, kept, request.GET),
        "kept_query": views.kept_query(table, request.GET),
        "sharings": views.sharings_of(actor),
        "forms": FORMS,
        "ways": ways_of(table.name),
        **shown.facts,
    }
    return render(request, template, given | dict(context(shown)))


def _row(request: HttpRequest, table: Table[Any], key: str, chosen: str) -> HttpResponse:
    """One row as it stands now, without the page around it: nothing where the address does not ask for it any longer."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    shown = listed_one(table, request.GET, actor, key, chosen=chosen)
    return HttpResponse(one_row(request, shown)) if shown.rows else HttpResponse(status=204)
