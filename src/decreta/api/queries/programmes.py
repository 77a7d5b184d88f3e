"""Drafting programmes as they are shown: what is expected, where each paper stood at the end of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import (
    Assignee,
    Coded,
    Doer,
    Place,
    PostRef,
    Seat,
    assignee,
    at,
    coded,
    doer,
    moment,
    place,
    post,
    seat,
)
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.programme.enums import ChangeKind, PaperState, PeriodKind
from decreta.programme.models import Expected, Programme
from decreta.programme.queries.standing import Counts, Standing, opened, standing, standings


class ProgrammeRow(TypedDict):
    """A programme in a list; `adopted_at` is null while it is a draft."""

    id: UUID
    issuer: Place
    name: str
    kind: Coded
    first_on: dt.date
    last_on: dt.date
    adopted_at: dt.datetime | None


class CountsShape(TypedDict):
    """`expected` is the sum of the states `not_begun` to `issued`; the others stand beside them."""

    expected: int
    not_begun: int
    drafting: int
    submitted: int
    advised: int
    signed: int
    issued: int
    withdrawn: int
    late: int
    issued_late: int
    advised_or_further: int
    signed_or_further: int


class ExpectedRow(TypedDict):
    """An expected paper as it stood; `document` is null where there is none, or it is not open to the post."""

    id: UUID
    ordinal: int
    type: Coded
    subject: str
    drafting: Assignee
    drafter: Seat | None
    advising: list[Assignee]
    signer_post: PostRef | None
    submit_on: dt.date
    issue_on: dt.date
    first_submit_on: dt.date
    first_issue_on: dt.date
    note: str
    state: Coded
    is_late: bool
    issued_on: dt.date | None
    document: UUID | None
    symbol: str


class ProgrammeShape(ProgrammeRow):
    """A programme with its papers and figures as of the end of a day, of the papers that the post may see."""

    drawn_up_at: dt.datetime
    drawn_up_by: Doer
    adopted_by: Doer | None
    as_of: dt.date
    counts: CountsShape
    papers: list[ExpectedRow]


class ChangeRow(TypedDict):
    """Something that was changed, why, and the dates that hold since."""

    kind: Coded
    reason: str
    submit_on: dt.date
    issue_on: dt.date
    changed_at: dt.datetime
    changed_by: Doer


class ExpectedShape(ExpectedRow):
    """An expected paper as it stands today, with everything that was changed."""

    programme: UUID
    entered_at: dt.datetime
    changes: list[ChangeRow]


@dataclass(frozen=True)
class Dated:
    """A programme as of the end of a day."""

    programme: Programme
    as_of: dt.date

    @property
    def pk(self) -> UUID:
        """The programme's key."""
        key: UUID = self.programme.pk
        return key


def programmes(actor: Actor) -> QuerySet[Programme]:
    """Programmes that the actor may see."""
    return Programme.objects.visible_to(actor).select_related("body", "organisation")


def find(actor: Actor, key: UUID) -> Dated:
    """A programme that the actor may see, as of today."""
    return Dated(get_object_or_404(programmes(actor), pk=key), clock.today())


def find_expected(actor: Actor, key: UUID) -> Expected:
    """An expected paper that the actor may see."""
    related = ("programme__body", "programme__organisation", "unit", "organisation", "drafter", "signer_post")
    return get_object_or_404(Expected.objects.visible_to(actor).select_related(*related), pk=key)


def row(of: Programme) -> ProgrammeRow:
    """A programme in a list."""
    return {
        "id": of.pk,
        "issuer": place(of.issuer),
        "name": of.name,
        "kind": coded(PeriodKind, of.kind),
        "first_on": of.first_on,
        "last_on": of.last_on,
        "adopted_at": at(of.adopted_at),
    }


def shown(of: Dated, actor: Actor) -> ProgrammeShape:
    """A programme with what it expects. Six statements more."""
    found = of.programme
    rows = standings([found], actor, on=of.as_of)[found.pk]
    open_to_us = opened(rows, actor)
    counts: CountsShape = Counts.of(rows).as_data()  # type: ignore[assignment]
    return {
        **row(found),
        "drawn_up_at": moment(found.drawn_up_at),
        "drawn_up_by": doer(found.drawn_up_by),
        "adopted_by": doer(found.adopted_by) if found.adopted_by is not None else None,
        "as_of": of.as_of,
        "counts": counts,
        "papers": [_expected(one, found, open_to_us) for one in rows],
    }


def expected_shown(of: Expected, actor: Actor) -> ExpectedShape:
    """An expected paper. Six statements more."""
    stood = standing(of, actor, on=clock.today())
    return {
        **_expected(stood, of.programme, opened([stood], actor)),
        "programme": of.programme_id,
        "entered_at": moment(of.entered_at),
        "changes": [
            {
                "kind": coded(ChangeKind, one.kind),
                "reason": one.reason,
                "submit_on": one.submit_on,
                "issue_on": one.issue_on,
                "changed_at": moment(one.changed_at),
                "changed_by": doer(one.by),
            }
            for one in stood.expected.changes.all()
        ],
    }


def _expected(of: Standing, programme: Programme, open_to_us: Collection[UUID]) -> ExpectedRow:
    said = of.expected
    document = of.document if of.document is not None and of.document.pk in open_to_us else None
    label = numbering.type_name(programme.issuer.regime, said.type_code, on=clock.today())
    return {
        "id": said.pk,
        "ordinal": said.ordinal,
        "type": {"code": said.type_code, "label": label},
        "subject": said.subject,
        "drafting": assignee(said.drafting),
        "drafter": seat(said.drafter) if said.drafter is not None else None,
        "advising": [assignee(one.place) for one in of.advising],
        "signer_post": post(said.signer_post) if said.signer_post is not None else None,
        "submit_on": of.submit_on,
        "issue_on": of.issue_on,
        "first_submit_on": said.first_submit_on,
        "first_issue_on": said.first_issue_on,
        "note": said.note,
        "state": coded(PaperState, of.state.value),
        "is_late": of.is_late,
        "issued_on": of.issued_on,
        "document": document.pk if document is not None else None,
        "symbol": document.symbol if document is not None else "",
    }
