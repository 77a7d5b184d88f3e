"""What remains of sittings as it is shown: minutes with their editions, decisions with their life, who came over a term."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, Place, at, coded, doer, moment, place
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.assignments.enums import Timeliness
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents.models import Document
from decreta.meetings import rules as sittings
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes.enums import Life, LinkKind, MinutesState, Outcome, Stance, Way, Work
from decreta.minutes.models import Decision, DecisionLink, Edition, Minutes, Remark
from decreta.minutes.queries.decided import links_of, rows_of
from decreta.minutes.queries.terms import attendance as attendance_of
from decreta.minutes.queries.terms import held
from decreta.minutes.queries.texts import Kept, Shown, kept_in, newest, passages_of
from decreta.organisation.models import Body


class MinutesRow(TypedDict):
    """The minutes of a sitting."""

    id: UUID
    sitting: UUID
    body: Place
    title: str
    starts_at: dt.datetime
    state: Coded
    comments_until: dt.datetime | None
    approved_at: dt.datetime | None
    approved_way: Coded | None


class PassageShape(TypedDict):
    """A passage: what stands above it on paper, and its words. `revision` while they are written, null in editions."""

    key: str
    label: str
    headed: str
    text: str
    point: UUID | None
    revision: int | None


class EditionRef(TypedDict):
    """An edition that was put before the members."""

    ordinal: int
    made_at: dt.datetime
    made_by: Doer
    content_hash: str


class EditionShape(EditionRef):
    """The same with its words in the language of the answer; the hash is that of the whole in every language."""

    minutes: UUID
    passages: list[PassageShape]


class RemarkShape(TypedDict):
    """What a member said of the newest edition; `about` is the key of a passage, empty for the whole."""

    id: UUID
    holding: SeatShape
    stance: Coded
    about: str
    text: str
    made_at: dt.datetime
    outcome: Coded
    answer: str
    answered_at: dt.datetime | None
    answered_by: Doer | None


class RemarkDetail(RemarkShape):
    """The same by itself, with the edition that it is bound to."""

    minutes: UUID
    edition: int


class MinutesShape(MinutesRow):
    """The same with its words: `edition` says in which edition, null where they are being written.

    `approved_under` is the point of a later sitting, where one reads it.
    """

    edition: int | None
    passages: list[PassageShape]
    editions: list[EditionRef]
    remarks: list[RemarkShape]
    approved_under: UUID | None
    document: UUID | None


class DecisionRow(TypedDict):
    """What a body decided, and what held of it on the day that was asked for; sitting and point for who sees them."""

    id: UUID
    symbol: str
    number: int
    body: Place
    sitting: UUID | None
    point: UUID | None
    subject: str
    text: str
    result: str
    decided_on: dt.date
    effective_on: dt.date
    life: Coded


class DecisionLinkShape(TypedDict):
    """Another decision that changes this one, or is changed by it, from a day on."""

    decision: UUID
    symbol: str
    kind: Coded
    effective_on: dt.date
    note: str


class DecidedTask(TypedDict):
    """A task that follows from it; its words are at `/tasks/{id}`."""

    id: UUID
    timeliness: Coded
    lapses_at: dt.datetime | None


class DecisionDetail(DecisionRow):
    """The same with what it changes, what changes it, the paper that carries it and the tasks that follow."""

    as_of: dt.date
    changes: list[DecisionLinkShape]
    changed_by: list[DecisionLinkShape]
    document: UUID | None
    anchor: str
    work: Coded
    tasks: list[DecidedTask]


class MemberShape(TypedDict):
    """One person over closed sittings. `share` is in hundredths of those to which he was invited."""

    person: str
    post: str
    invited: int
    present: int
    remote: int
    excused: int
    absent: int
    minutes: int
    share: int | None


class AttendanceShape(TypedDict):
    """Who came to the closed sittings of a body: of one term, or of all."""

    body: Place
    term: UUID | None
    sittings: int
    items: list[MemberShape]


@dataclass(frozen=True)
class Asked:
    """A decision, and the day as of whose end it is asked for."""

    decision: Decision
    as_of: dt.date

    @property
    def pk(self) -> UUID:
        key: UUID = self.decision.pk
        return key


def minutes(actor: Actor) -> QuerySet[Minutes]:
    """Minutes that the actor sees."""
    return Minutes.objects.visible_to(actor).select_related("sitting__body", "sitting__chair_post", "document")


def find(actor: Actor, key: UUID) -> Minutes:
    """Minutes that the actor may read; 404 before anything was put before him, unless he writes or signs them."""
    found: Minutes = get_object_or_404(minutes(actor), pk=key)
    return found


def _is_writing(of: Minutes, actor: Actor) -> bool:
    return of.state == MinutesState.DRAFT and allows(sittings.may_run, of.sitting, by=actor)


def row(of: Minutes) -> MinutesRow:
    """Minutes in a list."""
    return {
        "id": of.pk,
        "sitting": of.sitting_id,
        "body": place(of.sitting.body),
        "title": of.sitting.shown_title,
        "starts_at": moment(of.sitting.starts_at),
        "state": coded(MinutesState, of.state),
        "comments_until": at(of.comments_until),
        "approved_at": at(of.approved_at),
        "approved_way": coded(Way, of.approved_way) if of.approved_way else None,
    }


def shown(of: Minutes, actor: Actor) -> MinutesShape:
    """Who writes reads the words as they stand now; everybody else the newest edition that was put before him."""
    edition = newest(of)
    is_writing = _is_writing(of, actor)
    is_live = edition is None or is_writing
    kept = kept_in(edition, _language(), actor) if edition is not None else []
    told = {"", *(one.key for one in kept)}
    document = Document.objects.visible_to(actor).filter(pk=of.document_id).values_list("pk", flat=True).first()
    point = AgendaItem.objects.visible_to(actor).filter(pk=of.approved_under_id).values_list("pk", flat=True).first()
    remarks = edition.remarks.select_related("holding__person", "holding__post") if edition is not None else []
    return {
        **row(of),
        "edition": None if is_live or edition is None else edition.ordinal,
        "passages": [_live(one) for one in passages_of(of, None if is_writing else actor)]
        if is_live
        else [_kept(one) for one in kept],
        "editions": [_edition(one) for one in of.editions.defer("content")],
        "remarks": [_remark(one) for one in remarks if one.key in told],
        "approved_under": point,
        "document": document,
    }


def find_remark(actor: Actor, key: UUID) -> Remark:
    """A remark on minutes that the actor may see; 404 where it is about a point that he does not read."""
    related = ("edition__minutes__sitting__body", "edition__minutes__sitting__chair_post")
    visible = Remark.objects.filter(edition__minutes__in=Minutes.objects.visible_to(actor))
    found: Remark = get_object_or_404(
        visible.select_related(*related, "holding__person", "holding__post"),
        pk=key,
    )
    if not is_told(found.edition, found.key, actor):
        raise Http404
    return found


def is_told(of: Edition, key: str, actor: Actor) -> bool:
    """Whether the actor reads a passage of an edition; the empty key is the whole."""
    return not key or key in {one.key for one in kept_in(of, _language(), actor)}


def remark_shown(of: Remark, actor: Actor) -> RemarkDetail:
    """A remark by itself."""
    return {**_remark(of), "minutes": of.edition.minutes_id, "edition": of.edition.ordinal}


def _remark(of: Remark) -> RemarkShape:
    return {
        "id": of.pk,
        "holding": seat_shape(of.holding),
        "stance": coded(Stance, of.stance),
        "about": of.key,
        "text": of.text,
        "made_at": moment(of.made_at),
        "outcome": coded(Outcome, of.outcome),
        "answer": of.answer,
        "answered_at": at(of.answered_at),
        "answered_by": doer(of.answered_by) if of.answered_by else None,
    }


def find_edition(actor: Actor, key: tuple[UUID, int]) -> Edition:
    """An edition of minutes that the actor may see."""
    pk, ordinal = key
    visible = Minutes.objects.visible_to(actor).filter(pk=pk)
    return get_object_or_404(Edition, minutes__in=visible, ordinal=ordinal)


def edition_shown(of: Edition, actor: Actor) -> EditionShape:
    """An edition without the points that the actor does not read."""
    passages = [_kept(one) for one in kept_in(of, _language(), actor)]
    return {**_edition(of), "minutes": of.minutes_id, "passages": passages}


def edition_key(of: Edition) -> str:
    """The end of its address, behind that of the minutes."""
    return f"{of.minutes_id}/editions/{of.ordinal}"


def _language() -> str:
    return (get_language() or "vi")[:2]


def _edition(of: Edition) -> EditionRef:
    return {
        "ordinal": of.ordinal,
        "made_at": moment(of.made_at),
        "made_by": doer(of.made_by),
        "content_hash": of.content_hash,
    }


def _live(of: Shown) -> PassageShape:
    said = of.computed
    return {
        "key": said.key,
        "label": said.label,
        "headed": said.headed,
        "text": of.text,
        "point": said.point,
        "revision": of.revision,
    }


def _kept(of: Kept) -> PassageShape:
    return {
        "key": of.key,
        "label": of.label,
        "headed": of.headed,
        "text": of.text,
        "point": UUID(of.point) if of.point else None,
        "revision": None,
    }


def decided(found: QuerySet[Decision], actor: Actor) -> QuerySet[Decision]:
    """Decisions with all that a row shows, and whether the actor sees the sitting and reads the point."""
    seen = Sitting.objects.visible_to(actor).filter(pk=OuterRef("sitting_id"))
    read = AgendaItem.objects.visible_to(actor).filter(pk=OuterRef("item_id"))
    return found.select_related("body").annotate(is_sitting_seen=Exists(seen), is_point_read=Exists(read))


def decision_row(of: Decision, as_of: dt.date) -> DecisionRow:
    """A decision in a list, with its life at the end of a day."""
    given: Any = of
    return {
        "id": of.pk,
        "symbol": of.symbol,
        "number": of.number,
        "body": place(of.body),
        "sitting": of.sitting_id if given.is_sitting_seen else None,
        "point": of.item_id if given.is_point_read else None,
        "subject": of.subject,
        "text": of.text,
        "result": of.result,
        "decided_on": of.decided_on,
        "effective_on": of.effective_on,
        "life": coded(Life, of.life(as_of)),
    }


def find_decision(actor: Actor, key: UUID) -> Asked:
    """A decision that the actor sees, as of today."""
    return Asked(get_object_or_404(Decision.objects.visible_to(actor), pk=key), clock.today())


def decision_shown(of: Asked, actor: Actor) -> DecisionDetail:
    """A decision with its links and tasks as of a day, as far as the actor sees them."""
    visible = Decision.objects.visible_to(actor).with_life(of.as_of).filter(pk=of.pk)
    found = next(iter(rows_of(decided(visible, actor), as_of=of.as_of, actor=actor)))
    changes, changed_by = links_of(found.decision, actor)
    return {
        **decision_row(found.decision, of.as_of),
        "as_of": of.as_of,
        "changes": [_link(one, one.earlier) for one in changes],
        "changed_by": [_link(one, one.later) for one in changed_by],
        "document": found.document.pk if found.document is not None else None,
        "anchor": found.decision.anchor if found.document is not None else "",
        "work": coded(Work, found.work),
        "tasks": [
            {"id": one.task.pk, "timeliness": coded(Timeliness, one.timeliness), "lapses_at": at(one.lapses_at)}
            for one in found.tasks
        ],
    }


def _link(of: DecisionLink, other: Decision) -> DecisionLinkShape:
    return {
        "decision": other.pk,
        "symbol": other.symbol,
        "kind": coded(LinkKind, of.kind),
        "effective_on": of.effective_on,
        "note": of.note,
    }


def attendance(actor: Actor, code: str, term: str) -> AttendanceShape:
    """Who came over a term (its id; empty for the newest, `all` for every one). At most five statements."""
    seen = Body.objects.filter(pk__in=Sitting.objects.visible_to(actor).values("body"))
    body: Body = get_object_or_404(seen, code=code)
    wanted = None
    if term != "all":
        wanted = get_object_or_404(body.terms, pk=term) if term else body.terms.order_by("-valid_from").first()
    sittings = held(actor, body, wanted)
    return {
        "body": place(body),
        "term": wanted.pk if wanted is not None else None,
        "sittings": sittings.count(),
        "items": [
            {
                "person": one.person,
                "post": one.post,
                "invited": one.invited,
                "present": one.present,
                "remote": one.remote,
                "excused": one.excused,
                "absent": one.absent,
                "minutes": one.minutes,
                "share": one.share,
            }
            for one in attendance_of(sittings)
        ],
    }
