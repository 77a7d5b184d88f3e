"""Where each expected paper stood at the end of a day: folded from its changes and from the way of its document."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.figures.enums import Ending, Step
from decreta.figures.models import Stay
from decreta.programme.enums import EXPECTED, ChangeKind, PaperState
from decreta.programme.models import Advising, Change, Expected, Programme
from decreta.programme.models.programmes import ExpectedQuerySet

_BY_STEP = {
    Step.DRAFTING: PaperState.DRAFTING,
    Step.CHECKING_CONTENT: PaperState.SUBMITTED,
    Step.CHECKING_FORM: PaperState.SUBMITTED,
    Step.SIGNING: PaperState.ADVISED,
    Step.NUMBERING: PaperState.SIGNED,
    Step.DISPATCHING: PaperState.ISSUED,
}
#: Of these it can be said that the paper was advised on, and that it was signed.
_ADVISED = (PaperState.ADVISED, PaperState.SIGNED, PaperState.ISSUED)
_SIGNED = (PaperState.SIGNED, PaperState.ISSUED)


@dataclass(frozen=True)
class Standing:
    """One expected paper at the end of a day."""

    expected: Expected
    state: PaperState
    submit_on: dt.date
    issue_on: dt.date
    issued_on: dt.date | None
    is_late: bool
    document: Document | None

    @property
    def advising(self) -> list[Advising]:
        """Who is heard on it."""
        return list(self.expected.advising.all())

    @property
    def was_postponed(self) -> bool:
        """Whether another day of issue held than was first expected."""
        return self.issue_on != self.expected.first_issue_on


@dataclass(frozen=True)
class Counts:
    """The figures of a programme: what is expected is the sum of its states; what was taken off stands beside it."""

    states: Counter[PaperState]
    late: int
    issued_late: int

    @classmethod
    def of(cls, rows: Iterable[Standing]) -> Counts:
        many = list(rows)
        return cls(
            Counter(one.state for one in many),
            sum(one.is_late and one.state is not PaperState.ISSUED for one in many),
            sum(one.is_late and one.state is PaperState.ISSUED for one in many),
        )

    @cached_property
    def expected(self) -> int:
        """Papers that are expected."""
        return sum(self.states[one] for one in EXPECTED)

    @cached_property
    def advised(self) -> int:
        """Checked and before the signer, or further."""
        return sum(self.states[one] for one in _ADVISED)

    @cached_property
    def signed(self) -> int:
        """Signed, or further."""
        return sum(self.states[one] for one in _SIGNED)

    @property
    def issued(self) -> int:
        """Issued."""
        return self.states[PaperState.ISSUED]

    @property
    def withdrawn(self) -> int:
        """Taken off the programme with a reason."""
        return self.states[PaperState.WITHDRAWN]

    def as_data(self) -> dict[str, int]:
        """The same by name."""
        return {
            "expected": self.expected,
            **{one.value: self.states[one] for one in EXPECTED},
            "withdrawn": self.withdrawn,
            "late": self.late,
            "issued_late": self.issued_late,
            "advised_or_further": self.advised,
            "signed_or_further": self.signed,
        }


def standings(programmes: Sequence[Programme], actor: Actor, *, on: dt.date) -> dict[UUID, list[Standing]]:
    """The papers of programmes that the actor sees, as they stood at the end of a day. Five statements, whatever their number."""
    found: dict[UUID, list[Standing]] = {one.pk: [] for one in programmes}
    seen = Expected.objects.visible_to(actor).filter(programme__in=programmes, entered_at__lte=_moment(on))
    for stood in _stood(seen, on):
        found[stood.expected.programme_id].append(stood)
    return found


def standing(expected: Expected, actor: Actor, *, on: dt.date) -> Standing:
    """One paper that the actor sees, as it stood at the end of a day."""
    return _stood(Expected.objects.visible_to(actor).filter(pk=expected.pk), on)[0]


def opened(rows: Iterable[Standing], actor: Actor) -> set[UUID]:
    """Those of the papers' documents that are open to the actor. One statement."""
    ids = [one.document.pk for one in rows if one.document is not None]
    return set(Document.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))


def _stood(seen: ExpectedQuerySet, on: dt.date) -> list[Standing]:
    moment = _moment(on)
    rows = (
        seen.select_related("unit", "organisation", "drafter__person", "drafter__post", "signer_post")
        .prefetch_related(
            Prefetch("changes", Change.objects.filter(changed_at__lte=moment).order_by("changed_at", "pk")),
            Prefetch("advising", Advising.objects.select_related("unit", "organisation")),
        )
        .order_by("ordinal")
    )
    expected = list(rows)
    ids = [one.document_id for one in expected if one.document_id is not None]
    documents = Document.objects.only("state", "symbol", "subject", "issued_on", "language", "type_code").in_bulk(ids)
    stays: dict[UUID, list[Stay]] = {}
    lying = Stay.objects.filter(course__document__in=ids, course__arrival=None, began_at__lte=moment)
    for one in lying.select_related("course").order_by("ordinal"):
        stays.setdefault(one.course.document_id, []).append(one)
    return [
        fold(
            each,
            documents.get(each.document_id) if each.document_id else None,
            stays.get(each.document_id or each.pk, []),
            on,
            moment,
        )
        for each in expected
    ]


def _moment(on: dt.date) -> dt.datetime:
    return min(clock.end_of_day(on), clock.now())


def fold(
    expected: Expected, document: Document | None, stays: Sequence[Stay], on: dt.date, moment: dt.datetime
) -> Standing:
    """One expected paper from what had happened by a moment."""
    submit_on, issue_on = expected.first_submit_on, expected.first_issue_on
    state, is_bound = PaperState.NOT_BEGUN, False
    for change in expected.changes.all():
        submit_on, issue_on = change.submit_on, change.issue_on
        is_bound |= change.kind == ChangeKind.BOUND
        if change.kind == ChangeKind.WITHDRAWN:
            state = PaperState.WITHDRAWN
    issued_on = None
    if state is not PaperState.WITHDRAWN and document is not None and is_bound:
        state = _state_of(document, stays, moment)
        issued_on = document.issued_on if state is PaperState.ISSUED else None
    is_expected = state is not PaperState.WITHDRAWN
    is_late = is_expected and (issued_on or on) > issue_on
    shown = document if is_bound else None
    return Standing(expected, state, submit_on, issue_on, issued_on, is_late, shown)


def _state_of(document: Document, stays: Sequence[Stay], moment: dt.datetime) -> PaperState:
    """By the step in which it lay last; a draft that was given up is none."""
    if not stays:
        # Issued before this installation followed its way, or taken over from elsewhere.
        is_issued = document.state == DocumentState.ISSUED and document.issued_on is not None
        by_then = is_issued and document.issued_on <= moment.astimezone(clock.zone()).date()  # type: ignore[operator]
        return PaperState.ISSUED if by_then else PaperState.DRAFTING
    last = stays[-1]
    if last.ended_at is not None and last.ended_at <= moment:
        return PaperState.NOT_BEGUN if last.ending == Ending.VOID else PaperState.ISSUED
    return _BY_STEP[Step(last.step)]
