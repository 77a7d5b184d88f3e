"""Urging letters: what the ladder proposes, and what became of those that were drafted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from decreta.assignments.enums import Colour, RungKind
from decreta.assignments.models import WHOSE, Assignment, Report, Rung
from decreta.assignments.queries.whom import COLUMNS, LETTERS, letter_of, named
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import UrgingLetter, UrgingLine
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Reply
from decreta.urging.models import Dismissal

_COLOURS = list(Colour)
_SHOWN = 100
_DISMISSED = 20


@dataclass(frozen=True)
class Proposal:
    """A letter to one addressee that the ladder proposes: how urgent, about how many tasks, since when."""

    body_id: UUID
    body_code: str
    key: str
    addressee: str
    colour: Colour
    tasks: int
    since: dt.datetime


def _pending(bodies: frozenset[UUID]) -> QuerySet[Rung]:
    """Rungs that propose a letter, while the work is open and none was drafted since for it, nor was it put aside."""
    drafted = UrgingLine.objects.filter(assignment=OuterRef("assignment"), letter__created_at__gte=OuterRef("fired_at"))
    drafted = drafted.exclude(letter__document__state=DocumentState.WITHDRAWN)
    names = ("done_reported_at", "done_accepted_at", "closed_at", "suspended_at")
    open_ones = {f"assignment__{name}": None for name in names}
    found = Rung.objects.filter(kind=RungKind.LETTER, assignment__monitor__in=bodies, **open_ones)
    dismissed = Dismissal.objects.filter(rung=OuterRef("pk"))
    return found.filter(~Exists(drafted), ~Exists(dismissed), lapses_at=F("assignment__current_lapses_at"))


def _by_agency(found: QuerySet[Rung]) -> QuerySet[Any, Any]:
    """One row for each who answers to a body, the most urgent first."""
    rank = Case(
        *(When(colour=one, then=Value(place)) for place, one in enumerate(_COLOURS)), output_field=IntegerField()
    )
    rows: QuerySet[Any, Any] = found.values(
        body_pk=F("assignment__monitor"),
        code=F("assignment__monitor__code"),
        letter=letter_of("assignment__"),
        who=Coalesce(*(f"assignment__{one}_id" for one in COLUMNS.values())),
        addressee=named("name_vi", "assignment__"),
    )
    rows = rows.annotate(rank=Max(rank), tasks=Count("assignment", distinct=True), since=Min("fired_at"))
    return rows.order_by("-rank", "-tasks", "addressee", "who")


@prepared
def _first(bodies: frozenset[UUID]) -> QuerySet[Any, Any]:
    return _by_agency(_pending(bodies))[:_SHOWN]


def proposals(bodies: frozenset[UUID]) -> list[Proposal]:
    """What is proposed for bodies, the hundred most urgent. One statement."""
    return read_proposals(_first.rows(bodies) if bodies else [])


def proposed_by(body_id: UUID) -> QuerySet[Any, Any]:
    """Everything that is proposed for a body, as rows for `read_proposals`: a page reads its own."""
    return _by_agency(_pending(frozenset({body_id})))


def proposals_to(body_id: UUID, keys: Sequence[str]) -> list[Proposal]:
    """What is proposed to some agencies, by their keys. One statement."""
    whose = Q(pk__in=[])
    for key in keys:
        whose |= _to(key)
    return read_proposals(_by_agency(_pending(frozenset({body_id})).filter(whose)))


def read_proposals(rows: Iterable[Mapping[str, Any]]) -> list[Proposal]:
    """Rows of agencies as proposals."""
    return [
        Proposal(
            body_id=one["body_pk"],
            body_code=one["code"],
            key=f"{one['letter']}:{one['who']}",
            addressee=one["addressee"],
            colour=_COLOURS[one["rank"]],
            tasks=one["tasks"],
            since=one["since"],
        )
        for one in rows
    ]


def _to(key: str) -> Q:
    """Rungs of one agency, by its key."""
    kind, _sep, text = key.partition(":")
    column = next((COLUMNS[model] for model, letter in LETTERS.items() if letter == kind), "")
    try:
        return Q(**{f"assignment__{column}": UUID(text)}) if column else Q(pk__in=[])
    except ValueError:
        return Q(pk__in=[])


def proposing(body_id: UUID, key: str) -> QuerySet[Rung]:
    """The rungs that propose a letter to an agency."""
    return _pending(frozenset({body_id})).filter(_to(key))


def proposed_assignments(body_id: UUID, key: str) -> QuerySet[Assignment]:
    """The assignments that a proposed letter is about, what is late longest first."""
    found = Assignment.objects.filter(pk__in=proposing(body_id, key).values("assignment"))
    return found.select_related(*WHOSE, "monitor").order_by("current_lapses_at", "pk")


def dismissed(body_id: UUID) -> QuerySet[Dismissal]:
    """Proposals of a body that were put aside, the newest first."""
    found = Dismissal.objects.filter(rung__assignment__monitor=body_id)
    return found.select_related(*(f"rung__assignment__{one}" for one in WHOSE))[:_DISMISSED]


def with_answers(letters: QuerySet[UrgingLetter]) -> QuerySet[UrgingLetter]:
    """Letters with how many of their tasks were answered (`answered` of `urged`), and whether a reply was issued.

    A task is answered by a report that was made since, or by its end.
    """
    reported = Report.objects.filter(assignment=OuterRef("lines__assignment"), reported_at__gte=OuterRef("created_at"))
    done = Q(lines__assignment__done_reported_at__isnull=False) | Q(lines__assignment__done_accepted_at__isnull=False)
    done |= Q(lines__assignment__closed_at__isnull=False) | Q(Exists(reported))
    replied = Reply.objects.filter(arrival__document=OuterRef("document"), document__state=DocumentState.ISSUED)
    return letters.annotate(
        urged=Count("lines", distinct=True),
        answered=Count("lines", filter=done, distinct=True),
        is_replied=Exists(replied),
    )


def is_answered() -> Q:
    """Of letters with answers: whether nothing is waited for."""
    return Q(is_replied=True) | Q(answered=F("urged"))


def is_late(day: dt.date) -> Q:
    """Of letters with answers: whether the last day for the answer has passed without one."""
    return Q(answer_by__lt=day, document__state=DocumentState.ISSUED) & ~is_answered()


@dataclass(frozen=True)
class Letter:
    """A letter in the list, with its clock."""

    letter: UrgingLetter
    addressee: str

    @property
    def state(self) -> str:
        """`draft`, `answered`, `late` or `waiting`."""
        one: Any = self.letter
        if one.document.state != DocumentState.ISSUED:
            return "draft"
        if one.is_replied or one.answered == one.urged:
            return "answered"
        return "late" if one.answer_by and one.answer_by < clock.today() else "waiting"


def listed(body_id: UUID, actor: Actor) -> QuerySet[UrgingLetter]:
    """The letters of a body whose papers the actor sees, the newest first."""
    seen = Document.objects.filter(pk=OuterRef("document")).filter(Document.seen_by(actor, at=clock.now()))
    found = UrgingLetter.objects.filter(Exists(seen), body_id=body_id)
    found = found.exclude(document__state=DocumentState.WITHDRAWN)
    return with_answers(found).select_related("document").defer("document__search").order_by("-created_at", "-pk")


def shown(letters: list[UrgingLetter]) -> list[Letter]:
    """Letters with the agencies that they go to. One statement."""
    lines = UrgingLine.objects.filter(letter__in=letters).select_related(*(f"assignment__{one}" for one in WHOSE))
    to = {one.letter_id: str(one.assignment.assignee) for one in lines}
    return [Letter(one, to.get(one.pk, "")) for one in letters]


@prepared
def of_document(document_id: UUID) -> QuerySet[UrgingLetter]:
    """The letter that a document is."""
    return with_answers(UrgingLetter.objects.filter(document_id=document_id)).select_related("body", "organisation")
