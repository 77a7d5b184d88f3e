"""What waits to be confirmed, and who is named in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents.models import Arrival, Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Mandate
from decreta.protection.models import Change


@dataclass(frozen=True)
class Named:
    """A change with the words for whom it is."""

    change: Change
    who: str
    post: str
    note: str = ""


def changes_of(document: Document) -> list[Named]:
    """The open changes of one paper, the oldest first. Two statements."""
    found = list(
        Change.objects.open()
        .filter(document=document)
        .select_related("holding__person", "holding__post")
        .order_by("noticed_at", "pk")
    )
    ids = [one.mandate_id for one in found if one.mandate_id is not None]
    lent = Mandate.objects.filter(pk__in=ids).select_related("receiver__person") if ids else []
    return [_named(one, {mandate.pk: mandate for mandate in lent}) for one in found]


def _named(one: Change, lent: dict[UUID, Mandate]) -> Named:
    if one.holding is None:
        return Named(one, "", "")
    mandate = lent.get(one.mandate_id) if one.mandate_id else None
    if mandate is not None:
        return Named(one, str(mandate.receiver.person), one.holding.post.name, mandate.paper)
    return Named(one, str(one.holding.person), one.holding.post.name)


@prepared
def waiting_for(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Document]:
    """Papers at which a change waits for one of the posts; `whose` it is is said by the rule."""
    own = reduce(or_, (_decided_by(actor) & Document.seen_by(actor, at=at) for actor in actors))
    open_changes = Change.objects.filter(document=OuterRef("pk"), verdict="")
    found = Document.objects.filter(own, Exists(open_changes)).select_related("body", "organisation", "correspondent")
    found = found.annotate(
        waiting=Count("access_changes", filter=Q(access_changes__verdict="")),
        noticed_at=Min("access_changes__noticed_at", filter=Q(access_changes__verdict="")),
    )
    return found.defer("search").order_by("noticed_at", "pk")[:20]


def _decided_by(actor: Actor) -> Q:
    """The papers on whose access a post decides: `documents.rules.may_decide_access` as a condition."""
    if actor.holding_id is None or actor.mandate_id is not None:
        return Q(pk__in=[])
    found = Q(created_by_id=actor.holding_id)
    if actor.post_id is not None:
        found |= Q(signer_post_id=actor.post_id)
    house = Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(organisation_id__in=actor.organisation_ids)
    if actor.can("issue_documents"):
        found |= house
    if actor.role == Role.HEAD:
        registered = Arrival.objects.filter(document=OuterRef("pk"), organisation_id__in=actor.organisation_ids)
        found |= house | Q(Exists(registered))
    return found
