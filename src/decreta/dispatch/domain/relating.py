"""A later paper of the same issuer that replaces an earlier one, or corrects it by an official letter."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.core.rulesets.model import Form
from decreta.dispatch import rules
from decreta.dispatch.enums import RelationKind
from decreta.dispatch.models import Relation
from decreta.documents import numbering
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document


@act("dispatch.relate")
def relate(
    *, later: Document, earlier: Document, kind: RelationKind | str, by: Actor, at: dt.datetime | None = None
) -> Relation | None:
    """Name an issued paper as the one that replaces or corrects an earlier one. None when that is said already.

    What is wrong in substance is replaced by a paper of the same form, what is wrong in form is corrected by an official
    letter (Decree 30/2020, Article 18.3). Raises NotAllowed, or Invalid with everything that is wrong.
    """
    rules.may_dispatch(later, by=by)
    problems = Problems()
    if kind not in RelationKind.values:
        problems.add(_("Choose what the paper does."), "kind", "unknown")
    if later.pk == earlier.pk:
        problems.add(_("A paper neither replaces nor corrects itself."), "earlier", "itself")
    if (later.body_id, later.organisation_id) != (earlier.body_id, earlier.organisation_id):
        problems.add(_("Only a paper of the same issuer replaces or corrects it."), "earlier", "another_issuer")
    for document, field in ((later, "later"), (earlier, "earlier")):
        if document.state != DocumentState.ISSUED:
            problems.add(_("Both papers must be issued."), field, "not_issued")
    if later.issued_on and earlier.issued_on and later.issued_on < earlier.issued_on:
        problems.add(_("The later paper bears an earlier day."), "earlier", "earlier_day")
    if kind == RelationKind.CORRECTS and not _is_letter(later):
        problems.add(_("A paper is corrected by an official letter."), "kind", "not_a_letter")
    replaced = Relation.objects.filter(earlier=earlier, kind=RelationKind.REPLACES).exclude(later=later)
    if kind == RelationKind.REPLACES and replaced.exists():
        problems.add(_("Another paper replaces it already."), "earlier", "replaced")
    problems.refuse_if_any(Invalid)
    if Relation.objects.filter(later=later, earlier=earlier).exists():
        return None
    moment = at or clock.now()
    found = Relation.objects.create(
        later=later, earlier=earlier, kind=kind, named_at=moment, recorded_at=max(moment, clock.now()), by=by.as_facts()
    )
    facts = {"kind": str(kind), "later": later.symbol, "earlier": earlier.symbol}
    record("dispatch.related", by=by, on=later, about=[earlier, later.issuer], at=at, facts=facts)
    return found


def _is_letter(document: Document) -> bool:
    """Whether the rules of its issuer call the type an official letter."""
    day = document.issued_on or clock.today()
    return numbering.rules_of(document.issuer, on=day).type(document.type_code).form == Form.LETTER
