"""What is searchable of documents, guarded by `visible_to`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.postgres.search import CombinedSearchQuery, SearchQueryField
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, UUIDField, Value, When
from django.db.models.functions import Cast
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.core.seeking import beginnings, holding, wanted
from decreta.core.texts import fold, normalise_symbol
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.documents.queries.excerpts import lines_that_hold
from decreta.ui.search import Hit

SHOWN = 20


def find_by_symbol(text: str, actor: Actor) -> DocumentQuerySet:
    """Documents whose number and symbol, or another name of theirs, is what was typed: `06 tb bcd`, `6/TB-BCĐ`.

    Exact ones first (`closeness` 0), then those that begin so (1).
    """
    key = normalise_symbol(text)
    return _bearing_symbol(actor, Told(key), _beginning(key)) if key else Document.objects.none()


def _beginning(key: str) -> Told:
    # Letters and digits only, so that nothing in it means anything to the comparison.
    return Told(f"{key}%")


def _bearing_symbol(actor: Actor, key: Told, beginning: Told) -> DocumentQuerySet:
    named = _ids(_bearing(symbol_key__like=beginning))
    closeness = Case(When(pk__in=_ids(_bearing(symbol_key=key)), then=Value(0)), default=Value(1))
    found = Document.objects.visible_to(actor).filter(pk__in=named).annotate(closeness=closeness)
    return found.order_by("closeness", "-issued_on", "-id")


def search(query: str, actor: Actor) -> DocumentQuerySet:
    """Documents that hold every word of the query (beginnings of words count), or bear it as their symbol."""
    found = Document.objects.visible_to(actor)
    condition = matching(query)
    return found.filter(condition).order_by("-created_at", "-id") if condition else found.none()


def matching(query: str) -> Q:
    """The condition of a search, for lists that filter by more; empty when nothing was typed."""
    words = beginnings(query)
    if words is None:
        return Q()
    # Folded to letters and digits, so that nothing in it can mean anything to the query.
    whole = Cast(Value(f"'={normalise_symbol(query)}'"), SearchQueryField())
    return Q(search=CombinedSearchQuery(words, "||", whole, None))


def _bearing(**condition: Told) -> list[DocumentQuerySet]:
    """Documents that bear a symbol as their own, and those that bear it as another name."""
    aliased = Document.objects.filter(**{f"aliases__{name}": value for name, value in condition.items()})
    return [Document.objects.filter(**condition), aliased]


def _ids(ways: list[DocumentQuerySet]) -> Any:
    """The documents of several ways of finding, each way by its own index: an "or" over them would read every row."""
    first, *rest = (way.order_by().values("pk") for way in ways)
    return first.union(*rest)


def find(words: str, actor: Actor) -> list[Hit]:
    """What the search page shows of documents: those that bear what was typed as their symbol first. At most two statements.

    What came from outside leads to its arrival in the own house, where there is one.
    """
    key, asked = normalise_symbol(words), wanted(words)
    if not key and asked is None:
        return []
    rows = _found.rows(actor, Told(key) if key else None, _beginning(key) if key else None, asked)
    hits: dict[Any, Hit] = {}
    for pk, subject, symbol, language, came, _close in sorted(rows, key=lambda row: row[-1]):
        url = reverse("documents:arrival", args=[came]) if came else reverse("documents:document", args=[pk])
        hits.setdefault(pk, Hit(subject, url, symbol, language))
    shown = dict(list(hits.items())[:SHOWN])
    return _with_reasons(shown, words)


@prepared
def _found(actor: Actor, key: Told | None, beginning: Told | None, words: Told | None) -> QuerySet[Document, Any]:
    """The documents found by their symbol, and those found by words, each way with its own order and limit."""
    ways = []
    if key is not None and beginning is not None:
        ways.append(_bearing_symbol(actor, key, beginning))
    if words is not None:
        holding_all = Document.objects.filter(search=holding(words)).visible_to(actor)
        ways.append(holding_all.annotate(closeness=Value(2)).order_by("-created_at", "-id"))
    own = Arrival.objects.registered_for(actor).filter(document=OuterRef("pk")).order_by("-registered_at")
    is_received = Q(state=DocumentState.RECEIVED)
    arrival = Case(When(is_received, then=Subquery(own.values("pk")[:1])), output_field=UUIDField())
    columns = ("pk", "subject", "symbol", "language", "arrival", "closeness")
    first, *rest = (way.annotate(arrival=arrival).values_list(*columns)[:SHOWN] for way in ways)
    return first.union(*rest, all=True)


def _with_reasons(hits: dict[Any, Hit], words: str) -> list[Hit]:
    """The hits, each with the place where the words stand, where neither subject nor symbol says why it was found."""
    wanted = fold(words).split()
    hidden = [pk for pk, one in hits.items() if not all(word in fold(f"{one.symbol} {one.title}") for word in wanted)]
    reasons = lines_that_hold(hidden, words)
    return [replace(one, why=reasons.get(pk, ""), why_lang=one.lang) for pk, one in hits.items()]
