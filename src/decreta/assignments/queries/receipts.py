"""Receipt clocks: which one runs for an assignment, until when, and what came of it for many at once."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from decreta.assignments.enums import ClockUnit, Receipt
from decreta.assignments.models import Assignment, Fact, ReceiptClock
from decreta.assignments.programmes import holding, in_question, key_of, programme_of, said_for
from decreta.assignments.queries.calendars import working_days
from decreta.assignments.queries.timeliness import Folded
from decreta.core import clock
from decreta.core.deadlines import Deadline, PeriodUnit, lapses_at
from decreta.core.prepared import prepared

_ASSIGNED = "assigned"


def clock_of(body_id: UUID | None, programme_id: UUID | None = None) -> ReceiptClock | None:
    """The receipt clock that runs for the tasks of a programme or a body; None when none does, not even the installation's."""
    return running(list(clocks(body_id, programme_id)), body_id)


@prepared
def clocks(body_id: UUID | None, programme_id: UUID | None) -> QuerySet[ReceiptClock]:
    """The clocks that may run for the tasks of a programme or body: `running` chooses among them."""
    return ReceiptClock.objects.filter(in_question(body_id, programme_id), replaced_at=None).exclude(amount=None)


def _clock_for(assignment: Assignment) -> ReceiptClock | None:
    """The same for an assignment, whose programme is found in the same statement.

    What somebody hands down in his own house has neither the clock of the body that assigned it to him nor that of the
    programme: who watches over them says nothing there.
    """
    asked = in_question(assignment.monitor_id)
    is_own = assignment.parent_id is None
    programme = programme_of(assignment.matter_kind, assignment.matter_id) if is_own else None
    if programme is not None:
        asked |= Q(programme_id__in=programme)
    found = ReceiptClock.objects.filter(asked, replaced_at=None).exclude(amount=None)
    return running(list(found), assignment.monitor_id)


def running(found: list[ReceiptClock], body_id: UUID | None) -> ReceiptClock | None:
    """The one that runs, of those that may; clocks of one programme at most."""
    said = {key_of(one): one for one in found}
    programme_id = next((one.programme_id for one in said.values() if one.programme_id is not None), None)
    return holding(said, programme_id, body_id)


def own_clock(body_id: UUID | None, programme_id: UUID | None = None) -> ReceiptClock | None:
    """What was said for a programme, a body or the installation itself; None where nothing was, or that no clock runs."""
    return ReceiptClock.objects.filter(said_for(body_id, programme_id), replaced_at=None).exclude(amount=None).first()


def version_of(body_id: UUID | None, programme_id: UUID | None = None) -> int:
    """The newest version of an own clock; 0 where nobody has set one."""
    row = (
        ReceiptClock.objects.filter(said_for(body_id, programme_id), replaced_at=None)
        .values_list("version", flat=True)
        .first()
    )
    return row or 0


def receive_by(assignment: Assignment, at: dt.datetime) -> dt.datetime | None:
    """By when what is assigned at a moment has to be received: the clock in force then, whatever is set later. One statement.

    Working days are those of the assignee; the day of assigning is not counted, and the last one counts whole.
    """
    found = _clock_for(assignment)
    if found is None or found.amount is None:
        return None
    if found.unit == ClockUnit.HOUR:
        return at + dt.timedelta(hours=found.amount)
    day = at.astimezone(clock.zone()).date()
    works = working_days(assignment.assignee)
    within = Deadline.after_event(_ASSIGNED, found.amount, PeriodUnit.WORKING_DAY)
    return lapses_at(within, started_on=day, is_working_day=works, zone=clock.zone())


def receipt_now(at: dt.datetime) -> Case:
    """The receipt as an expression over the columns, as of now (`timeliness.receipt`)."""
    return Case(
        When(receive_by=None, then=Value(Receipt.NO_CLOCK.value)),
        When(answered_at__lt=F("receive_by"), then=Value(Receipt.IN_TIME.value)),
        When(answered_at__isnull=False, then=Value(Receipt.LATE.value)),
        When(closed_at__isnull=False, then=Value(Receipt.ENDED.value)),
        When(receive_by__lte=at, then=Value(Receipt.MISSED.value)),
        default=Value(Receipt.WAITING.value),
        output_field=CharField(),
    )


def receipt_as_of(moment: dt.datetime) -> Case:
    """The receipt as of a past moment: from the columns where they are the whole truth then, else from the facts."""
    return Case(
        When(last_fact_at__lte=moment, then=receipt_now(moment)),
        default=Folded(_FOLDED, moment),
        output_field=CharField(),
    )


def ever_clocked() -> Q:
    """A condition on assignments: that a receipt clock runs for them, or ran before they were opened again."""
    return Q(pk__in=Fact.objects.filter(receive_by__isnull=False).values("assignment"))


# What the assignee said first since the work was last opened, against the clock that was set then (`timeliness.receipt`).
_FOLDED = """(
SELECT CASE
    WHEN f.receive_by IS NULL THEN 'no_clock'
    WHEN f.answered_at < f.receive_by THEN 'in_time'
    WHEN f.answered_at IS NOT NULL THEN 'late'
    WHEN f.closed_n > f.opened_n THEN 'ended'
    WHEN %s >= f.receive_by THEN 'missed'
    ELSE 'waiting'
END FROM (
    SELECT (array_agg(receive_by ORDER BY ordinal DESC) FILTER (WHERE kind IN ('assigned', 'reopened')))[1] AS receive_by,
        (array_agg(happened_at ORDER BY ordinal)
            FILTER (WHERE kind IN ('received', 'disputed', 'dispute_settled', 'resumed') AND ordinal > opened_n))[1] AS answered_at,
        COALESCE(max(ordinal) FILTER (WHERE kind = 'closed'), 0) AS closed_n,
        max(opened_n) AS opened_n
    FROM (
        SELECT fact.*, COALESCE(max(ordinal) FILTER (WHERE kind = 'reopened') OVER (), 0) AS opened_n
        FROM assignments_fact AS fact
        WHERE assignment_id = {assignment} AND recorded_at <= %s AND happened_at <= %s
    ) AS known
) AS f
)"""


def having(receipt: str, at: dt.datetime) -> QuerySet[Assignment]:
    """Assignments of one receipt, as of now."""
    return Assignment.objects.annotate(receipt=receipt_now(at)).filter(receipt=receipt)
