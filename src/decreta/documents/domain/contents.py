"""What a version holds: everything that the signer approves, nothing that issuing adds.

Number and date are not part of it, so the same content is approved before and stands after they are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from decreta.documents.models import Document, Version
from decreta.documents.rendering.canonical import content_hash, parse_text, to_text


def content_of(document: Document, *, subject: str, text: str, recipients: Sequence[dict[str, str]]) -> dict[str, Any]:
    """The canonical content: type, subject, text in blocks with anchors, recipients, the post that signs."""
    return {
        **parse_text(text),
        "type": document.type_code,
        "subject": subject,
        "recipients": [entry["name"] for entry in recipients],
        "signer_post": str(document.signer_post_id) if document.signer_post_id else None,
    }


def hash_of(content: dict[str, Any]) -> str:
    """The hash that approvals and signatures bind to."""
    return content_hash(content)


def text_of(version: Version) -> str:
    """The version's text in the plain grammar of drafts, as it is edited."""
    return "\n".join(line.strip() for line in to_text(version.content).split("\n"))
