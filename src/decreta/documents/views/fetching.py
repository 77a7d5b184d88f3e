"""The fetch is the check: what the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.requests import the_one
from decreta.documents import rules
from decreta.documents.models import Document
from decreta.documents.queries.document_page import document_seen


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def document_of(request: HttpRequest, pk: UUID) -> Document:
    """A document that the actor may see; 404 for everybody else."""
    return the_one(document_seen.rows(actor_of(request), pk))


def readable_of(request: HttpRequest, pk: UUID) -> Document:
    """The same, whose text the actor may read: one that was recalled is there for its issuer only."""
    found = document_of(request, pk)
    if not allows(rules.may_read_text, found, by=actor_of(request)):
        raise Http404
    return found
