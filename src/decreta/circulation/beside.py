"""What this area says beside a document: that the reader is asked to read it, how far a round is."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import FIELD, new_key
from decreta.circulation import rules
from decreta.circulation.queries.rounds import rounds_beside
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents.beside import Beside, Lead, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.ui.buttons import ButtonContext

_GOES_ROUND = (DocumentState.ISSUED, DocumentState.RECEIVED)


def tell(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """One statement for a paper that may go round."""
    if document.state not in _GOES_ROUND or document.recalled_at is not None or actor.holding_id is None:
        return
    for one in rounds_beside.rows(document.pk, actor.holding_id):
        if one.own and actor.mandate_id is None:  # type: ignore[attr-defined]
            said.buttons.append(
                ButtonContext(
                    _("I have read it"),
                    reverse("circulation:acknowledge", args=[one.pk]),
                    method="post",
                    icon="check",
                    primary=True,
                    hidden={FIELD: new_key()},
                )
            )
            said.remarks.append(Remark(_("You are asked to read this paper"), one.words, "info", "eye"))
        one.document = document
        if allows(rules.may_follow, one, by=actor) or actor.can("inspect_everything"):
            counts = {"read": one.read, "asked": one.asked}  # type: ignore[attr-defined]
            title = _("Goes round: %(read)s of %(asked)s have read it") % counts
            lead = Lead(reverse("circulation:round", args=[one.pk]), _("Who has read it, who has not"))
            said.remarks.append(Remark(title, "", "info", "users", (lead,)))
    if allows(rules.may_circulate, document, by=actor):
        url = reverse("circulation:circulate", args=[document.pk])
        said.buttons.append(ButtonContext(_("Send round"), url, icon="users", quiet=True))
