"""Keeping what is searched in step with what is written. Called inside the acts that change it."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from decreta.core.texts import search_text
from decreta.documents.models import Document, Version


def index(document: Document, version: Version) -> None:
    """Write the document's words: number and its other names, subject, text."""
    words = [document.symbol, *document.aliases.values_list("symbol", flat=True), document.subject]
    words += [block["text"] for block in version.content["blocks"]]
    folded = search_text("\n".join(words))
    Document.objects.filter(pk=document.pk).update(search=SearchVector(Value(folded), config="simple"))
