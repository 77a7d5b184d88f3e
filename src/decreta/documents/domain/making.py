"""The paper itself: rendered from the approved content, signed by the person, sealed by the organ."""

from __future__ import annotations

from decreta.documents.models import Document


def paper_bytes(document: Document) -> bytes:
    """The signed paper of a document that has its number."""
    raise RuntimeError
