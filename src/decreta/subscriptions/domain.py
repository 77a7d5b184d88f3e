"""The acts of this area. Only they save."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, Problems
from decreta.documents.models import Document
from decreta.documents.tables.documents import DOCUMENTS
from decreta.kit.models import SavedView
from decreta.organisation.queries.actors import actor_for
from decreta.subscriptions.models import Subscription, Told
from decreta.subscriptions.queries.fresh import fresh_hits

#: How many searches one post is told of.
MOST = 30


@act("subscriptions.subscribe")
def subscribe(*, view: SavedView, by: Actor, at: dt.datetime | None = None) -> Subscription | None:
    """Be told of what the saved search finds anew, in the present post. None when one is told already."""
    if by.holding_id is None or by.mandate_id is not None:
        raise NotAllowed.of(_("One subscribes in a post of one's own."))
    problems = Problems()
    if view.table != DOCUMENTS.name:
        problems.add(_("Only searches of documents are subscribed to."), code="another_list")
    if Subscription.objects.filter(holding=by.holding_id).count() >= MOST:
        problems.add(_("You are told of %(n)s searches. End one first.") % {"n": MOST}, code="too_many")
    problems.refuse_if_any()
    moment = at or clock.now()
    made, is_new = Subscription.objects.get_or_create(
        view=view, holding_id=by.holding_id, defaults={"subscribed_at": moment, "looked_at": moment}
    )
    if not is_new:
        return None
    # Neither name nor query: they may hold words that somebody looked for.
    record("subscriptions.subscribed", by=by, on=made, about=[view], at=at, facts={})
    return made


@act("subscriptions.unsubscribe")
def unsubscribe(*, subscription: Subscription, by: Actor, at: dt.datetime | None = None) -> Subscription:
    """Be told no more."""
    if by.holding_id != subscription.holding_id or by.mandate_id is not None:
        raise NotAllowed.of(_("Only who subscribed ends it."))
    record("subscriptions.unsubscribed", by=by, on=subscription, about=[subscription.view], at=at, facts={})
    subscription.delete()
    return subscription


@act("subscriptions.look")
def look(*, subscription: Subscription, by: Actor, at: dt.datetime | None = None) -> list[Document] | None:
    """Look whether the search finds something new, and note it for the notice. None when it does not."""
    moment = at or clock.now()
    row = (
        Subscription.objects.select_for_update(of=("self",))
        .select_related("view", "holding__person", "holding__post__unit__organisation", "holding__post__body")
        .get(pk=subscription.pk)
    )
    found = list(fresh_hits(row, actor_for(row.holding), at=moment))
    if not found:
        return None
    row.looked_at = moment
    row.save(update_fields=["looked_at"])
    Told.objects.bulk_create(Told(subscription=row, document=one, told_at=moment) for one in found)
    facts = {"documents": [str(one.pk) for one in found]}
    record("subscriptions.found", by=by, on=row, about=[row.view], at=at, facts=facts)
    return found
