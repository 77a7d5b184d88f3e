"""What is known of a draft that is about to begin, by the names that templates use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.documents.authority import SigningWords, signing_words
from decreta.documents.models import Document
from decreta.documents.numbering import blank_symbol, rules_of
from decreta.organisation.models import Body, Organisation, Post, Unit
from decreta.organisation.queries.naming import name_on
from decreta.organisation.queries.who import holders
from decreta.writing.models import TemplateVersion
from decreta.writing.words import LISTS, OPTIONAL, RECORD, missing

Issuer = Body | Organisation


@dataclass(frozen=True)
class Facts:
    """What the drafter states before a draft begins."""

    issuer: Issuer
    subject: str
    signer_post: Post | None
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()


def values_of(version: TemplateVersion, facts: Facts, asked: Mapping[str, str], *, by: Actor) -> dict[str, Any]:
    """The value of each field that the template asks for. Refuses with everything that is missing, at once."""
    known = _record(version, facts, by=by)
    values = {name: known[name] if name in RECORD else asked.get(name, "").strip() for name in version.fields}
    problems = Problems()
    for name, value in values.items():
        if not value and name not in OPTIONAL:
            problems.found.append(missing(name, _field(name)))
    problems.refuse_if_any()
    return values


def _field(name: str) -> str | None:
    """The field of the form that a value comes from."""
    if name not in RECORD:
        return f"ask_{name}"
    if name in LISTS or name == "subject":
        return name
    return "signer_post" if name in {"signer", "signer_title"} else "issuer"


def _record(version: TemplateVersion, facts: Facts, *, by: Actor) -> dict[str, Any]:
    template, issuer, post, day = version.template, facts.issuer, facts.signer_post, clock.today()
    language, rules = template.language, rules_of(facts.issuer, on=day)
    holding = holders(post, on=day).first() if post else None
    words = signing_words(post, issuer, language=language, on=day) if post else SigningWords("", "")
    unit = Unit.objects.filter(pk=by.unit_id).first() if by.unit_id else None
    return {
        "issuer": name_on(issuer, day, language),
        "superior": _superior(issuer, language),
        "place": issuer.place,
        "type": rules.type(template.type_code).printed(language),
        "symbol": blank_symbol(_about_to_be(template.type_code, issuer, unit, language), on=day),
        "date": rules.dateline(issuer.place, None, language, year=day.year),
        "year": str(day.year),
        "subject": " ".join(facts.subject.split()),
        "addressees": list(facts.addressees),
        "recipients": list(facts.recipients),
        "signer": str(holding.person) if holding else "",
        "signer_title": words.position,
        "authority": words.authority,
        "drafter": by.person_name,
        "drafting_unit": unit.name_in(language) if unit else "",
    }


def _about_to_be(type_code: str, issuer: Issuer, unit: Unit | None, language: str) -> Document:
    """A document that is not kept: of it only the symbol without a number is asked."""
    return Document(
        type_code=type_code,
        regime=issuer.regime,
        body=issuer if isinstance(issuer, Body) else None,
        organisation=issuer if isinstance(issuer, Organisation) else None,
        drafting_unit=unit,
        language=language,
    )


def _superior(issuer: Issuer, language: str) -> str:
    if isinstance(issuer, Body):
        return issuer.superior_name
    return name_on(issuer.parent, clock.today(), language) if issuer.parent else ""
