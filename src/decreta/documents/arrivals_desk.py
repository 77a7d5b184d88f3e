"""What waits on a desk because of what arrived: a leader's directive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival
from decreta.ui.desk import Handled, Waiting

SHOWN = 20


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Arrivals that wait for a directive of one of the posts. One statement, none for posts that write no marks."""
    for actor in actors:
        if not (actor.can("direct_documents") and actor.organisation_ids):
            continue
        for arrival in _undirected.rows(actor):
            document = arrival.document
            yield (
                actor,
                Waiting(
                    verb=_("Write directive mark"),
                    title=document.subject or _("A paper above what is kept here"),
                    title_lang=document.language,
                    url=reverse("documents:arrival", args=[arrival.pk]),
                    meta=(document.author.name,),
                    symbol=document.symbol,
                    since=arrival.registered_at,
                    due_at=clock.end_of_day(arrival.due_on) if arrival.due_on else None,
                    urgency=document.urgency,
                ),
            )


@prepared
def _undirected(actor: Actor) -> QuerySet[Arrival]:
    found = Arrival.objects.visible_to(actor).filter(state=ArrivalState.REGISTERED)
    related = ("document__body", "document__organisation", "document__correspondent")
    return (
        found.select_related(*related)
        .defer("document__search", "registered_by")
        .order_by("-document__urgency", "registered_at", "pk")[:SHOWN]
    )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Arrivals by their ids, for the list of what one acted on lately and for the log."""
    found = Arrival.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("document")
    return {
        str(one.pk): Handled(
            title=one.document.subject,
            url=reverse("documents:arrival", args=[one.pk]),
            title_lang=one.document.language,
            symbol=one.document.symbol,
        )
        for one in found.defer("document__search")
    }
