"""What a letter that is answered says of a template's fields."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from decreta.core.actor import Actor
from decreta.documents.queries.arrival_page import arrival_seen


def of_letter(actor: Actor, key: UUID, language: str) -> Mapping[str, str] | None:
    """Symbol, date, issuer and subject of an arrival that the actor may see."""
    found = arrival_seen.rows(actor, key)
    if not found:
        return None
    document = found[0].document
    return {
        "reply_symbol": document.symbol,
        "reply_date": f"{document.issued_on:%d/%m/%Y}" if document.issued_on else "",
        "reply_issuer": document.author.name_in(language),
        "reply_subject": document.subject,
    }
