"""Words as they are looked up in an index of folded words."""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Value

from decreta.core.texts import search_text

#: So many words of a query are read.
WORDS_READ: Final = 12
#: So many of a text are kept: an index of one thing has an end, and nobody looks for a paper by its thousandth page.
WORDS_KEPT: Final = 80_000


def beginnings(query: str) -> SearchQuery | None:
    """What holds every word of a query, each as a beginning; None where nothing was typed."""
    words = search_text(query).split()[:WORDS_READ]
    if not words:
        return None
    # The words are letters and digits only after folding, so that they can stand in a query as they are.
    return SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="simple")


def index_of(*texts: str) -> SearchVector:
    """Texts as an index keeps them; of a very long one its beginning."""
    words = search_text("\n".join(texts)).split(" ", WORDS_KEPT)[:WORDS_KEPT]
    return SearchVector(Value(" ".join(words)), config="simple")
