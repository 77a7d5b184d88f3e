"""Who read one protected paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.models import Document
from decreta.documents.views.fetching import actor_of, document_of
from decreta.protection.queries.history import LONGEST, readings_of

SHORT = 5


@login_required
@require_safe
def readings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole history: who, when, how, through which door."""
    return _page(request, _watched_of(request, pk))


@login_required
@require_safe
def beside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last ones, for the page of the paper; without scripts this leads to all of them."""
    document = _watched_of(request, pk)
    if not request.headers.get("HX-Request"):
        return _page(request, document)
    found = readings_of(document)
    context = {"document": document, "readings": found[:SHORT], "number": len(found)}
    return render(request, "protection/beside.html", context)


def _page(request: HttpRequest, document: Document) -> HttpResponse:
    found = readings_of(document)
    context = {"document": document, "readings": found, "is_cut": len(found) == LONGEST, "longest": LONGEST}
    return render(request, "protection/readings.html", context)


def _watched_of(request: HttpRequest, pk: UUID) -> Document:
    """A paper whose history the actor may know: whoever decides on its access, and an inspector."""
    document, by = document_of(request, pk), actor_of(request)
    if not allows(rules.may_decide_access, document, by=by) and not by.can("inspect_everything"):
        raise Http404
    return document
