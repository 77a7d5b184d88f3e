"""Words as they are looked up in an index of folded words."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Field, Lookup, Value
from django.db.models.sql.compiler import SQLCompiler

from decreta.core.among import Told
from decreta.core.texts import search_text

#: So many words of a query are read.
WORDS_READ: Final = 12
#: So many of a text are kept: an index of one thing has an end, and nobody looks for a paper by its thousandth page.
WORDS_KEPT: Final = 80_000


def beginnings(query: str) -> SearchQuery | None:
    """What holds every word of a query, each as a beginning; None where nothing was typed."""
    words = wanted(query)
    return None if words is None else holding(words)


def wanted(query: str) -> Told | None:
    """The words of a query, each as a beginning, as an index is asked for them; None where nothing was typed."""
    words = search_text(query).split()[:WORDS_READ]
    # The words are letters and digits only after folding, so that they can stand in a query as they are.
    return Told(" & ".join(f"{word}:*" for word in words)) if words else None


def holding(words: Told) -> SearchQuery:
    """What holds such words: in a prepared statement other words make no other statement (`core.prepared`)."""
    return SearchQuery(words, search_type="raw", config="simple")


def parts_of(query: str) -> list[Told]:
    """The words of a query as a folded text is asked for each of them (`like`)."""
    # Letters and digits only, so that nothing in them means anything to the comparison.
    return [Told(f"%{word}%") for word in search_text(query).split()[:WORDS_READ]]


@Field.register_lookup
class Like(Lookup):
    """`column LIKE pattern`: as `contains`, but that the pattern is a value of the statement as it is given."""

    lookup_name = "like"

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The condition."""
        left, ours = self.process_lhs(compiler, connection)
        right, theirs = self.process_rhs(compiler, connection)
        return f"{left} LIKE {right}", (*ours, *theirs)


def index_of(*texts: str) -> SearchVector:
    """Texts as an index keeps them; of a very long one its beginning."""
    words = search_text("\n".join(texts)).split(" ", WORDS_KEPT)[:WORDS_KEPT]
    return SearchVector(Value(" ".join(words)), config="simple")
