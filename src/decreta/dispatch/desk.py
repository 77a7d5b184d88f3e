"""What waits on a desk because of papers on their way: to send, to receive, to confirm a recall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery, Dispatch
from decreta.dispatch.models.deliveries import sent_by_house
from decreta.dispatch.queries.receiving import received_by
from decreta.documents.desk import paper_waiting
from decreta.documents.models import Document
from decreta.ui.desk import Handled, Waiting

SHOWN = 20


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """What a person's posts send and receive. Two statements for posts that send and receive, none for others."""
    senders = tuple(actor for actor in actors if actor.can("issue_documents"))
    if senders:
        for found in _to_send.rows(senders, at):
            yield _first(senders, found.document), _sending(found)
    receivers = tuple(actor for actor in actors if received_by(actor) is not None)
    if receivers:
        for one in _to_receive.rows(receivers, at):
            yield _receiver(receivers, one), _receiving(one)


def _sending(found: Dispatch) -> Waiting:
    return paper_waiting(
        found.document,
        verb=_("Send paper"),
        url=reverse("dispatch:send", args=[found.document_id]),
        since=found.opened_at,
        due_at=clock.end_of_day(found.due_on),
    )


def _receiving(one: Delivery) -> Waiting:
    document = one.document
    is_recalled = document.recalled_at is not None
    return paper_waiting(
        document,
        verb=_("Confirm recall") if is_recalled else _("Receive paper"),
        url=reverse("dispatch:delivery", args=[one.pk]),
        since=document.recalled_at or one.sent_at,
        # Its receipt is told on the day on which it came (Decree 30/2020, Article 21).
        due_at=clock.end_of_day((document.recalled_at or one.sent_at).astimezone(clock.zone()).date()),
    )


@prepared
def _to_send(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Dispatch]:
    own = reduce(or_, (sent_by_house(actor) for actor in actors))
    seen = reduce(or_, (Document.seen_by(actor, at=at) for actor in actors))
    open_to_us = Exists(Document.objects.filter(seen, pk=OuterRef("document_id")))
    found = Dispatch.objects.filter(own, open_to_us, completed_at=None)
    related = ("document__body", "document__organisation")
    return found.select_related(*related).defer("document__search").order_by("due_on", "opened_at", "pk")[:SHOWN]


@prepared
def _to_receive(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Delivery]:
    mine = reduce(or_, (own for actor in actors if (own := received_by(actor)) is not None))
    seen = reduce(or_, (Document.seen_by(actor, at=at) for actor in actors))
    open_to_us = Exists(Document.objects.filter(seen, pk=OuterRef("document_id")))
    waits = Delivery.objects.to_receive() | Delivery.objects.to_confirm().filter(way=Way.INSIDE)
    found = waits.filter(mine, open_to_us).select_related("document__body", "document__organisation")
    return found.defer("document__search").order_by("-document__urgency", "sent_at", "pk")[:SHOWN]


def _first(actors: Sequence[Actor], document: Document) -> Actor:
    """The first of the posts that sends for the issuer."""
    for actor in actors:
        if (
            document.body_id in actor.body_ids | actor.served_body_ids
            or document.organisation_id in actor.organisation_ids
        ):
            return actor
    return actors[0]


def _receiver(actors: Sequence[Actor], one: Delivery) -> Actor:
    """The first of the posts that receives it."""
    for actor in actors:
        if (
            one.organisation_id in actor.organisation_ids
            or one.unit_id in actor.unit_ids
            or one.body_id in actor.body_ids | actor.served_body_ids
            or (one.holding_id is not None and one.holding_id == actor.holding_id)
        ):
            return actor
    return actors[0]


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Deliveries by their ids, for the list of what one acted on lately and for the log."""
    found = Delivery.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("document")
    return {
        str(one.pk): Handled(
            title=f"{one.name}: {one.document.subject}",
            url=reverse("dispatch:delivery", args=[one.pk]),
            title_lang=one.document.language,
            symbol=one.document.symbol,
        )
        for one in found.defer("document__search")
    }


def handled_dispatches(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Dispatches by their ids, likewise."""
    seen = Document.objects.visible_to(actor)
    found = Dispatch.objects.filter(Q(document__in=seen), pk__in=list(ids)).select_related("document")
    return {
        str(one.pk): Handled(
            title=one.document.subject,
            url=reverse("documents:document", args=[one.document_id]),
            title_lang=one.document.language,
            symbol=one.document.symbol,
        )
        for one in found.defer("document__search")
    }


def sends_or_receives(request: HttpRequest) -> bool:
    """Whether the post in which a person works has anything to do with papers on their way."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor is not None and (actor.can("issue_documents") or actor.can("register_documents"))
