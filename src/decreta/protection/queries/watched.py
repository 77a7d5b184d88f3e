"""The papers whose readers are watched."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from decreta.documents.enums import DocumentState, Secrecy
from decreta.documents.models import Document


def watched() -> QuerySet[Document]:
    """Protected papers, but drafts that were given up; by an index that holds nothing else."""
    found = Document.objects.filter(Q(secrecy__gt=Secrecy.NONE) | Q(is_guarded=True))
    return found.exclude(state=DocumentState.WITHDRAWN).defer("search").order_by("pk")
