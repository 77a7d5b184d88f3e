"""What is searchable of documents, guarded by `visible_to`."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.core.texts import normalise_symbol, search_text
from decreta.documents.models import Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.ui.search import Hit

WORDS_READ = 12
SHOWN = 20


def find_by_symbol(text: str, actor: Actor) -> DocumentQuerySet:
    """Documents whose number and symbol, or another name of theirs, is what was typed: `06 tb bcd`, `6/TB-BCĐ`.

    Exact ones first, then those that begin so.
    """
    key = normalise_symbol(text)
    if not key:
        return Document.objects.none()
    exact = Q(symbol_key=key) | Q(pk__in=_aliased(symbol_key=key))
    begins = Q(symbol_key__startswith=key) | Q(pk__in=_aliased(symbol_key__startswith=key))
    closeness = Case(When(exact, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Document.objects.visible_to(actor).filter(begins).order_by(closeness, "-issued_on", "-id")


def search(query: str, actor: Actor) -> DocumentQuerySet:
    """Documents that hold every word of the query (beginnings of words count), or bear it as their symbol."""
    found = Document.objects.visible_to(actor)
    condition = matching(query)
    return found.filter(condition).order_by("-created_at", "-id") if condition else found.none()


def matching(query: str) -> Q:
    """The condition of a search, for lists that filter by more; empty when nothing was typed."""
    words = search_text(query).split()[:WORDS_READ]
    if not words:
        return Q()
    # The words are letters and digits only after folding, so that they can stand in a query as they are.
    every = SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="simple")
    key = normalise_symbol(query)
    return Q(search=every) | Q(symbol_key=key) | Q(pk__in=_aliased(symbol_key=key))


def _aliased(**condition: str) -> Any:
    return Document.objects.filter(**{f"aliases__{name}": value for name, value in condition.items()}).values("pk")


def find(words: str, actor: Actor) -> list[Hit]:
    """What the search page shows of documents: those that bear what was typed as their symbol first."""
    first = list(find_by_symbol(words, actor)[:SHOWN])
    known = {document.pk for document in first}
    rest = [document for document in search(words, actor)[:SHOWN] if document.pk not in known]
    return [
        Hit(document.subject, reverse("documents:document", args=[document.pk]), document.symbol, document.language)
        for document in [*first, *rest][:SHOWN]
    ]
