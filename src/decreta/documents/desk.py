"""What waits on a desk because of documents: to check, to approve, to issue, to go on with after a return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import rulesets
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents.enums import CheckKind, DocumentState
from decreta.documents.models import Check, Document
from decreta.ui.desk import Handled, Waiting

SHOWN = 20


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Matters of a person's posts. One statement, none where no post signs, issues or drafts."""
    turning = [actor for actor in actors if _turn_of(actor) is not None]
    if not turning:
        return
    verbs = {
        DocumentState.SUBMITTED: _("Approve text"),
        DocumentState.APPROVED: _("Issue document"),
        DocumentState.ISSUING: _("Finish issuing"),
        DocumentState.DRAFT: _("Finish draft"),
    }
    for document in _taking_turns.rows(tuple(turning), at):
        whose = turning[document.whose]  # type: ignore[attr-defined]
        is_check = document.state == DocumentState.SUBMITTED and whose.post_id != document.signer_post_id
        yield (
            whose,
            paper_waiting(document, verb=_("Check draft") if is_check else verbs[DocumentState(document.state)]),
        )


def paper_waiting(
    document: Document,
    *,
    verb: str,
    url: str = "",
    meta: tuple[str, ...] | None = None,
    since: dt.datetime | None = None,
    due_at: dt.datetime | None = None,
    tap: str = "",
    tap_label: str = "",
) -> Waiting:
    """That something waits to be done with a paper: on its own page and since it was begun, where nothing else is said."""
    return Waiting(
        verb=verb,
        title=document.subject,
        title_lang=document.language,
        url=url or reverse("documents:document", args=[document.pk]),
        meta=(document.issuer.name,) if meta is None else meta,
        symbol=document.symbol,
        since=since or document.created_at,
        due_at=due_at,
        urgency=document.urgency,
        tap=tap,
        tap_label=tap_label,
    )


@prepared
def _taking_turns(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Document]:
    """Documents that wait for one of the posts; `whose` is the place of the first of them."""
    turns = [(actor, turn) for actor in actors if (turn := _turn_of(actor)) is not None]
    mine = reduce(or_, (turn & Document.seen_by(actor, at=at) for actor, turn in turns))
    whose = Case(*(When(turn, then=Value(place)) for place, (_actor, turn) in enumerate(turns)), default=Value(0))
    found = Document.objects.filter(mine).annotate(whose=whose).select_related("body", "organisation").defer("search")
    return found.order_by("-urgency", "created_at", "pk")[: SHOWN * len(turns)]


def _turn_of(actor: Actor) -> Q | None:
    """The documents with which it is this post's turn; None when it never is."""
    turns = []
    if actor.can("approve_documents") and actor.post_id is not None:
        turns.append(Q(state=DocumentState.SUBMITTED, signer_post_id=actor.post_id))
    if actor.can("issue_documents"):
        own = Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
        turns.append(own & Q(state__in=(DocumentState.APPROVED, DocumentState.ISSUING)))
    turns += list(_checks_of(actor))
    if actor.can("draft_documents") and actor.holding_id is not None:
        turns.append(Q(state=DocumentState.DRAFT, created_by_id=actor.holding_id))
    return reduce(or_, turns) if turns else None


def _checks_of(actor: Actor) -> Iterator[Q]:
    """Submitted drafts for whose content or form this post answers, and nobody has answered yet."""
    if actor.holding_id is None or actor.mandate_id is not None:
        return
    checked = {kind: ~Q(Check.is_done(kind)) for kind in CheckKind}
    if actor.can("check_content") and actor.can("hand_down"):
        yield checked[CheckKind.CONTENT] & Q(state=DocumentState.SUBMITTED, drafting_unit_id=actor.unit_id)
    if actor.can("issue_documents"):
        own = Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
        regimes = [
            name
            for name in rulesets.regimes()
            if any(CheckKind.FORM in version.checks for version in rulesets.versions(name))
        ]
        form = checked[CheckKind.FORM] & own & Q(state=DocumentState.SUBMITTED, regime__in=regimes)
        yield form & ~Q(created_by_id=actor.holding_id)


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
