"""What waits on a clerk's desk and in the rail because of the tray."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.capture.enums import TrayState
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import Asked, prepared
from decreta.ui.desk import Handled, Waiting

_SHOWN = 10


def keeps_a_register(request: HttpRequest) -> bool:
    """Whether the tray is the reader's business."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor is not None and actor.can("register_documents")


def in_the_tray(request: HttpRequest) -> Asked | None:
    """The keys of what waits in the reader's tray; None for everybody who keeps no register."""
    return _waiting_keys.ask(request.actor) if keeps_a_register(request) else None  # type: ignore[attr-defined]


@prepared
def _waiting_keys(actor: Actor) -> QuerySet[Any]:
    return TrayPaper.objects.visible_to(actor).filter(state=TrayState.WAITING).order_by().values("pk")


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Papers that wait to be registered. One statement for each post that keeps a register."""
    for actor in actors:
        if not (actor.can("register_documents") and actor.organisation_ids):
            continue
        for paper in _waiting.rows(actor):
            yield (
                actor,
                Waiting(
                    verb=_("Register paper"),
                    title=title_of(paper),
                    url=reverse("capture:paper", args=[paper.pk]),
                    meta=(paper.get_way_display(),),
                    symbol=paper.proposals.get("fields", {}).get("symbol", {}).get("value", ""),
                    since=paper.brought_at,
                    # What arrives is registered on the same day (Decree 30/2020, Article 22).
                    due_at=clock.end_of_day(paper.brought_at.astimezone(clock.zone()).date()),
                    urgency=int(paper.proposals.get("fields", {}).get("urgency", {}).get("value", 0)),
                ),
            )


@prepared
def _waiting(actor: Actor) -> QuerySet[TrayPaper]:
    found = TrayPaper.objects.visible_to(actor).filter(state=TrayState.WAITING)
    return found.defer("brought_by", "mail").order_by("brought_at", "pk")[:_SHOWN]


def title_of(paper: TrayPaper) -> str:
    """What the paper is about as far as it was read, else the name of its file."""
    read: str = paper.proposals.get("fields", {}).get("subject", {}).get("value", "")
    return read or paper.name


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Papers of the tray by their ids, for the list of what one acted on lately and for the log."""
    found = TrayPaper.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(one.pk): Handled(title=title_of(one), url=reverse("capture:paper", args=[one.pk])) for one in found}
