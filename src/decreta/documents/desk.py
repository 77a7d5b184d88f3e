"""What waits on a desk because of documents: to approve, to issue, to go on with after a return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.ui.desk import Handled, Waiting

SHOWN = 20


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Matters of a person's posts. One statement, none where no post signs, issues or drafts."""
    turns = [(actor, turn) for actor in actors if (turn := _turn_of(actor)) is not None]
    if not turns:
        return
    verbs = {
        DocumentState.SUBMITTED: _("Approve text"),
        DocumentState.APPROVED: _("Issue document"),
        DocumentState.ISSUING: _("Finish issuing"),
        DocumentState.DRAFT: _("Finish draft"),
    }
    mine = reduce(or_, (turn & Document.seen_by(actor, at=at) for actor, turn in turns))
    whose = Case(*(When(turn, then=Value(place)) for place, (_actor, turn) in enumerate(turns)), default=Value(0))
    found = Document.objects.filter(mine).annotate(whose=whose).select_related("body", "organisation").defer("search")
    for document in found.order_by("-urgency", "created_at", "pk")[: SHOWN * len(turns)]:
        yield (
            turns[document.whose][0],
            Waiting(
                verb=verbs[DocumentState(document.state)],
                title=document.subject,
                title_lang=document.language,
                url=reverse("documents:document", args=[document.pk]),
                meta=(document.issuer.name,),
                symbol=document.symbol,
                since=document.created_at,
                urgency=document.urgency,
            ),
        )


def _turn_of(actor: Actor) -> Q | None:
    """The documents with which it is this post's turn; None when it never is."""
    turns = []
    if actor.can("approve_documents") and actor.post_id is not None:
        turns.append(Q(state=DocumentState.SUBMITTED, signer_post_id=actor.post_id))
    if actor.can("issue_documents"):
        own = Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
        turns.append(own & Q(state__in=(DocumentState.APPROVED, DocumentState.ISSUING)))
    if actor.can("draft_documents") and actor.holding_id is not None:
        turns.append(Q(state=DocumentState.DRAFT, created_by_id=actor.holding_id))
    return reduce(or_, turns) if turns else None


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Documents by their ids, for the list of what one acted on lately and for the log."""
    return {
        str(one.pk): Handled(
            title=one.subject,
            url=reverse("documents:document", args=[one.pk]),
            title_lang=one.language,
            symbol=one.symbol,
        )
        for one in Document.objects.visible_to(actor).filter(pk__in=list(ids))
    }
