"""Decisions in writing as they are shown: questions, who has answered, and what they came to once it is told."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Place, at, coded, moment, place
from decreta.api.queries.common import Seat as SeatShape
from decreta.api.queries.common import seat as seat_shape
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.meetings.enums import SittingState, Tie
from decreta.meetings.models import AgendaItem, Paper
from decreta.procedures import rules
from decreta.procedures.enums import Silence, Stance, Via
from decreta.procedures.models import Procedure
from decreta.procedures.queries.forms import Answered, Asked, asked
from decreta.procedures.queries.forms import answered as answers_of
from decreta.procedures.tables import state_words
from decreta.procedures.words import result

CONVERTED = "converted"


class ProcedureRow(TypedDict):
    """A decision in writing; `state` is that of its sitting, or `converted` where it was turned into a session."""

    id: UUID
    sitting: UUID
    body: Place
    number_in_term: int | None
    title: str
    until: dt.datetime
    state: Coded
    majority: Coded
    silence: Coded
    tie: Coded
    chair_breaks_ties: bool
    convert_at: int | None


class CountShape(TypedDict):
    """What a question came to, of all members. `words` give the arithmetic; they and `is_adopted` come with the closing.

    `is_adopted` stays null while a tie waits for the chair.
    """

    members: int
    agree: int
    disagree: int
    other: int
    silent: int
    needed: int
    is_adopted: bool | None
    words: str


class OpinionShape(TypedDict):
    """What a member said to a question."""

    person: str
    stance: Coded
    text: str


class QuestionShape(TypedDict):
    """A question. Count and opinions are null until they are told: at the closing, before it to who runs the procedure."""

    point: UUID
    number: str
    title: str
    text: str
    papers: list[UUID]
    count: CountShape | None
    opinions: list[OpinionShape] | None


class AskedShape(TypedDict):
    """A member who is asked, and when and how his form came."""

    holding: SeatShape
    answered_at: dt.datetime | None
    via: Coded | None
    asks_for_session: bool


class OwnOpinionShape(TypedDict):
    """What one said oneself to a question."""

    point: UUID
    stance: Coded
    text: str


class OwnFormShape(TypedDict):
    """One's own form as it counts now; until the deadline it can be filled in anew."""

    answered_at: dt.datetime
    via: Coded
    asks_for_session: bool
    opinions: list[OwnOpinionShape]


class ProcedureShape(ProcedureRow):
    """The same with its questions, with who is asked, and with one's own form (null for who has not answered)."""

    questions: list[QuestionShape]
    asked: list[AskedShape]
    own: OwnFormShape | None


def procedures(actor: Actor) -> QuerySet[Procedure]:
    """Decisions in writing that the actor sees."""
    found = Procedure.objects.visible_to(actor)
    return found.select_related("sitting__body", "sitting__chair_post__body", "sitting__term")


def find(actor: Actor, key: UUID) -> Procedure:
    """A decision in writing that the actor sees."""
    return get_object_or_404(procedures(actor), pk=key)


def row(of: Procedure) -> ProcedureRow:
    """A decision in writing in a list."""
    sitting = of.sitting
    return {
        "id": of.pk,
        "sitting": of.sitting_id,
        "body": place(sitting.body),
        "number_in_term": sitting.number_in_term,
        "title": sitting.shown_title,
        "until": moment(of.until),
        "state": {"code": CONVERTED if of.is_converted else sitting.state, "label": state_words(of)},
        "majority": {"code": of.majority, "label": of.get_majority_display()},
        "silence": coded(Silence, of.silence),
        "tie": coded(Tie, of.tie),
        "chair_breaks_ties": of.tie == Tie.CHAIRS_SIDE,
        "convert_at": of.convert_at,
    }


def shown(of: Procedure, actor: Actor) -> ProcedureShape:
    """What others say is told when it is counted; who runs it sees it come. Nine statements at most."""
    is_closed = of.sitting.state == SittingState.CLOSED and not of.is_converted
    is_told = is_closed or allows(rules.may_run, of.sitting, by=actor)
    read = set(AgendaItem.objects.visible_to(actor).filter(sitting=of.sitting).values_list("pk", flat=True))
    papers: dict[UUID, list[UUID]] = {}
    for item, pk in Paper.objects.visible_to(actor).filter(item__in=read).values_list("item_id", "pk"):
        papers.setdefault(item, []).append(pk)
    said, members = answers_of(of), asked(of)
    return {
        **row(of),
        "questions": [
            _question(one, of, papers.get(one.question.item_id, []), is_told=is_told, is_closed=is_closed)
            for one in said
            if one.question.item_id in read
        ],
        "asked": [
            {
                "holding": seat_shape(one.invitation.holding),
                "answered_at": at(one.form.answered_at) if one.form is not None else None,
                "via": coded(Via, one.form.via) if one.form is not None else None,
                "asks_for_session": one.form is not None and one.form.asks_for_session,
            }
            for one in members
        ],
        "own": _own(of, members, said, actor),
    }


def _own(of: Procedure, members: list[Asked], said: list[Answered], actor: Actor) -> OwnFormShape | None:
    """The actor's own form, which he reads from the moment he sent it."""
    mine = rules.mine(of.sitting, by=actor)
    form = next((one.form for one in members if mine is not None and one.invitation.pk == mine.pk), None)
    if form is None:
        return None
    return {
        "answered_at": moment(form.answered_at),
        "via": coded(Via, form.via),
        "asks_for_session": form.asks_for_session,
        "opinions": [
            {"point": one.question.item_id, "stance": coded(Stance, opinion.stance), "text": opinion.text}
            for one in said
            for opinion in one.opinions
            if opinion.form_id == form.pk
        ],
    }


def _question(
    of: Answered, procedure: Procedure, papers: list[UUID], *, is_told: bool, is_closed: bool
) -> QuestionShape:
    item, tally = of.question.item, of.tally
    count: CountShape = {
        "members": tally.members,
        "agree": tally.agree,
        "disagree": tally.disagree,
        "other": tally.other,
        "silent": tally.silent,
        "needed": tally.needed,
        "is_adopted": tally.is_adopted if is_closed and not tally.waits else None,
        "words": result(tally, procedure.rule, chair_word=of.question.chair_word) if is_closed else "",
    }
    said: list[OpinionShape] = [
        {"person": str(one.form.person), "stance": coded(Stance, one.stance), "text": one.text} for one in of.opinions
    ]
    return {
        "point": item.pk,
        "number": item.number,
        "title": item.title,
        "text": of.question.text,
        "papers": papers,
        "count": count if is_told else None,
        "opinions": said if is_told else None,
    }
