"""The newest text of a document, and what approves it."""

from __future__ import annotations

from decreta.documents.models import Approval, Document, Version


def newest_version(document: Document) -> Version:
    """The content as it stands."""
    version = document.versions.order_by("-ordinal").first()
    assert version is not None, "a document is drafted with its first version"
    return version


def standing_approval(document: Document, version: Version) -> Approval | None:
    """The approval that is bound to exactly this content, if there is one."""
    return (
        document.approvals.filter(content_hash=version.content_hash)
        .select_related("holding__person", "holding__post")
        .order_by("-approved_at")
        .first()
    )
