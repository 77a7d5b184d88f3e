"""Closing a register, in three steps as issuing: look whether it may be closed, make its book, close it with the book.

look   whose time is over, that nothing in it is half done
make   no transaction open: the book is set, signed by who closes it and sealed by the organ; a job does it for a
       long register, since some five hundred lines are set in a second
close  one transaction: the register still holds what the book says; the book is kept, no number comes any more
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock, seats
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.documents import closing_books, policies, rules
from decreta.documents.closing_books import Closing
from decreta.documents.enums import ArrivalState, Direction, NumberState
from decreta.documents.models import Series
from decreta.documents.queries.registers import unexplained_gaps
from decreta.files.domain import store
from decreta.kit.domain import jobs
from decreta.kit.models import LongJob

REASON_LIMIT = 300
JOB = "documents.close_register"
#: Lines of a register for whose book somebody waits at the page.
AT_ONCE = 1_000


def close_register(*, series: Series, reason: str, by: Actor, at: dt.datetime | None = None) -> Series | None:
    """Close a register whose year or term is over: what stands in it stands, and no number comes from it any more.

    Its book is made as it stands, signed, sealed and kept with its hash. Closing is final. None when it was closed
    before. Raises NotAllowed, NotNow naming every number that is half done, or Invalid without a reason.
    """
    moment = at or clock.now()
    fresh = _closable(series, reason, by, moment)
    if fresh is None:
        return None
    before = _standing(fresh)
    # Setting and signing may take long and may ask a device: a durable block may not stand inside another.
    with transaction.atomic(durable=True):
        pass
    closing = Closing(fresh, reason.strip()[:REASON_LIMIT], by, moment)
    return _close(closing=closing, book=closing_books.written(closing), before=before, by=by, at=at)


def order_closing(*, series: Series, reason: str, title: str, by: Actor) -> LongJob | None:
    """Have a long register closed by a job, which sets its book; None for one that is closed while one waits.

    `title` names the register to whoever waits. Raises as `close_register`, before anything begins.
    """
    fresh = _closable(series, reason, by, clock.now())
    if fresh is None:
        return None
    lines = len(_states(fresh))
    if lines <= AT_ONCE:
        return None
    arguments = {
        "series": str(series.pk),
        "reason": reason,
        "language": get_language() or "vi",
        "seat": seats.seat_of(by),
    }
    return jobs.start(kind=JOB, title=title, total=1, arguments=arguments, by=by)


def _closable(series: Series, reason: str, by: Actor, moment: dt.datetime) -> Series | None:
    """The register as it stands, when its time is over and nothing in it half done; None when it is closed already."""
    fresh = Series.objects.select_related("body", "organisation", "term").get(pk=series.pk)
    rules.may_close_register(fresh.issuer, by=by, direction=fresh.direction)
    if fresh.closed_at is not None:
        return None
    policies.can_close(fresh, today=moment.astimezone(clock.zone()).date())
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    problems.refuse_if_any()
    return fresh


@act("documents.close_register")
def _close(
    *, closing: Closing, book: bytes, before: dict[str, object], by: Actor, at: dt.datetime | None
) -> Series | None:
    """Keep the book and let no number come any more; None when somebody else closed it meanwhile."""
    locked = Series.objects.select_for_update().get(pk=closing.series.pk)
    rules.may_close_register(closing.series.issuer, by=by, direction=locked.direction)
    if locked.closed_at is not None:
        return None
    policies.can_close(locked, today=closing.at.astimezone(clock.zone()).date())
    now = _standing(locked)
    if now != before:
        raise NotNow.of(_("A number was taken or changed while the book was made. Close it again."), code="moved_on")
    kept = store(content=book, name=f"so-{locked.pk}.pdf", media_type="application/pdf", by=by, at=at)
    locked.closed_at, locked.closing_reason, locked.book = closing.at, closing.reason, kept
    locked.save(update_fields=["closed_at", "closing_reason", "book"])
    states = Counter(_states(locked))
    record(
        "documents.register_closed",
        by=by,
        on=locked,
        about=[closing.series.issuer, kept],
        at=at,
        facts={
            "type": locked.type_code,
            "direction": locked.direction,
            "term": locked.term_id,
            "year": locked.year,
            "last_number": locked.next_number - 1,
            "numbers": states.total(),
            "void": states[NumberState.VOID],
            "unexplained_gaps": unexplained_gaps(locked),
            "reason": locked.closing_reason,
            "book": kept.blob_id,
        },
    )
    return locked


def _states(series: Series) -> list[str]:
    rows = series.arrivals if series.direction == Direction.IN else series.numbers
    return list(rows.values_list("state", flat=True))


def _standing(series: Series) -> dict[str, object]:
    """What the book says of the register's numbers: when it differs later, the book is another."""
    void = Q(state__in=[NumberState.VOID, ArrivalState.VOID])
    rows = series.arrivals if series.direction == Direction.IN else series.numbers
    counted = rows.aggregate(all=Count("pk"), void=Count("pk", filter=void))
    next_number, skipped = Series.objects.values_list("next_number", "skipped").get(pk=series.pk)
    return {**counted, "next_number": next_number, "skipped": skipped}
