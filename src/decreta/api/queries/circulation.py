"""Papers that go round as they are shown: to whom, who has read them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Doer, at, doer, moment
from decreta.circulation import rules
from decreta.circulation.models import Circulation
from decreta.circulation.models.circulations import CirculationQuerySet
from decreta.circulation.queries.rounds import standing_of
from decreta.core.actor import Actor
from decreta.core.errors import allows


class CirculationRow(TypedDict):
    """A round."""

    id: UUID
    document: UUID
    symbol: str
    subject: str
    words: str
    due_on: dt.date | None
    sent_at: dt.datetime
    sent_by: Doer
    recalled_at: dt.datetime | None


class ReaderShape(TypedDict):
    """Somebody who is asked to read it, and when he said that he did."""

    holding: UUID
    person: str
    post: str
    through: str
    acknowledged_at: dt.datetime | None
    urged_at: dt.datetime | None


class CirculationShape(CirculationRow):
    """The same with its readers: all for who follows it, himself for a reader."""

    readers: list[ReaderShape]


def to_read(actor: Actor) -> CirculationQuerySet:
    """Rounds that wait for the post to read."""
    found = Circulation.objects.visible_to(actor).filter(recalled_at=None)
    if actor.mandate_id is not None or actor.holding_id is None:
        return found.none()
    mine = found.filter(readers__holding_id=actor.holding_id, readers__acknowledged_at=None)
    return mine.select_related("document").defer("document__search")


def find(actor: Actor, key: UUID) -> Circulation:
    """A round that the actor may see."""
    related = ("document__body", "document__organisation", "document__correspondent")
    return get_object_or_404(Circulation.objects.visible_to(actor).select_related(*related), pk=key)


def row(of: Circulation) -> CirculationRow:
    """A round in a list."""
    return {
        "id": of.pk,
        "document": of.document_id,
        "symbol": of.document.symbol,
        "subject": of.document.subject,
        "words": of.words,
        "due_on": of.due_on,
        "sent_at": moment(of.sent_at),
        "sent_by": doer(of.by),
        "recalled_at": at(of.recalled_at),
    }


def shown(of: Circulation, actor: Actor) -> CirculationShape:
    """A round with its readers. One statement more."""
    follows = allows(rules.may_follow, of, by=actor) or actor.can("inspect_everything")
    readers = [one for one in standing_of(of).readers if follows or one.holding_id == actor.holding_id]
    return {
        **row(of),
        "readers": [
            {
                "holding": one.holding_id,
                "person": str(one.holding.person),
                "post": one.holding.post.name,
                "through": one.through,
                "acknowledged_at": at(one.acknowledged_at),
                "urged_at": at(one.urged_at),
            }
            for one in readers
        ],
    }
