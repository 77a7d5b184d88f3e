"""Contributions as they are shown: what was asked of whom, what was delivered, what was said of it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, at, coded, doer, moment
from decreta.contributions.enums import Outcome, State
from decreta.contributions.models import Contribution, Piece
from decreta.contributions.queries.given import ROW, deliveries_of, told
from decreta.core.actor import Actor
from decreta.organisation.models import Body, Organisation


class WhoShape(TypedDict):
    """An organisation or body by kind and code; of units and officers the name alone."""

    kind: str
    code: str
    name: str


class ContributionRow(TypedDict):
    """A contribution; without its words where those of the task are not told to the reader."""

    id: UUID
    assignment: UUID
    task: UUID
    coordinator: WhoShape
    state: Coded
    wanted: str
    asked_at: dt.datetime | None
    by: Doer
    due_at: dt.datetime | None
    delivered_at: dt.datetime | None
    came_in_time: bool | None
    times_returned: int
    withdrawn_at: dt.datetime | None


class ContributedPiece(TypedDict):
    """What came with a delivery; its file, where it has one, is at `/contribution-pieces/{id}/file`."""

    id: UUID
    title: str
    symbol: str
    sha256: str | None


class SaidShape(TypedDict):
    """What was said of a delivery."""

    outcome: Coded
    reason: str
    due_at: dt.datetime | None
    at: dt.datetime
    by: Doer


class DeliveryShape(TypedDict):
    """What was delivered, or why it cannot be."""

    ordinal: int
    text: str
    is_refusal: bool
    is_late: bool
    at: dt.datetime
    by: Doer
    pieces: list[ContributedPiece]
    judgement: SaidShape | None


class ContributionShape(ContributionRow):
    """The same with what was delivered."""

    withdrawn_reason: str
    deliveries: list[DeliveryShape]


def contributions(actor: Actor) -> QuerySet[Contribution]:
    """Contributions that the actor may see."""
    return Contribution.objects.visible_to(actor).select_related(*ROW)


def find(actor: Actor, key: UUID) -> Contribution:
    """A contribution that the actor may see."""
    return get_object_or_404(contributions(actor), pk=key)


def find_piece(actor: Actor, key: UUID) -> Piece:
    """A piece with a file of a contribution whose words the actor reads."""
    pieces = Piece.objects.exclude(file=None).select_related("file__blob", "delivery")
    found = get_object_or_404(pieces, pk=key)
    of = find(actor, found.delivery.contribution_id)
    return get_object_or_404(pieces, pk=key, delivery__contribution__in=told([of], actor))


def row(of: Contribution, *, is_told: bool) -> ContributionRow:
    """A contribution in a list."""
    return {
        "id": of.pk,
        "assignment": of.assignment_id,
        "task": of.assignment.matter_id,
        "coordinator": _who(of),
        "state": coded(State, of.state.value),
        "wanted": of.wanted if is_told else "",
        "asked_at": at(of.created_at) if of.was_asked_for else None,
        "by": doer(of.by),
        "due_at": at(of.due_at),
        "delivered_at": at(of.delivered_at),
        "came_in_time": of.came_in_time,
        "times_returned": of.times_returned,
        "withdrawn_at": at(of.withdrawn_at),
    }


def shown(of: Contribution, actor: Actor) -> ContributionShape:
    """A contribution with everything that was delivered and said."""
    is_told = of.pk in told([of], actor)
    return {
        **row(of, is_told=is_told),
        "withdrawn_reason": of.withdrawn_reason if is_told else "",
        "deliveries": [
            {
                "ordinal": one.ordinal,
                "text": one.text if is_told else "",
                "is_refusal": one.is_refusal,
                "is_late": one.is_late,
                "at": moment(one.at),
                "by": doer(one.by),
                "pieces": [_piece(each) for each in one.pieces.all()] if is_told else [],
                "judgement": _said(one, is_told=is_told),
            }
            for one in deliveries_of(of)
        ],
    }


def _said(one: object, *, is_told: bool) -> SaidShape | None:
    said = getattr(one, "judgement", None)
    if said is None:
        return None
    return {
        "outcome": coded(Outcome, said.outcome),
        "reason": said.reason if is_told else "",
        "due_at": at(said.due_at),
        "at": moment(said.at),
        "by": doer(said.by),
    }


def _piece(one: Piece) -> ContributedPiece:
    return {
        "id": one.pk,
        "title": one.title,
        "symbol": one.symbol,
        "sha256": one.file.blob_id if one.file is not None else None,
    }


def _who(of: Contribution) -> WhoShape:
    found = of.assignment.assignee
    kind = "organisation" if isinstance(found, Organisation) else "body" if isinstance(found, Body) else ""
    return {"kind": kind, "code": found.code if isinstance(found, Organisation | Body) else "", "name": str(found)}
