"""What this area says beside a document: recalled, replaced, corrected, and where it went."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.dispatch import rules
from decreta.dispatch.enums import RelationKind
from decreta.dispatch.models import Relation
from decreta.dispatch.queries.beside import delivered_as, recall_of, relations_of
from decreta.dispatch.queries.words import is_to_confirm
from decreta.documents import rules as documents
from decreta.documents.beside import Beside, Lead, Part, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext


def tell(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """One statement for an issued paper, another where it was recalled, another on the page of an arrival."""
    if document.state != DocumentState.ISSUED:
        return
    if document.recalled_at is not None:
        _recalled(said, document, actor, arrival)
    if document.copy_of_id is not None and document.recalled_at is None:
        _copied(said, document, actor)
    for relation in relations_of(document.pk):
        said.remarks.append(_changed(relation, document))
    if arrival is None and (documents.works_for(document.author, by=actor) or actor.can("inspect_everything")):
        said.parts.append(Part(_("Where it went"), reverse("dispatch:beside", args=[document.pk])))
        _buttons(said, document, actor)


def _recalled(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    found = recall_of(document.pk)
    if found is None:
        return
    leads = []
    if found.paper is not None:
        leads.append(Lead(reverse("documents:document", args=[found.paper_id]), found.paper.symbol))
    title = _("Recalled by its issuer, %(moment)s") % {"moment": moments.moment(found.recalled_at)}
    said.remarks.append(Remark(title, found.reason, "danger", "undo-2", tuple(leads)))
    delivery = delivered_as(arrival.pk) if arrival is not None else None
    if delivery is not None and is_to_confirm(delivery) and allows(rules.may_confirm, delivery, by=actor):
        url = reverse("dispatch:confirm_recall", args=[delivery.pk])
        said.buttons.append(ButtonContext(_("Confirm recall"), url, icon="check", primary=True))


def _copied(said: Beside, document: Document, actor: Actor) -> None:
    """A copy whose original was recalled by its issuer is still out: who made it recalls it."""
    original = document.copy_of
    if original is None or original.recalled_at is None:
        return
    seen = Document.objects.visible_to(actor).filter(pk=original.pk).exists()
    leads = (Lead(reverse("documents:document", args=[original.pk]), original.symbol),) if seen else ()
    title = _("What it copies was recalled by its issuer, %(moment)s") % {
        "moment": moments.moment(original.recalled_at)
    }
    said.remarks.append(
        Remark(title, _("The copy is still valid to its receivers until it is recalled."), "danger", "undo-2", leads)
    )


def _changed(relation: Relation, document: Document) -> Remark:
    is_later = relation.later_id == document.pk
    other = relation.earlier if is_later else relation.later
    lead = Lead(reverse("documents:document", args=[other.pk]), other.symbol)
    titles = {
        (RelationKind.REPLACES, False): _("Replaced by a later paper"),
        (RelationKind.CORRECTS, False): _("Corrected by an official letter"),
        (RelationKind.REPLACES, True): _("It replaces an earlier paper"),
        (RelationKind.CORRECTS, True): _("It corrects an earlier paper"),
    }
    title = titles[RelationKind(relation.kind), is_later]
    return Remark(title, "", "info" if is_later else "warning", "replace", (lead,))


def _buttons(said: Beside, document: Document, actor: Actor) -> None:
    if document.recalled_at is not None:
        return
    if allows(rules.may_dispatch, document, by=actor):
        said.buttons.append(ButtonContext(_("Send"), reverse("dispatch:send", args=[document.pk]), icon="send"))
        url = reverse("dispatch:relate", args=[document.pk])
        said.buttons.append(ButtonContext(_("Replaces or corrects"), url, icon="replace", quiet=True))
    if allows(documents.may_recall, document, by=actor):
        url = reverse("dispatch:recall", args=[document.pk])
        said.buttons.append(ButtonContext(_("Recall"), url, icon="undo-2", quiet=True))
