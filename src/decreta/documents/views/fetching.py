"""The fetch is the check: what the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from decreta.core.actor import Actor
from decreta.documents.models import Document
from decreta.documents.queries.document_page import visible_documents


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def document_of(request: HttpRequest, pk: UUID) -> Document:
    """A document that the actor may see; 404 for everybody else."""
    return get_object_or_404(visible_documents(actor_of(request)), pk=pk)
