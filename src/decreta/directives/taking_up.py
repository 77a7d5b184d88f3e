"""What stands on the page of a paper that was issued, here or outside: the directive that came of it, or the way to make one of it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.prepared import prepared
from decreta.directives import policies, rules
from decreta.directives.models import Directive
from decreta.directives.queries.supervisors import supervisors_of
from decreta.documents.beside import Beside
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.ui.buttons import ButtonContext

_BINDING = (DocumentState.ISSUED, DocumentState.RECEIVED)


def tell_of_document(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """Whether it is a directive already: one statement; where it is none, up to three more for who assigns tasks.

    What a body issued is no directive of the house that it arrived in: that body assigns its tasks.
    """
    if document.state not in _BINDING or (arrival is not None and document.state == DocumentState.ISSUED):
        return
    found = _made_of.rows(document.pk)
    if found:
        # Who may read the paper may read which tasks came of it only where he sees any.
        if allows(rules.may_assign, body=found[0].body, by=actor) or _seen.rows(actor, document.pk):
            url = reverse("directives:directive", args=[found[0].pk])
            said.buttons.append(ButtonContext(_("Tasks of this directive"), url, icon="list-checks", quiet=True))
    elif policies.is_citable(document) and supervisors_of(document, actor):
        url = reverse("directives:take_up", args=[document.pk])
        is_quiet = not rules.is_of_a_body(document)
        said.buttons.append(ButtonContext(_("Take up as a directive"), url, icon="list-checks", quiet=is_quiet))


@prepared
def _made_of(document_id: UUID) -> QuerySet[Directive]:
    found = Directive.objects.filter(document_id=document_id).select_related("body")
    return found.only("pk", "body__name_vi")


@prepared
def _seen(actor: Actor, document_id: UUID) -> QuerySet[Directive]:
    return Directive.objects.visible_to(actor).filter(document_id=document_id).only("pk")
