"""Papers of the same issuer that may recall, replace or correct another."""

from __future__ import annotations

from django.db.models import QuerySet

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document

_SHOWN = 100


def issued_beside(document: Document, actor: Actor) -> QuerySet[Document]:
    """Issued papers of the issuer that the actor reads, the newest first, without this one."""
    own = Document.objects.visible_to(actor).filter(
        body=document.body_id, organisation=document.organisation_id, state=DocumentState.ISSUED
    )
    return own.exclude(pk=document.pk).defer("search").order_by("-issued_on", "-created_at", "pk")[:_SHOWN]
