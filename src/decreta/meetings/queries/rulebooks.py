"""By which rules a body decides on a day: its own, else those of its regime."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.deciding import Majority, Quorum, Share
from decreta.meetings.enums import (
    Base,
    ConsentOffered,
    Counted,
    Manner,
    MessagesKept,
    PapersMarked,
    Part,
    PositionsShown,
    Shortness,
    Subject,
    Submitter,
    Substitutes,
    Tie,
)
from decreta.meetings.models import Paper, RuleBook
from decreta.meetings.models.rulebooks import as_ever
from decreta.meetings.regimes import defaults_of
from decreta.organisation.models import Body


@dataclass(frozen=True)
class SubjectTerms:
    """What one subject needs."""

    subject: Subject
    majority: Majority
    manner: Manner


@dataclass(frozen=True)
class Rules:
    """The rules that hold on a day. `book` is None where they are the regime's."""

    quorum: Share
    counted: Counted
    tie: Tie
    proxy_limit: int
    convocation_days: int
    papers_days: int
    reminder_days: int
    substitutes: Substitutes
    proposers: tuple[Part, ...]
    subjects: tuple[SubjectTerms, ...]
    book: RuleBook | None = None
    short_notice: Shortness = Shortness.NOTED
    urgent_days: int = 0
    motion_supporters: int = 0
    amends_before: bool = False
    positions_shown: PositionsShown = PositionsShown.STAFF
    consent_offered: ConsentOffered = ConsentOffered.ANSWERED
    positions_days: int = 0
    submitters: tuple[Submitter, ...] = (Submitter.DRAFTER,)
    papers_marked: PapersMarked = PapersMarked.NEVER
    papers_open_days: int = 0
    room_messages: bool = False
    messages_kept: MessagesKept = MessagesKept.MINUTES

    def of(self, subject: str) -> SubjectTerms:
        """The terms of a subject. Raises LookupError for one that is not known."""
        for one in self.subjects:
            if one.subject == subject:
                return one
        raise LookupError(subject)

    def marks(self, paper: Paper) -> bool:
        """Whether a paper leaves only with its reader's name on every page. `paper` carries its point."""
        is_closed = paper.is_restricted or paper.item.is_restricted
        return self.papers_marked == PapersMarked.ALWAYS or (
            self.papers_marked == PapersMarked.RESTRICTED and is_closed
        )

    def quorum_of(self, *, present: int, members: int) -> Quorum:
        """The arithmetic of those present."""
        return Quorum(self.quorum, present, members)


def rules_of(body: Body, *, on: dt.date) -> Rules:
    """The rules of a body on a day. Two statements, one where it has none of its own."""
    book = (
        RuleBook.objects.filter(body=body, valid_from__lte=on)
        .order_by("-valid_from", "-version")
        .prefetch_related("subjects")
        .first()
    )
    return _of_regime(body.regime) if book is None else of_book(book)


def quorum_rules_of(body: Body, *, on: dt.date) -> Rules:
    """The same for pages that ask for the quorum only: the subjects are left out. One statement."""
    book = next(iter(book_of.rows(body.pk, on)), None)
    return _of_regime(body.regime) if book is None else _of_book(book, ())


@prepared
def book_of(body: UUID, day: dt.date) -> QuerySet[RuleBook]:
    """The version of a body's own rules that held on a day, if it has any."""
    return RuleBook.objects.filter(body_id=body, valid_from__lte=day).order_by("-valid_from", "-version")[:1]


def of_book(book: RuleBook) -> Rules:
    """A version as rules. `book` carries its subjects."""
    tie, ruled = Tie(book.tie), {one.subject: one for one in book.subjects.all()}
    subjects = tuple(
        SubjectTerms(
            subject,
            Majority(Share(one.numerator, one.denominator, one.is_more_than), Base(one.base), tie),
            Manner(one.manner),
        )
        for subject in Subject
        if (one := ruled.get(subject)) is not None
    )
    return _of_book(book, subjects)


def _of_book(book: RuleBook, subjects: tuple[SubjectTerms, ...]) -> Rules:
    return Rules(
        quorum=Share(book.numerator, book.denominator, book.is_more_than),
        counted=Counted(book.counted),
        tie=Tie(book.tie),
        proxy_limit=book.proxy_limit,
        convocation_days=book.convocation_days,
        papers_days=book.papers_days,
        reminder_days=book.reminder_days,
        substitutes=Substitutes(book.substitutes),
        proposers=tuple(Part(one) for one in book.proposers),
        subjects=subjects,
        book=book,
        short_notice=Shortness(book.short_notice),
        urgent_days=book.urgent_days,
        motion_supporters=book.motion_supporters,
        amends_before=book.amends_before,
        positions_shown=PositionsShown(book.positions_shown),
        consent_offered=ConsentOffered(book.consent_offered),
        positions_days=book.positions_days,
        submitters=tuple(Submitter(one) for one in book.submitters),
        papers_marked=PapersMarked(book.papers_marked),
        papers_open_days=book.papers_open_days,
        room_messages=book.room_messages,
        messages_kept=MessagesKept(book.messages_kept),
    )


def _of_regime(regime: str) -> Rules:
    facts = defaults_of(regime)
    tie = Tie(facts["tie"])
    return Rules(
        quorum=Share.read(facts["quorum"]["share"]),
        counted=Counted(facts["quorum"]["counted"]),
        tie=tie,
        proxy_limit=facts["proxy_limit"],
        convocation_days=facts["convocation_days"],
        papers_days=facts["papers_days"],
        reminder_days=facts["reminder_days"],
        substitutes=Substitutes(facts["substitutes"]),
        proposers=tuple(Part(one) for one in facts["proposers"]),
        subjects=tuple(
            SubjectTerms(
                Subject(name), Majority(Share.read(one["share"]), Base(one["base"]), tie), Manner(one["manner"])
            )
            for name, one in facts["subjects"].items()
        ),
    )


def submitters_of(bodies: Iterable[Body], *, on: dt.date) -> dict[UUID, frozenset[str]]:
    """By body, who submits points to it by the rules of a day. One statement for any number of bodies."""
    ids = [one.pk for one in bodies]
    books = RuleBook.objects.filter(body_id__in=ids, valid_from__lte=on)
    newest = books.order_by("body_id", "-valid_from", "-version").distinct("body_id")
    ruled = dict(newest.values_list("body_id", "submitters"))
    return {pk: frozenset(ruled.get(pk, as_ever())) for pk in ids}


def versions_of(body: Body) -> list[Rules]:
    """Every version that a body has had, the one that holds longest ago last. Two statements."""
    return [of_book(one) for one in RuleBook.objects.filter(body=body).prefetch_related("subjects")]
