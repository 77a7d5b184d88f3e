"""Proposed points and templates of agendas as they are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.agendas.enums import Level, ProposalState, Rhythm, StepKind
from decreta.agendas.models import AgendaTemplate, Proposal, ProposalPaper
from decreta.api.queries.common import Assignee, Coded, Doer, Place, assignee, coded, doer, moment, place
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.core.actor import Actor
from decreta.meetings.enums import Audience, PointKind, Purpose
from decreta.meetings.models import AgendaItem


class ProposedPointRow(TypedDict):
    """A point that a unit proposes to a body; `waits_for` is the level of review whose turn it is."""

    id: UUID
    body: Place
    unit: Assignee | None
    proposer: SeatShape
    title: str
    purpose: Coded
    minutes: int
    state: Coded
    waits_for: Coded | None
    proposed_at: dt.datetime
    changed_at: dt.datetime


class ProposedPaperShape(TypedDict):
    """A paper that goes onto the agenda with the point."""

    id: UUID
    title: str
    pages: int | None
    sha256: str
    version: int
    audience: Coded


class ProposedStepShape(TypedDict):
    """What happened to it."""

    kind: Coded
    note: str
    is_late: bool
    at: dt.datetime
    by: Doer


class ProposedPointShape(ProposedPointRow):
    """The same with its words, papers and history; `point` where it stands on an agenda that one reads."""

    why: str
    asked: str
    presenter: str
    audience: Coded
    is_listed: bool
    path: list[Coded]
    papers: list[ProposedPaperShape]
    steps: list[ProposedStepShape]
    point: UUID | None


class TemplatePointShape(TypedDict):
    """A point with which agendas begin, and how often it comes back."""

    title: str
    level: int
    kind: Coded
    purpose: Coded
    minutes: int
    presenter: str
    papers: list[str]
    rhythm: Coded


class AgendaTemplateShape(TypedDict):
    """An agenda that was kept under a name: the newest of that name."""

    id: UUID
    body: Place
    name: str
    kept_at: dt.datetime
    kept_by: Doer
    points: list[TemplatePointShape]


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Proposed points that the actor may see."""
    found = Proposal.objects.visible_to(actor)
    return found.select_related("body", "unit", "proposer__person", "proposer__post")


def find(actor: Actor, key: UUID) -> Proposal:
    """A proposed point that the actor may see."""
    return get_object_or_404(proposals(actor), pk=key)


def row(of: Proposal) -> ProposedPointRow:
    """A proposed point in a list."""
    return {
        "id": of.pk,
        "body": place(of.body),
        "unit": assignee(of.unit) if of.unit is not None else None,
        "proposer": seat_shape(of.proposer),
        "title": of.title,
        "purpose": coded(Purpose, of.purpose),
        "minutes": of.minutes,
        "state": coded(ProposalState, of.state),
        "waits_for": coded(Level, of.waits_for) if of.waits_for else None,
        "proposed_at": moment(of.proposed_at),
        "changed_at": moment(of.changed_at),
    }


def shown(of: Proposal, actor: Actor) -> ProposedPointShape:
    """A proposed point. Three statements."""
    return {
        **row(of),
        "why": of.why,
        "asked": of.asked,
        "presenter": of.presenter,
        "audience": coded(Audience, of.audience),
        "is_listed": of.is_listed,
        "path": [coded(Level, one) for one in of.path],
        "papers": [
            {
                "id": one.pk,
                "title": one.title,
                "pages": one.file.page_count,
                "sha256": one.file.blob_id,
                "version": one.version,
                "audience": coded(Audience, one.audience),
            }
            for one in ProposalPaper.objects.visible_to(actor).filter(proposal=of).select_related("file")
        ],
        "steps": [
            {
                "kind": coded(StepKind, one.kind),
                "note": one.note,
                "is_late": one.is_late,
                "at": moment(one.at),
                "by": doer(one.by),
            }
            for one in of.steps.all()
        ],
        "point": AgendaItem.objects.visible_to(actor).filter(pk=of.item_id).values_list("pk", flat=True).first(),
    }


def templates(actor: Actor) -> QuerySet[AgendaTemplate]:
    """Those of the bodies whose sittings the actor prepares: of each name the newest, unless that one ended it."""
    newer = AgendaTemplate.objects.filter(body=OuterRef("body"), name=OuterRef("name")).filter(
        Q(kept_at__gt=OuterRef("kept_at")) | Q(kept_at=OuterRef("kept_at"), pk__gt=OuterRef("pk"))
    )
    found = AgendaTemplate.objects.visible_to(actor).filter(~Exists(newer)).exclude(points=[])
    return found.select_related("body")


def template(of: AgendaTemplate) -> AgendaTemplateShape:
    """A template with its points."""
    return {
        "id": of.pk,
        "body": place(of.body),
        "name": of.name,
        "kept_at": moment(of.kept_at),
        "kept_by": doer(of.by),
        "points": [_point(one) for one in of.points],
    }


def _point(of: dict[str, Any]) -> TemplatePointShape:
    return {
        "title": of["title"],
        "level": of["level"],
        "kind": coded(PointKind, of["kind"]),
        "purpose": coded(Purpose, of["purpose"]),
        "minutes": of["minutes"],
        "presenter": of["presenter"],
        "papers": of["papers"],
        "rhythm": coded(Rhythm, of["rhythm"]),
    }
