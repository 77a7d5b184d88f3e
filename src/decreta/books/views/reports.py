"""The two reports on what came in and what went out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.books.tables.reports import INCOMING_REPORT, OUTGOING_REPORT
from decreta.kit import lists


@login_required
@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """What became of what came in, by who leads."""
    return lists.page(request, INCOMING_REPORT, "books/report.html", lambda shown: {"is_incoming": True})


@login_required
@require_safe
def outgoing(request: HttpRequest) -> HttpResponse:
    """What went out, by type."""
    return lists.page(request, OUTGOING_REPORT, "books/report.html", lambda shown: {"is_incoming": False})
