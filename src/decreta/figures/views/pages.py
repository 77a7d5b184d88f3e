"""Figures of paper work: the overview, the reports, and the rows behind every number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.figures.queries.asked import Asked
from decreta.figures.queries.overview import overview
from decreta.figures.tables.papers import PAPERS
from decreta.figures.tables.reports import TABLES, ReportTable, period_words
from decreta.kit import lists
from decreta.organisation.middleware import actor_of


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """How the paper work of the house stands: of the papers that the actor may see."""
    asked = Asked.read(request.GET)
    shown = overview(asked, actor_of(request))
    context = {"asked": asked, "shown": shown, "tables": TABLES, "period": period_words(asked)}
    return render(request, "figures/page.html", context)


@login_required
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Exactly the rows that a number counts."""
    return lists.page(request, PAPERS, "figures/papers.html")


def _report(table: ReportTable) -> Callable[[HttpRequest], HttpResponse]:
    @login_required
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return lists.page(request, table, "figures/report.html", lambda shown: {"tables": TABLES})

    view.__name__, view.__doc__ = table.report.key, f"The report “{table.report.key}”."
    return view


REPORTS: Final = {table.report.key: _report(table) for table in TABLES}
