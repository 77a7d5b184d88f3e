"""From the rules of a regime to a document's register, its symbol and its words.

Rules are data (`core.rulesets`), chosen by the issuer's regime and the day of issue. This module only asks them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.core import rulesets
from decreta.core.errors import Invalid, NotNow
from decreta.core.rulesets import Form, RuleSet, SeriesScope
from decreta.core.texts import fold
from decreta.documents.enums import CheckKind, Direction, Secrecy
from decreta.documents.models import Document, Series
from decreta.organisation.models import Body, Organisation, Term
from decreta.organisation.queries.naming import names_on

# A register that all types of an issuer share, and the one of its secret papers.
EVERY_TYPE = "*"
APART = "secret"
# The one register of an issuer's copies, of whatever kind.
COPIES = "copies"


@dataclass(frozen=True)
class Scope:
    """A register: whose, of which type, for which term or year, of papers that go out or come in."""

    issuer: Body | Organisation
    type_code: str
    term: Term | None = None
    year: int | None = None
    direction: Direction = Direction.OUT

    def as_fields(self) -> dict[str, Any]:
        """The columns of its series."""
        is_body = isinstance(self.issuer, Body)
        return {
            "body_id": self.issuer.pk if is_body else None,
            "organisation_id": None if is_body else self.issuer.pk,
            "direction": self.direction,
            "type_code": self.type_code,
            "term_id": self.term.pk if self.term else None,
            "year": self.year,
        }

    def as_lookup(self) -> dict[str, Any]:
        """The same as conditions: no value means that the column is empty."""
        return {
            (name if value is not None else f"{name}__isnull"): (value if value is not None else True)
            for name, value in self.as_fields().items()
        }


def rules_of(issuer: Body | Organisation, *, on: dt.date) -> RuleSet:
    """The rules by which an issuer writes on a day."""
    return rulesets.load(issuer.regime, on)


def checks_of(document: Document, *, on: dt.date) -> tuple[CheckKind, ...]:
    """The checks that the issuer's rules know before a signature."""
    return tuple(CheckKind(kind) for kind in rules_of(document.issuer, on=on).checks)


def is_known(issuer: Body | Organisation, type_code: str, *, on: dt.date) -> bool:
    """Whether the issuer's rules know a type of document, or it is a register that several types share."""
    if type_code == APART:
        return rules_of(issuer, on=on).series.is_secret_apart
    return type_code in {EVERY_TYPE, COPIES} or type_code in rules_of(issuer, on=on).types


def copies_of(issuer: Body | Organisation, *, on: dt.date) -> list[tuple[str, str]]:
    """The kinds of copies that an issuer may make, with their names in the reader's language."""
    return [(code, type_name(issuer.regime, code, on=on)) for code in rules_of(issuer, on=on).copies]


def is_type_of(regime: str, type_code: str, *, on: dt.date) -> bool:
    """Whether a regime's rules of a day know a type of document; a regime that begins later knows its first ones."""
    try:
        return type_code in rulesets.load(regime, on).types
    except Invalid:
        return any(type_code in version.types for version in rulesets.versions(regime))


def type_is_known(document: Document, *, on: dt.date) -> None:
    """Refuse a type that the issuer's rules do not know."""
    if document.type_code not in rules_of(document.issuer, on=on).types:
        raise Invalid.of(
            _("This kind of document does not exist in the rules of this issuer."),
            field="type_code",
            code="unknown_type",
        )


def types_of(issuer: Body | Organisation, *, on: dt.date) -> list[tuple[str, str]]:
    """The types that an issuer may choose from, with their names in the reader's language."""
    return [(code, type_name(issuer.regime, code, on=on)) for code in rules_of(issuer, on=on).types]


def types_of_regimes(regimes: Iterable[str], *, on: dt.date) -> list[tuple[str, str]]:
    """The types that some regimes know, by code, with their names in the reader's language. No statement."""
    known = {
        code: type_name(regime, code, on=on) for regime in sorted(regimes) for code in rulesets.load(regime, on).types
    }
    return sorted(known.items())


def register_name(series: Series, *, on: dt.date) -> str:
    """What a register counts, in the reader's language."""
    shared = {EVERY_TYPE: _("All types together"), COPIES: _("All copies together"), APART: _("Secret papers")}
    return shared.get(series.type_code) or type_name(series.issuer.regime, series.type_code, on=on)


def type_name(regime: str, type_code: str, *, on: dt.date) -> str:
    """What a type is called in the reader's language; its code where the rules do not know it."""
    try:
        return rulesets.load(regime, on).type(type_code).name((get_language() or "vi")[:2])
    except Invalid:
        return type_code


def form_of(document: Document, *, on: dt.date) -> Form | None:
    """The family of layouts that a document belongs to; None where the rules do not know its type."""
    try:
        return rules_of(document.issuer, on=on).type(document.type_code).form
    except Invalid:
        return None


def scope_of(document: Document, *, on: dt.date) -> Scope:
    """The register that a document is numbered in: by type, for the term or the year, as the regime says.

    A Party committee counts each type from 1 in a term; a State organ counts by year (Decree 30/2020, Art. 15).
    An organisation has no terms, so its registers run by year under every regime. Copies have one register of their own,
    and so has what is secret, of whatever type, where the regime keeps it apart.
    """
    own = rules_of(document.issuer, on=on)
    series = own.series
    type_code = document.type_code if series.is_per_type else EVERY_TYPE
    if document.type_code in own.copies:
        type_code = COPIES
    if document.secrecy > Secrecy.NONE and series.is_secret_apart:
        type_code = APART
    if series.scope is SeriesScope.TERM and isinstance(document.issuer, Body):
        term = document.term or document.issuer.terms.valid_on(on).first()
        if term is None:
            raise NotNow.of(_("The body has no term on this day; its registers run by term."), code="no_term")
        return Scope(document.issuer, type_code, term=term)
    return Scope(document.issuer, type_code, year=on.year)


def arrival_scope(organisation: Organisation, *, on: dt.date, secrecy: int) -> Scope:
    """The incoming register of an organisation: one by year for everything, one apart for what is secret."""
    is_apart = secrecy > Secrecy.NONE and rules_of(organisation, on=on).series.is_secret_apart
    return Scope(organisation, APART if is_apart else EVERY_TYPE, year=on.year, direction=Direction.IN)


def symbol(document: Document, number: int, *, on: dt.date, issuer_symbol: str = "") -> str:
    """Number and symbol as they are printed: `06-TB/BCĐCĐS`, `06/TB-BCĐ`. `issuer_symbol` is another one the issuer is known by."""
    organ = issuer_symbol or names_on(document.issuer, on)[""]
    return rules_of(document.issuer, on=on).symbol(document.type_code, number, organ=organ, unit=_unit_symbol(document))


def blank_symbol(document: Document, *, on: dt.date) -> str:
    """What stands in a draft where its symbol will stand: `…-TB/BCĐCĐS`."""
    return rules_of(document.issuer, on=on).blank_symbol(
        document.type_code, organ=document.issuer.symbol, unit=_unit_symbol(document)
    )


def _unit_symbol(document: Document) -> str:
    return document.drafting_unit.symbol if document.drafting_unit and document.organisation_id else ""


def file_name(document: Document) -> str:
    """The name under which the issued paper is kept: the symbol in plain letters."""
    return f"{fold(document.symbol).replace(' ', '-') or document.pk}.pdf"
