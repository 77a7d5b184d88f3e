"""Keeping what is searched in step with what is written. Called inside the acts that change it.

Words and symbols stand in one index, so that a search is one condition: whoever plans it may begin with what the
reader sees. A symbol stands there as a whole behind a sign that no word has (`=6tbbcd`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector, SearchVectorCombinable, SearchVectorField
from django.db.models import Func, TextField, Value

from decreta.core.texts import search_text
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Reading, Version
from decreta.documents.rendering.inline import plain


class _Symbols(SearchVectorCombinable, Func):
    """Symbols as they are: no parser takes them apart."""

    function = "array_to_tsvector"
    output_field = SearchVectorField()

    def __init__(self, keys: Iterable[str]) -> None:
        whole = sorted({f"={key}" for key in keys if key})
        super().__init__(Value(whole, output_field=ArrayField(TextField())))


def index(document: Document, version: Version) -> None:
    """Write the document's words: number and its other names, subject, text."""
    names = [(document.symbol, document.symbol_key), *document.aliases.values_list("symbol", "symbol_key")]
    words = [*(symbol for symbol, _key in names), document.subject]
    if document.recalled_at is None:
        words += [plain(block["text"]) for block in version.content["blocks"]]
    if document.state == DocumentState.RECEIVED:
        words += [document.author.name, document.signed_by]
        words += [
            page
            for pages in Reading.objects.filter(document=document).values_list("pages", flat=True)
            for page in pages
        ]
    folded = SearchVector(Value(search_text("\n".join(words))), config="simple")
    Document.objects.filter(pk=document.pk).update(search=folded + _Symbols(key for _symbol, key in names))
