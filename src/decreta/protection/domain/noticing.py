"""Who is new among those who might read a protected paper: noticed, and nobody let in by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.domain import admitting
from decreta.documents.domain.admitting import Seat
from decreta.documents.models import Document
from decreta.organisation.models import Holding
from decreta.protection.enums import Cause, Verdict
from decreta.protection.models import Change
from decreta.protection.queries.competent import openers
from decreta.protection.queries.entitled import Entitled, entitled


@act("protection.examine")
def examine(*, document: Document, by: Actor, at: dt.datetime | None = None) -> list[Change] | None:
    """Compare who might read the paper with who was let in. None when nothing is new and nothing fell away.

    Of everybody new a change is entered that waits for somebody competent; who might read the paper no longer falls
    away, with his admission. Safe to repeat: what was noticed is not noticed again, what was refused neither.
    """
    moment = at or clock.now()
    row = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if not row.is_protected:
        return None
    present = entitled(row, on=moment.astimezone(clock.zone()).date())
    known = _known(row, present)
    fresh = [one for seat, one in present.items() if seat not in known]
    made = Change.objects.bulk_create(_changes(row, fresh, moment) if fresh else [])
    if not row.secrecy:
        # Guarded without being secret: he reads it, and it is said that he does, until that is confirmed or taken back.
        admitting.let_in(row, [_seat(one) for one in made], at=moment)
    gone = [
        one for one in Change.objects.open().filter(document=row, holding__isnull=False) if _seat(one) not in present
    ]
    for one in gone:
        one.verdict, one.settled_at = Verdict.GONE, moment
        one.save(update_fields=["verdict", "settled_at"])
    lost = [
        seat
        for seat in row.admissions.filter(ended_at=None).values_list("holding_id", "mandate_id")
        if seat not in present
    ]
    admitting.put_out(row, lost, at=moment)
    if not made and not gone and not lost:
        return None
    causes = sorted({str(one.cause) for one in made})
    record(
        "protection.noticed" if made else "protection.fell_away",
        by=by,
        on=row,
        at=at,
        facts={"new": len(made), "gone": len(gone) + len(lost), "causes": causes},
    )
    return made


def _known(document: Document, present: dict[Seat, Entitled]) -> set[Seat]:
    """Who needs no decision: let in, waiting, or refused and not named anew since."""
    found: set[Seat] = set(document.admissions.filter(ended_at=None).values_list("holding_id", "mandate_id"))
    for one in Change.objects.filter(document=document, holding__isnull=False).exclude(verdict=Verdict.GONE):
        entry = present.get(_seat(one))
        was_refused = one.verdict == Verdict.REFUSED and entry is not None and one.settled_at is not None
        if not one.verdict or (was_refused and entry is not None and entry.row_since <= one.settled_at):  # type: ignore[operator]
            found.add(_seat(one))
    return found


def _seat(one: Change) -> Seat:
    assert one.holding_id is not None
    return one.holding_id, one.mandate_id


def _changes(document: Document, fresh: list[Entitled], at: dt.datetime) -> list[Change]:
    """The rows of new readers, each with why he is new and by whom. Four statements, one more for each opening."""
    zone = clock.zone()
    admitted = document.admissions.aggregate(last=Max("admitted_at"))["last"]
    noticed = document.access_changes.aggregate(last=Max("noticed_at"))["last"]
    last = max((moment for moment in (admitted, noticed) if moment is not None), default=None)
    posts = set(document.admissions.values_list("holding__post_id", flat=True))
    givers = dict(Holding.objects.filter(pk__in=[one.seat[0] for one in fresh]).values_list("pk", "person_id"))
    by_row: dict[dt.datetime, list[UUID]] = {}
    made = []
    for one in fresh:
        opened_on = one.row_since.astimezone(zone).date()
        cause = one.cause(last, succeeds=one.post_id in posts, opened_on=opened_on)
        caused_by: list[UUID] = []
        if cause is Cause.MANDATE:
            caused_by = [givers[one.seat[0]]]
        elif cause is Cause.OPENED:
            if one.row_since not in by_row:
                by_row[one.row_since] = openers(document, since=one.row_since)
            caused_by = by_row[one.row_since]
        made.append(
            Change(
                document=document,
                holding_id=one.seat[0],
                mandate_id=one.seat[1],
                cause=cause,
                caused_by=caused_by,
                noticed_at=at,
            )
        )
    return made


@act("protection.note_lowered")
def note_lowered(
    *, document: Document, before: int, by: Actor, caused_by: Sequence[UUID] = (), at: dt.datetime | None = None
) -> Change | None:
    """Enter that the secrecy of a paper was lowered, until somebody competent confirms it. None when it was not."""
    if document.secrecy >= before:
        return None
    made = Change.objects.create(
        document=document,
        cause=Cause.LOWERED,
        caused_by=list(caused_by),
        secrecy_before=before,
        noticed_at=at or clock.now(),
    )
    facts = {"secrecy": {"before": before, "after": document.secrecy}, "new": 1, "causes": [Cause.LOWERED.value]}
    record("protection.noticed", by=by, on=document, at=at, facts=facts)
    return made
