"""Other symbols under which a document is cited (trap T2)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.core.texts import normalise_symbol
from decreta.documents import rules
from decreta.documents.domain.indexing import index
from decreta.documents.models import Alias, Document
from decreta.documents.queries.symbols import possible_duplicates
from decreta.documents.queries.texts import newest_version


def add_alias(
    *,
    document: Document,
    symbol: str,
    reason: str,
    by: Actor,
    is_confirmed: bool = False,
    at: dt.datetime | None = None,
) -> Alias:
    """Record another symbol of a document, so that it is found under each. One that is recorded already stands.

    When another document of the issuer bears this symbol, the act is refused with the code
    `possible_duplicate` until it is confirmed: one notice under two numbers, or two notices under one.
    """
    symbol = " ".join(symbol.split())
    added = _add_alias(document=document, symbol=symbol, reason=reason, by=by, is_confirmed=is_confirmed, at=at)
    return added or document.aliases.get(symbol_key=normalise_symbol(symbol))


@act("documents.add_alias")
def _add_alias(
    *, document: Document, symbol: str, reason: str, by: Actor, is_confirmed: bool, at: dt.datetime | None
) -> Alias | None:
    """Record another symbol of a document; None when it is recorded already."""
    rules.may_name(document, by=by)
    key = normalise_symbol(symbol)
    # The row lock keeps two clerks from recording one symbol twice.
    Document.objects.select_for_update().get(pk=document.pk)
    if document.aliases.filter(symbol_key=key).exists():
        return None
    problems = Problems()
    if not key or len(symbol) > 80:
        problems.add(_("State the symbol as it is cited."), "symbol")
    if not reason.strip():
        problems.add(_("State who cites it so, or why."), "reason")
    if key and key == document.symbol_key:
        problems.add(_("This is the document's own symbol."), "symbol")
    problems.refuse_if_any()
    others = [str(other) for other in possible_duplicates(document.issuer, symbol).exclude(pk=document.pk)[:3]]
    if others and not is_confirmed:
        raise Invalid.of(
            _("Another document of this issuer is known as %(symbol)s. Confirm if both are.")
            % {"symbol": ", ".join(others)},
            field="is_confirmed",
            code="possible_duplicate",
        )
    alias = Alias.objects.create(
        document=document, symbol=symbol, symbol_key=key, reason=reason.strip()[:200], recorded_at=at or clock.now()
    )
    index(document, newest_version(document))
    record(
        "documents.alias_added",
        by=by,
        on=document,
        about=[document.issuer],
        at=at,
        facts={"symbol": symbol, "reason": alias.reason},
    )
    return alias
