"""What waits on a desk because of documents: to approve, to issue, to go on with after a return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.ui.desk import Waiting

SHOWN = 20


def waiting(actor: Actor, at: dt.datetime) -> Iterator[Waiting]:
    """Matters of one post. One statement, none for a post that neither signs, issues nor drafts."""
    turn = Q(pk=None)
    if actor.can("approve_documents") and actor.post_id is not None:
        turn |= Q(state=DocumentState.SUBMITTED, signer_post_id=actor.post_id)
    if actor.can("issue_documents"):
        own = Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
        turn |= own & Q(state__in=(DocumentState.APPROVED, DocumentState.ISSUING))
    if actor.can("draft_documents") and actor.holding_id is not None:
        turn |= Q(state=DocumentState.DRAFT, created_by_id=actor.holding_id)
    if turn == Q(pk=None):
        return
    verbs = {
        DocumentState.SUBMITTED: _("Approve text"),
        DocumentState.APPROVED: _("Issue document"),
        DocumentState.ISSUING: _("Finish issuing"),
        DocumentState.DRAFT: _("Finish draft"),
    }
    found = Document.objects.visible_to(actor).filter(turn).select_related("body", "organisation").defer("search")
    for document in found.order_by("-urgency", "created_at", "pk")[:SHOWN]:
        yield Waiting(
            verb=verbs[DocumentState(document.state)],
            title=document.subject,
            title_lang=document.language,
            url=reverse("documents:document", args=[document.pk]),
            meta=(document.issuer.name,),
            symbol=document.symbol,
            since=document.created_at,
            urgency=document.urgency,
        )
