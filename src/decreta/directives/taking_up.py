"""What stands on the page of an issued document: the directive that came of it, or the way to take it up as one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.prepared import prepared
from decreta.directives import rules
from decreta.directives.models import Directive
from decreta.documents.beside import Beside
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.ui.buttons import ButtonContext


def tell_of_document(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """One statement, for an issued document of a body only: whether it is a directive already."""
    body = document.body
    if body is None or arrival is not None or document.state != DocumentState.ISSUED:
        return
    may_assign = allows(rules.may_assign, body=body, by=actor)
    found = _made_of.rows(document.pk)
    if found:
        # Who may read the paper may read which tasks came of it only where he sees any.
        if may_assign or _seen.rows(actor, document.pk):
            url = reverse("directives:directive", args=[found[0].pk])
            said.buttons.append(ButtonContext(_("Tasks of this directive"), url, icon="list-checks", quiet=True))
    elif may_assign:
        url = reverse("directives:take_up", args=[document.pk])
        said.buttons.append(ButtonContext(_("Take up as a directive"), url, icon="list-checks"))


@prepared
def _made_of(document_id: UUID) -> QuerySet[Directive]:
    return Directive.objects.filter(document_id=document_id).only("pk")


@prepared
def _seen(actor: Actor, document_id: UUID) -> QuerySet[Directive]:
    return Directive.objects.visible_to(actor).filter(document_id=document_id).only("pk")
