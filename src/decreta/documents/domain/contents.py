"""What a version holds: everything that the signer approves, nothing that issuing adds.

Number and date are not part of it, so the same content is approved before and stands after they are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from decreta.documents.domain.recipients import is_addressee
from decreta.documents.models import Document, Version
from decreta.documents.rendering.canonical import content_hash, parse_text, to_text
from decreta.documents.rendering.particulars import Particulars


def content_of(
    document: Document,
    *,
    subject: str,
    text: str,
    recipients: Sequence[dict[str, str]],
    particulars: Particulars | None = None,
) -> dict[str, Any]:
    """The canonical content: type, subject, text in blocks with anchors, recipients, the post that signs, particulars.

    What is not given leaves no trace: a paper without addressees of its own and without particulars has the hash it
    had before there were any.
    """
    content: dict[str, Any] = {
        **parse_text(text),
        "type": document.type_code,
        "subject": subject,
        "recipients": [entry["name"] for entry in recipients if not is_addressee(entry)],
        "signer_post": str(document.signer_post_id) if document.signer_post_id else None,
    }
    if addressees := [entry["name"] for entry in recipients if is_addressee(entry)]:
        content["addressees"] = addressees
    if particulars is not None and (given := particulars.as_data()):
        content["particulars"] = given
    return content


def hash_of(content: dict[str, Any]) -> str:
    """The hash that approvals and signatures bind to."""
    return content_hash(content)


def text_of(version: Version) -> str:
    """The version's text in the plain grammar of drafts, as it is edited."""
    return "\n".join(line.strip() for line in to_text(version.content).split("\n"))
