"""Documents by number and symbol, however it is typed or cited."""

from __future__ import annotations

from django.db.models import Q

from decreta.core.texts import fold, normalise_symbol
from decreta.documents.models import Document
from decreta.documents.models.documents import DocumentQuerySet
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
    folded = {fold(one).replace(" ", "") for one in own if one}
    for ending in sorted(folded, key=len, reverse=True):
        if key.endswith(ending):
            keys |= {key.removesuffix(ending) + other for other in folded}
            break
    return keys
