"""The fetch is the check: what the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from decreta.core.actor import Actor
from decreta.files.detection import DOCX
from decreta.writing.models import TemplateVersion, WordTemplate
from decreta.writing.queries.templates import seen_by


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def template_of(request: HttpRequest, pk: UUID) -> WordTemplate:
    """A template of the actor's house; 404 for everybody else."""
    return get_object_or_404(seen_by(actor_of(request)), pk=pk)


def version_of(request: HttpRequest, pk: UUID) -> TemplateVersion:
    """A version of such a template."""
    found = TemplateVersion.objects.select_related("file__blob", "template__organisation").filter(pk=pk).first()
    if found is None or not WordTemplate.objects.visible_to(actor_of(request)).filter(pk=found.template_id).exists():
        raise Http404
    return found


def word_file(content: bytes, name: str) -> HttpResponse:
    """A Word file to be kept by the reader."""
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
