"""One document: its page, its versions compared, its signatures, its paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed, allows
from decreta.documents import delivering, numbering, rules
from decreta.documents.beside import beside
from decreta.documents.domain.making import preview_bytes, word_bytes
from decreta.documents.enums import EDITABLE, DocumentState, How, Through
from decreta.documents.models import Arrival, Audience, Document
from decreta.documents.queries.document_page import changes_between, page_of
from decreta.documents.queries.signatures import verdicts_of
from decreta.documents.views.buttons import buttons_of
from decreta.documents.views.fetching import actor_of, document_of, readable_of
from decreta.files.detection import DOCX
from decreta.files.responses import file_response
from decreta.ui import recent


@login_required
@require_safe
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The document's page; of a paper from outside that of its arrival."""
    shown = document_of(request, pk)
    if shown.state == DocumentState.RECEIVED and (
        arrived := Arrival.objects.visible_to(actor_of(request)).filter(document=shown).first()
    ):
        return redirect("documents:arrival", pk=arrived.pk)
    return recent.remember(request, show(request, shown), "documents.document", pk)


def show(request: HttpRequest, shown: Document, *, refusal: ActRefused | None = None) -> HttpResponse:
    """The page; after a refused act with the reasons on top."""
    page = page_of(shown)
    if request.method == "GET":
        delivering.read(shown, actor_of(request), How.OPENED, Through.PAGE)
    day = shown.issued_on or shown.created_at.date()
    said, buttons = beside(shown, actor_of(request)), buttons_of(page, actor_of(request))
    buttons.head = [*said.buttons, *buttons.head]
    context = {
        "page": page,
        "document": shown,
        "type_name": numbering.type_name(shown.regime, shown.type_code, on=day),
        "buttons": buttons,
        "beside": said,
        "is_open": allows(rules.may_read_text, shown, by=actor_of(request)),
        "watermark": delivering.mark_of(actor_of(request)) if shown.is_protected else None,
        "closable": {row.pk for row in page.readers if may_close(shown, row, actor_of(request))},
        "problems": refusal.problems if refusal else [],
    }
    return render(request, "documents/document.html", context, status=_status(refusal))


def may_close(shown: Document, row: Audience, actor: Actor) -> bool:
    """Whether a reader may be taken off by the actor. No statement: the document is in hand."""
    row.document = shown
    return allows(rules.may_close, row, by=actor)


def _status(refusal: ActRefused | None) -> int:
    """403 for a post that may not, 422 for what cannot be done now or so."""
    if refusal is None:
        return 200
    return 403 if isinstance(refusal, NotAllowed) else 422


@login_required
@require_safe
def compare(request: HttpRequest, pk: UUID, old: int, new: int) -> HttpResponse:
    """What changed from one version to another, by block and by word."""
    shown = readable_of(request, pk)
    before = get_object_or_404(shown.versions, ordinal=old)
    after = get_object_or_404(shown.versions, ordinal=new)
    if request.method == "GET":
        delivering.read(shown, actor_of(request), How.OPENED, Through.PAGE)
    context: dict[str, object] = {"document": shown, "before": before, "after": after}
    context["changes"] = changes_between(before, after)
    context["watermark"] = delivering.mark_of(actor_of(request)) if shown.is_protected else None
    return render(request, "documents/compare.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The issued, signed paper."""
    shown = readable_of(request, pk)
    if shown.paper is None:
        raise Http404
    return delivering.deliver(shown, shown.paper, request=request, actor=actor_of(request), through=Through.PAGE)


@login_required
@require_safe
def original(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The signed file as it is stored, for those who keep it; of an ordinary paper that is what everybody reads."""
    shown = readable_of(request, pk)
    if shown.paper is None:
        raise Http404
    if shown.is_protected:
        try:
            rules.may_fetch_original(shown, by=actor_of(request))
        except NotAllowed as refusal:
            return show(request, shown, refusal=refusal)
        if request.method == "GET":
            delivering.read(shown, actor_of(request), How.ORIGINAL, Through.PAGE, file=shown.paper.name)
    return file_response(shown.paper, inline=False, request=request, is_whole=True)


@login_required
@require_safe
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft as a paper: without number and date, marked as a draft, unsigned."""
    shown = readable_of(request, pk)
    if shown.state == DocumentState.RECEIVED:
        raise Http404
    try:
        made = preview_bytes(shown)
    except ActRefused as refusal:
        return show(request, shown, refusal=refusal)
    if shown.is_protected:
        if request.method == "GET":
            delivering.read(shown, actor_of(request), How.OPENED, Through.PAGE, file=f"draft-{shown.pk}.pdf")
        return delivering.marked(made, f"draft-{shown.pk}.pdf", actor_of(request), How.OPENED)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=f"draft-{shown.pk}.pdf") or "inline"
    )
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft as a Word file; what is issued is its signed paper and nothing else. It cannot bear its reader's name."""
    shown = readable_of(request, pk)
    if shown.state not in EDITABLE:
        raise Http404
    if request.method == "GET":
        delivering.read(shown, actor_of(request), How.DOWNLOADED, Through.PAGE, file=f"draft-{shown.pk}.docx")
    response = HttpResponse(word_bytes(shown), content_type=DOCX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"draft-{shown.pk}.docx")
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def signatures(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The verdicts on the paper's signatures: a fragment that the document's page loads, or a page of its own."""
    shown = readable_of(request, pk)
    if shown.paper is None:
        raise Http404
    template = "documents/signatures.html" if request.headers.get("HX-Request") else "documents/signatures_page.html"
    return render(request, template, {"document": shown, "verification": verdicts_of(shown.paper)})
