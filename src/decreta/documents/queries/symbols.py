"""Documents by number and symbol, however it is typed or cited."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from decreta.core.texts import fold, normalise_symbol
from decreta.documents.models import Alias, Document
from decreta.documents.models.documents import DocumentQuerySet
from decreta.organisation.enums import NameKind
from decreta.organisation.models import Body, Organisation


def bearing(key: str) -> Q:
    """The condition that a document bears a normalised symbol, as its own or as another name."""
    return Q(symbol_key=key) | Q(aliases__symbol_key=key)


def possible_duplicates(issuer: Body | Organisation, symbol: str) -> DocumentQuerySet:
    """Documents of an issuer that may be the one with this symbol: under any of the symbols the issuer is known by."""
    condition = Q()
    for key in _keys(issuer, symbol):
        condition |= bearing(key)
    owner = {"body": issuer} if isinstance(issuer, Body) else {"organisation": issuer}
    return Document.objects.filter(condition, **owner).order_by("-issued_on", "-id").distinct()


def _keys(issuer: Body | Organisation, symbol: str) -> set[str]:
    """The symbol as given, and with each other symbol of the issuer in the place of the one that it ends with."""
    key = normalise_symbol(symbol)
    keys = {key}
    own = [issuer.symbol, *issuer.symbol_aliases] if isinstance(issuer, Body) else [issuer.symbol]
    own += issuer.other_names.exclude(kind=NameKind.FORMER_NAME).values_list("text", flat=True)
    folded = {fold(one).replace(" ", "") for one in own if one}
    for ending in sorted(folded, key=len, reverse=True):
        if key.endswith(ending):
            keys |= {key.removesuffix(ending) + other for other in folded}
            break
    return keys


def canonical_key(issuer: Body | Organisation, symbol: str) -> str:
    """The normalised symbol with the issuer's own symbol at its end, under whichever of them it is cited (trap T2)."""
    return min(_keys(issuer, symbol))


def documents_bearing(issuers: Iterable[Body], keys: Iterable[str]) -> dict[tuple[UUID, str], Document]:
    """Documents of some bodies by each normalised symbol that they bear or are cited by. Two statements."""
    wanted, found = set(keys), {}
    own = Document.objects.filter(body__in=list(issuers)).defer("search")
    for document in own.filter(symbol_key__in=wanted).select_related("body"):
        found[document.body_id, document.symbol_key] = document
    for alias in Alias.objects.filter(symbol_key__in=wanted, document__in=own).select_related("document__body"):
        found.setdefault((alias.document.body_id, alias.symbol_key), alias.document)
    return found
