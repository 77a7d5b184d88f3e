"""Sittings as they are shown: agenda with papers and conclusions, who is invited and present."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Names, Place, PostRef, at, coded, moment, name_in, place, post
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.api.queries.rooms import RoomRef
from decreta.core.actor import Actor
from decreta.documents.models import Document
from decreta.meetings import policies, rules
from decreta.meetings.enums import Answer, Audience, Part, PointKind, Presence, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Paper, Sitting
from decreta.meetings.queries.room import Room, Seat, room_of


class SittingRow(TypedDict):
    """A sitting in a list."""

    id: UUID
    body: Place
    number_in_term: int | None
    title: str
    titles: Names
    place: str
    room: RoomRef | None
    starts_at: dt.datetime
    ends_at: dt.datetime
    chair_post: PostRef
    state: Coded
    convened_at: dt.datetime | None
    opened_at: dt.datetime | None
    closed_at: dt.datetime | None


class PaperShape(TypedDict):
    """A paper of a point in its present version; its file is at `/papers/{id}/file`. `read_version` is what one has opened."""

    id: UUID
    point: UUID
    title: str
    ordinal: int
    pages: int | None
    sha256: str
    audience: Coded
    version: int
    since: dt.datetime
    read_version: int | None


class ConclusionShape(TypedDict):
    """One conclusion of the chair, with the number of its revision; a draft is proposed and not concluded yet."""

    id: UUID
    point: UUID
    ordinal: int
    text: str
    revision: int
    is_draft: bool


class PointShape(TypedDict):
    """A point of the agenda."""

    id: UUID
    sitting: UUID
    position: int
    number: str
    level: int
    kind: Coded
    purpose: Coded
    audience: Coded
    is_withheld: bool
    is_late: bool
    title: str
    presenter: str
    minutes: int
    why: str
    proposed: str
    text_version: int
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    papers: list[PaperShape]
    conclusions: list[ConclusionShape]


class InvitationShape(TypedDict):
    """Who is invited, as what, what he answered and how he is present. A reason is shown to him and to who prepares."""

    id: UUID
    sitting: UUID
    holding: SeatShape
    part: Coded
    answer: Coded
    reason: str | None
    presence: Coded | None
    since: dt.datetime | None


class Present(TypedDict):
    """Chair and members: how many there are, and how they are present."""

    members: int
    in_room: int
    remote: int
    absent: int


class SittingShape(SittingRow):
    """A sitting with everything that belongs to it."""

    serves: list[Place]
    current_point: UUID | None
    points: list[PointShape]
    invitations: list[InvitationShape]
    present: Present
    notice: UUID | None


_PLACE = ("code", "name_vi", "name_en", "name_ja")
ROW = (
    *("id", "pk", "number_in_term", "title", "title_en", "title_ja", "place", "starts_at", "ends_at", "state"),
    *("convened_at", "opened_at", "closed_at"),
    *("booking__room_id", "booking__room__name", "booking__cancelled_at"),
    *(f"{of}__{name}" for of in ("body", "chair_post") for name in _PLACE),
)


def row(of: dict[str, Any]) -> SittingRow:
    """A row of the list, from the columns of `ROW`."""
    return {
        "id": of["id"],
        "body": {"kind": "body", "code": of["body__code"], "name": name_in(of, "body__")},
        "number_in_term": of["number_in_term"],
        "title": name_in({"name_vi": of["title"], "name_en": of["title_en"], "name_ja": of["title_ja"]}),
        "titles": {"vi": of["title"], "en": of["title_en"], "ja": of["title_ja"]},
        "place": of["place"],
        "room": _room_in(of),
        "starts_at": moment(of["starts_at"]),
        "ends_at": moment(of["ends_at"]),
        "chair_post": {"code": of["chair_post__code"], "name": name_in(of, "chair_post__")},
        "state": coded(SittingState, of["state"]),
        "convened_at": at(of["convened_at"]),
        "opened_at": at(of["opened_at"]),
        "closed_at": at(of["closed_at"]),
    }


def _room_in(of: dict[str, Any]) -> RoomRef | None:
    if of["booking__room_id"] is None or of["booking__cancelled_at"] is not None:
        return None
    return {"id": of["booking__room_id"], "name": of["booking__room__name"]}


def find(actor: Actor, key: UUID) -> Sitting:
    """A sitting that the actor may see."""
    read = Sitting.objects.visible_to(actor).select_related("body", "term", "chair_post__body")
    found = read.select_related("booking__room")
    return get_object_or_404(found, pk=key)


def shown(of: Sitting, actor: Actor) -> SittingShape:
    """A sitting. Seven statements more."""
    room = room_of(of, actor=actor)
    prepares = rules.prepares_for(of.body, by=actor)
    notice = policies.live_notice(of)
    is_open = notice is not None and Document.objects.visible_to(actor).filter(pk=notice.document_id).exists()
    return {
        "id": of.pk,
        "body": place(of.body),
        "number_in_term": of.number_in_term,
        "title": of.shown_title,
        "titles": {"vi": of.title, "en": of.title_en, "ja": of.title_ja},
        "place": of.place,
        "room": {"id": of.room.pk, "name": of.room.name} if of.room is not None else None,
        "starts_at": moment(of.starts_at),
        "ends_at": moment(of.ends_at),
        "chair_post": post(of.chair_post),
        "state": coded(SittingState, of.state),
        "convened_at": at(of.convened_at),
        "opened_at": at(of.opened_at),
        "closed_at": at(of.closed_at),
        "serves": [place(one) for one in of.serves.all()],
        "current_point": room.current.pk if room.current is not None else None,
        # A point that is not listed leaves no gap in the places of the others.
        "points": [point(one, place=place) for place, one in enumerate(room.points, start=1)],
        "invitations": [_seat(one, actor, prepares=prepares) for one in room.board.seats],
        "present": _present(room),
        "notice": notice.document_id if notice is not None and is_open else None,
    }


def _present(room: Room) -> Present:
    board = room.board
    return {"members": board.members, "in_room": board.in_room, "remote": board.remote, "absent": board.absent}


def point(of: AgendaItem, *, place: int = 0) -> PointShape:
    """A point with its papers and conclusions; one that is confidential to the reader has neither, and no title."""
    return {
        "id": of.pk,
        "sitting": of.sitting_id,
        "position": place or of.position,
        "number": of.number,
        "level": of.level,
        "kind": coded(PointKind, of.kind),
        "purpose": coded(Purpose, of.purpose),
        "audience": coded(Audience, of.audience),
        "is_withheld": of.is_withheld,
        "is_late": of.is_late,
        "title": of.shown_title,
        "presenter": of.presenter,
        "minutes": of.minutes,
        "why": of.why,
        "proposed": of.proposed,
        "text_version": of.text_version,
        "began_at": at(of.began_at),
        "ended_at": at(of.ended_at),
        "papers": [paper(one) for one in of.papers.all()],
        "conclusions": [conclusion(one) for one in of.conclusions.all()],
    }


def paper(of: Paper) -> PaperShape:
    """A paper of a point."""
    return {
        "id": of.pk,
        "point": of.item_id,
        "title": of.title,
        "ordinal": of.ordinal,
        "pages": of.file.page_count,
        "sha256": of.file.blob_id,
        "audience": coded(Audience, of.audience),
        "version": of.version,
        "since": moment(of.since),
        "read_version": of.read_version,
    }


def conclusion(of: Conclusion) -> ConclusionShape:
    """A conclusion."""
    return {
        "id": of.pk,
        "point": of.item_id,
        "ordinal": of.ordinal,
        "text": of.text,
        "revision": of.revision,
        "is_draft": of.is_draft,
    }


def _seat(of: Seat, actor: Actor, *, prepares: bool) -> InvitationShape:
    row, is_own = of.invitation, of.invitation.holding.person_id == actor.person_id
    return {
        "id": row.pk,
        "sitting": row.sitting_id,
        "holding": seat_shape(row.holding),
        "part": coded(Part, row.part),
        "answer": coded(Answer, row.answer),
        "reason": row.reason if is_own or prepares else None,
        "presence": coded(Presence, of.presence) if of.presence else None,
        "since": at(of.since),
    }


def find_point(actor: Actor, key: UUID) -> AgendaItem:
    """A point that the actor may read."""
    found = AgendaItem.objects.visible_to(actor).select_related("sitting__body", "sitting__chair_post")
    return get_object_or_404(found, pk=key)


def point_shown(of: AgendaItem, actor: Actor) -> PointShape:
    """A point by itself, with those of its papers that the actor may read."""
    papers = Prefetch("papers", queryset=Paper.objects.visible_to(actor).read_by(actor).select_related("file"))
    prefetch_related_objects([of], papers)
    return point(of)


def find_paper(actor: Actor, key: UUID) -> Paper:
    """A paper that the actor may read."""
    found = Paper.objects.visible_to(actor).read_by(actor).select_related("item__sitting__body", "file__blob")
    return get_object_or_404(found, pk=key)


def paper_shown(of: Paper, actor: Actor) -> PaperShape:
    """A paper by itself."""
    return paper(of)


def find_conclusion(actor: Actor, key: UUID) -> Conclusion:
    """A conclusion under a point that the actor may read."""
    found = Conclusion.objects.visible_to(actor).select_related("item__sitting__body", "item__sitting__chair_post")
    return get_object_or_404(found, pk=key)


def conclusion_shown(of: Conclusion, actor: Actor) -> ConclusionShape:
    """A conclusion by itself."""
    return conclusion(of)


def find_invitation(actor: Actor, key: UUID) -> Invitation:
    """An invitation to a sitting that the actor may see."""
    found = Invitation.objects.select_related(
        "sitting__body", "sitting__chair_post", "holding__person__user", "holding__post"
    )
    return get_object_or_404(found, pk=key, sitting__in=Sitting.objects.visible_to(actor))


def invitation_shown(of: Invitation, actor: Actor) -> InvitationShape:
    """An invitation by itself."""
    stay = of.attendances.order_by("-came_at").first()
    is_here = stay is not None and (stay.left_at is None or stay.left_at == of.sitting.closed_at)
    presence = stay.presence if stay is not None and is_here else ""
    since = stay.came_at if stay is not None else None
    return _seat(Seat(of, presence, since), actor, prepares=rules.prepares_for(of.sitting.body, by=actor))
