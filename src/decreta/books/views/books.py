"""Registers as books: the list of them, one line by line, as a paper, and the signed book of a closed one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.recent import recently_authenticated
from decreta.books import rules
from decreta.books.domain.printing import printed
from decreta.books.enums import Kind
from decreta.books.queries.books import book_asked
from decreta.books.tables.lines import BY_KIND
from decreta.books.tables.registers import REGISTERS
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.core.texts import fold
from decreta.documents import rules as documents_rules
from decreta.documents.enums import Direction
from decreta.documents.queries.registers import series_open_to
from decreta.files.responses import file_response
from decreta.kit import lists
from decreta.kit.responses import attached
from decreta.organisation.middleware import actor_of
from decreta.ui.tables import Listed


@login_required
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """Every register that the post may read, of papers that go out and that come in."""
    return lists.page(request, REGISTERS, "books/list.html")


@login_required
@require_safe
def book(request: HttpRequest, kind: str) -> HttpResponse:
    """One register line by line, with the columns of its rule set."""
    actor = actor_of(request)

    def more(shown: Listed[Any]) -> dict[str, object]:
        found = shown.facts.get("book")
        if found is None:
            return {}
        series = found.series
        return {
            "last": series.next_number - 1,
            "may_close": series.closed_at is None
            and series.has_run_out(clock.today())
            and allows(documents_rules.may_close_register, series.issuer, by=actor, direction=series.direction),
            "may_read_closed": series.book_id is not None and allows(rules.may_read_closed_book, series, by=actor),
            "kinds": [Kind.OUTGOING] if found.kind is Kind.OUTGOING else [Kind.INCOMING, Kind.FOLLOW_UP],
        }

    return lists.page(request, BY_KIND[Kind(kind)], "books/book.html", more)


@login_required
@recently_authenticated
@require_POST
def print_book(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The book as an official paper."""
    actor = actor_of(request)
    found = book_asked(Kind(kind), request.POST.dict(), actor)
    if found is None:
        raise Http404
    try:
        paper = printed(found, by=actor)
    except ActRefused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    name = fold(f"so {found.kind} {found.series.issuer.symbol} {found.series.period}").replace(" ", "-")
    return attached(HttpResponse(paper), f"{name}.pdf", "application/pdf")


@login_required
@require_safe
def closed(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The signed book of a closed register, for whoever may open everything in it."""
    found = series_open_to(actor_of(request), directions=tuple(Direction)).select_related("book__blob")
    series = get_object_or_404(found, pk=pk, book__isnull=False)
    try:
        rules.may_read_closed_book(series, by=actor_of(request))
    except ActRefused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    assert series.book is not None
    return file_response(series.book, inline=True, request=request)
