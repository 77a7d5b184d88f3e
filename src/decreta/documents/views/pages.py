"""One document: its page, its versions compared, its signatures, its paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from decreta.core.errors import ActRefused, NotAllowed
from decreta.documents import numbering
from decreta.documents.domain.making import preview_bytes
from decreta.documents.models import Document
from decreta.documents.queries.document_page import changes_between, page_of
from decreta.documents.queries.signatures import verdicts_of
from decreta.documents.views.buttons import buttons_of
from decreta.documents.views.fetching import actor_of, document_of
from decreta.files.responses import file_response


@login_required
@require_safe
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The document's page."""
    return show(request, document_of(request, pk))


def show(request: HttpRequest, shown: Document, *, refusal: ActRefused | None = None) -> HttpResponse:
    """The page; after a refused act with the reasons on top."""
    page = page_of(shown)
    day = shown.issued_on or shown.created_at.date()
    context = {
        "page": page,
        "document": shown,
        "type_name": numbering.type_name(shown.regime, shown.type_code, on=day),
        "buttons": buttons_of(page, actor_of(request)),
        "problems": refusal.problems if refusal else [],
    }
    return render(request, "documents/document.html", context, status=_status(refusal))


def _status(refusal: ActRefused | None) -> int:
    """403 for a post that may not, 422 for what cannot be done now or so."""
    if refusal is None:
        return 200
    return 403 if isinstance(refusal, NotAllowed) else 422


@login_required
@require_safe
def compare(request: HttpRequest, pk: UUID, old: int, new: int) -> HttpResponse:
    """What changed from one version to another, by block and by word."""
    shown = document_of(request, pk)
    before = get_object_or_404(shown.versions, ordinal=old)
    after = get_object_or_404(shown.versions, ordinal=new)
    context = {"document": shown, "before": before, "after": after, "changes": changes_between(before, after)}
    return render(request, "documents/compare.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The issued, signed paper."""
    shown = document_of(request, pk)
    if shown.paper is None:
        raise Http404
    return file_response(shown.paper, inline=True, request=request)


@login_required
@require_safe
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft as a paper: without number and date, marked as a draft, unsigned."""
    shown = document_of(request, pk)
    try:
        made = preview_bytes(shown)
    except ActRefused as refusal:
        return show(request, shown, refusal=refusal)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=f"draft-{shown.pk}.pdf") or "inline"
    )
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def signatures(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The verdicts on the paper's signatures: a fragment that the document's page loads, or a page of its own."""
    shown = document_of(request, pk)
    if shown.paper is None:
        raise Http404
    template = "documents/signatures.html" if request.headers.get("HX-Request") else "documents/signatures_page.html"
    return render(request, template, {"document": shown, "verification": verdicts_of(shown.paper)})
