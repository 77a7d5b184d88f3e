"""Documents by number and symbol, however it is typed or cited."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from decreta.core.actor import Actor
from decreta.core.texts import fold, normalise_symbol
from decreta.documents.enums import ArrivalState, DocumentState
from decreta.documents.models import Alias, Arrival, Document
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


def documents_bearing(issuers: Iterable[Body | Organisation], keys: Iterable[str]) -> dict[tuple[UUID, str], Document]:
    """Documents of some issuers by each normalised symbol that they bear or are cited by. Two statements."""
    wanted, found, issuers = set(keys), {}, list(issuers)
    bodies = [one.pk for one in issuers if isinstance(one, Body)]
    houses = [one.pk for one in issuers if isinstance(one, Organisation)]
    own = Document.objects.filter(Q(body__in=bodies) | Q(organisation__in=houses)).defer("search")
    own = own.exclude(state=DocumentState.RECEIVED)
    for document in own.filter(symbol_key__in=wanted).select_related("body", "organisation"):
        found[document.issuer.pk, document.symbol_key] = document
    related = ("document__body", "document__organisation")
    for alias in Alias.objects.filter(symbol_key__in=wanted, document__in=own).select_related(*related):
        found.setdefault((alias.document.issuer.pk, alias.symbol_key), alias.document)
    return found


def documents_received(houses: Iterable[UUID], keys: Iterable[str], *, actor: Actor) -> dict[str, list[Document]]:
    """Papers from outside in the incoming registers of some organisations that a post reads, by normalised symbol."""
    houses = list(houses)
    if not houses:
        return {}
    gone = (ArrivalState.RETURNED, ArrivalState.VOID)
    came = Arrival.objects.filter(document=OuterRef("pk"), organisation__in=houses).exclude(state__in=gone)
    found: dict[str, list[Document]] = {}
    seen = Document.objects.visible_to(actor).filter(state=DocumentState.RECEIVED, symbol_key__in=set(keys) - {""})
    for document in seen.filter(Exists(came)).select_related("body", "organisation", "correspondent").order_by("pk"):
        found.setdefault(document.symbol_key, []).append(document)
    return found
