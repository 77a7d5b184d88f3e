"""Papers in an intake tray: what came, what was read for the fields of the register, what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, Place, at, coded, doer, moment, place
from decreta.capture.enums import ReadBy, TrayState, Way
from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor


class ProposalShape(TypedDict):
    """What was read for a field; `page` counts from 1, and is null for what the mail says. `is_doubtful`: look twice."""

    field: str
    value: str
    page: int | None
    is_doubtful: bool


class OriginalShape(TypedDict):
    """A file as it came, at `/tray/{id}/originals/{ordinal}`."""

    ordinal: int
    name: str
    sha256: str


class TrayRow(TypedDict):
    """A paper in the tray of an organisation."""

    id: UUID
    organisation: Place
    name: str
    way: Coded
    state: Coded
    pages: int
    brought_at: dt.datetime
    read: Coded
    reason: str
    arrival: UUID | None


class TrayShape(TrayRow):
    """The same with its files and what is proposed. The PDF that is made of it is at `/tray/{id}/paper`."""

    brought_by: Doer
    proposals: list[ProposalShape]
    originals: list[OriginalShape]
    mail_sender: str
    mail_subject: str
    changed_at: dt.datetime | None


def tray(actor: Actor, *, state: str) -> QuerySet[TrayPaper]:
    """Papers of the trays whose register the actor's post keeps. One statement."""
    found = TrayPaper.objects.visible_to(actor).select_related("organisation").defer("proposals", "mail")
    return found.filter(state=state) if state else found


def find(actor: Actor, key: UUID) -> TrayPaper:
    """A paper of a tray that is the actor's business."""
    related = ("organisation", "rendition__blob", "readable__blob", "arrival__document")
    found = TrayPaper.objects.visible_to(actor).select_related(*related).defer("arrival__document__search")
    return get_object_or_404(found, pk=key)


def row(of: TrayPaper) -> TrayRow:
    """A paper in a list."""
    return {
        "id": of.pk,
        "organisation": place(of.organisation),
        "name": of.name,
        "way": coded(Way, of.way),
        "state": coded(TrayState, of.state),
        "pages": of.page_count,
        "brought_at": moment(of.brought_at),
        "read": coded(ReadBy, of.read_by),
        "reason": of.reason,
        "arrival": of.arrival_id,
    }


def shown(of: TrayPaper, actor: Actor) -> TrayShape:
    """A paper with its files and proposals. One statement more."""
    rows: dict[str, dict[str, Any]] = of.proposals.get("fields", {})
    return {
        **row(of),
        "brought_by": doer(of.brought_by),
        "proposals": [
            {
                "field": name,
                "value": str(one["value"]),
                "page": None if one["page"] is None else one["page"] + 1,
                "is_doubtful": bool(one["doubtful"]),
            }
            for name, one in rows.items()
        ],
        "originals": [
            {"ordinal": one.ordinal, "name": one.file.name, "sha256": one.file.blob_id}
            for one in of.originals.select_related("file")
        ],
        "mail_sender": of.mail.get("sender", ""),
        "mail_subject": of.mail.get("subject", ""),
        "changed_at": at(of.changed_at),
    }
