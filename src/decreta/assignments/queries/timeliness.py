"""The class of many assignments in one statement: the twin of `timeliness.classify` in SQL.

The columns of an assignment are the whole truth as of every moment since its newest fact was recorded. For an
earlier moment the facts recorded by then are folded, inside the same statement. A property test proves both
equal to the Python fold over random histories.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    Aggregate,
    Case,
    CharField,
    Count,
    DateTimeField,
    Expression,
    F,
    Field,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from decreta.assignments.enums import ANSWERABLE, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.ladders import near_until
from decreta.assignments.timeliness import NEAR, PRECEDENCE, Against


def class_now(at: dt.datetime, *, against: Against = "current") -> Case:
    """The class as an expression over the columns: true as of now, and of a later moment as a projection."""
    name = _lapse(against)
    undated = Q(**{f"{name}__isnull": True})
    in_time = undated | Q(done_reported_at__lt=F(name))
    accepted = Q(done_accepted_at__isnull=False)
    reported = Q(done_reported_at__isnull=False)
    return Case(
        When(Q(closed_at__isnull=False), then=_value(Timeliness.CLOSED_OTHERWISE)),
        When(accepted & in_time, then=_value(Timeliness.DONE_IN_TIME)),
        When(accepted, then=_value(Timeliness.DONE_LATE)),
        When(Q(suspended_at__isnull=False), then=_value(Timeliness.SUSPENDED)),
        When(reported & in_time, then=_value(Timeliness.REPORTED_IN_TIME)),
        When(reported, then=_value(Timeliness.REPORTED_LATE)),
        When(undated, then=_value(Timeliness.UNDATED)),
        When(Q(**{f"{name}__lte": at}), then=_value(Timeliness.OVERDUE)),
        default=_value(Timeliness.IN_PROGRESS_IN_TIME),
        output_field=CharField(),
    )


def annotate_now(
    assignments: QuerySet[Assignment], at: dt.datetime, *, against: Against = "current"
) -> QuerySet[Assignment]:
    """Annotate `timeliness` and the flag `is_near_due` as of now or, as a projection, a later moment."""
    name = _lapse(against)
    classed = assignments.annotate(timeliness=class_now(at, against=against))
    return classed.annotate(
        is_near_due=Case(
            When(Q(timeliness=Timeliness.IN_PROGRESS_IN_TIME, **{f"{name}__lte": near_until(at)}), then=Value(True)),
            default=Value(False),
        )
    )


def with_load(assignments: QuerySet[Assignment], moment: dt.datetime, *, is_past: bool) -> QuerySet[Assignment]:
    """Annotate `load`: the class, but what is near due is told apart (`NEAR`), so that each has one and columns add up.

    Of a past moment those that were known then; near due by the ladder that holds now.
    """
    near = near_until(moment)
    in_work = Q(closed_at=None, done_accepted_at=None, done_reported_at=None, suspended_at=None)
    is_near = in_work & Q(current_lapses_at__gt=moment, current_lapses_at__lte=near)
    now = Case(When(is_near, then=Value(NEAR)), default=class_now(moment), output_field=CharField())
    if not is_past:
        return assignments.annotate(load=now)
    known = assignments.filter(assigned_at__lte=moment, recorded_at__lte=moment)
    folded = Folded(_FOLDED_LOAD, moment, near)
    return known.annotate(load=Case(When(last_fact_at__lte=moment, then=now), default=folded, output_field=CharField()))


def as_of(
    assignments: QuerySet[Assignment], moment: dt.datetime, *, against: Against = "current"
) -> QuerySet[Assignment]:
    """Assignments known at a moment, annotated with the `timeliness` that was true then (trap T6).

    For a date give `clock.end_of_day(date)`. A moment ahead of the clock gives a projection. Composes with
    further filters, `values` and counts; stays one statement.
    """
    known = assignments.filter(assigned_at__lte=moment, recorded_at__lte=moment)
    return known.annotate(timeliness=class_as_of(moment, against=against))


def class_as_of(moment: dt.datetime, *, against: Against = "current") -> Case:
    """The class as of any moment, as an expression: from the columns where they are the whole truth, else from the facts."""
    return Case(
        When(last_fact_at__lte=moment, then=class_now(moment, against=against)),
        default=FoldedClass(moment, against),
        output_field=CharField(),
    )


def lapse_as_of(moment: dt.datetime) -> Case:
    """The deadline in force as of any moment, as an expression over the columns of an assignment."""
    return Case(
        When(last_fact_at__lte=moment, then=F("current_lapses_at")),
        default=FoldedLapse(moment),
        output_field=DateTimeField(),
    )


def matter_class(matter_kind: str, moment: dt.datetime, *, against: Against = "current", outer: str = "pk") -> Subquery:
    """The class of a matter (`timeliness.roll_up`) for a queryset of matters: that of its worst answering assignment.

    Use as `Task.objects.annotate(timeliness=matter_class("directives.task", moment))`. Null where nothing was assigned.
    """
    answering = Assignment.objects.filter(matter_kind=matter_kind, matter_id=OuterRef(outer), role__in=ANSWERABLE)
    ranked = as_of(answering, moment, against=against).annotate(rank=_rank()).order_by("rank")
    return Subquery(ranked.values("timeliness")[:1], output_field=CharField())


def matter_classes(
    assignments: QuerySet[Assignment], moment: dt.datetime, *, against: Against = "current"
) -> dict[UUID, Timeliness]:
    """The class of every matter that the answering ones among these assignments belong to, by the matter's id."""
    answering = as_of(assignments.filter(role__in=ANSWERABLE), moment, against=against).annotate(rank=_rank())
    worst = answering.order_by("matter_id", "rank").distinct("matter_id")
    return {matter: Timeliness(found) for matter, found in worst.values_list("matter_id", "timeliness")}


class Folded(Expression):
    """A scalar subquery that says something of one assignment by the facts that had happened and were recorded by a moment.

    `sql` compares with the moment at first, then (`{near}`) with another expression, at last with the moment twice;
    `{assignment}` in it is the key of the assignment.
    """

    contains_aggregate = False

    def __init__(
        self, sql: str, moment: dt.datetime, near: Expression | None = None, output_field: Field[Any, Any] | None = None
    ) -> None:
        super().__init__(output_field=output_field or CharField())
        self.sql, self.moment = sql, moment
        self.sources: list[Any] = [F("pk")] if near is None else [F("pk"), near]

    def get_source_expressions(self) -> Any:
        return self.sources

    def set_source_expressions(self, exprs: Any) -> None:
        self.sources = list(exprs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        (key, own), *more = (compiler.compile(one) for one in self.sources)
        near, compared = more[0] if more else ("", ())
        sql = self.sql.format(assignment=key, near=near)
        return sql, (self.moment, *compared, *own, self.moment, self.moment)


class FoldedClass(Folded):
    """The class of one assignment, folded from its facts."""

    def __init__(self, moment: dt.datetime, against: Against = "current") -> None:
        lapse = "lapse" if against == "current" else "baseline"
        super().__init__(_FOLDED.replace("{lapse}", lapse), moment)


class FoldedLapse(Folded):
    """The deadline in force of one assignment, folded from its facts."""

    def __init__(self, moment: dt.datetime) -> None:
        super().__init__(_FOLDED_LAPSE, moment, output_field=DateTimeField())

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        ((key, own),) = (compiler.compile(one) for one in self.sources)
        return self.sql.format(assignment=key), (*own, self.moment, self.moment)


# The class of a folded assignment `f`, as `timeliness.classify` judges it.
FOLDED_CLASS = """CASE
    WHEN f.closed_n > f.opened_n THEN 'closed_otherwise'
    WHEN f.accepted_n > f.opened_n AND (f.{lapse} IS NULL OR f.reported_at < f.{lapse}) THEN 'done_in_time'
    WHEN f.accepted_n > f.opened_n THEN 'done_late'
    WHEN f.suspended_n > GREATEST(f.resumed_n, f.opened_n) THEN 'suspended'
    WHEN f.reported_n > GREATEST(f.returned_n, f.opened_n) AND (f.{lapse} IS NULL OR f.reported_at < f.{lapse})
        THEN 'reported_in_time'
    WHEN f.reported_n > GREATEST(f.returned_n, f.opened_n) THEN 'reported_late'
    WHEN f.{lapse} IS NULL THEN 'undated'
    WHEN %s >= f.{lapse} THEN 'overdue'
    ELSE 'in_progress_in_time'
END"""

# The deadlines as `timeliness.fold` computes them: the newest lapse that any fact set, and the first that the assigning or
# the event did, unless the day of the event was corrected.
FOLDED_LAPSE = "(array_agg(lapses_at ORDER BY ordinal DESC) FILTER (WHERE lapses_at IS NOT NULL))[1]"
FOLDED_BASELINE = """COALESCE(
        (array_agg(lapses_at ORDER BY ordinal DESC) FILTER (WHERE kind = 'clock_corrected'))[1],
        (array_agg(lapses_at ORDER BY ordinal)
            FILTER (WHERE lapses_at IS NOT NULL AND kind IN ('assigned', 'clock_started')))[1]
    )"""
# What was said before the last reopening counts no more.
FOLDED_STANDING = f"""
    {FOLDED_LAPSE} AS lapse,
    {FOLDED_BASELINE} AS baseline,
    (array_agg(happened_at ORDER BY ordinal DESC) FILTER (WHERE kind = 'reported_done'))[1] AS reported_at,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'reported_done'), 0) AS reported_n,
    COALESCE(max(ordinal) FILTER (WHERE kind IN ('returned', 'refused')), 0) AS returned_n,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'accepted'), 0) AS accepted_n,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'suspended'), 0) AS suspended_n,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'resumed'), 0) AS resumed_n,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'closed'), 0) AS closed_n,
    COALESCE(max(ordinal) FILTER (WHERE kind = 'reopened'), 0) AS opened_n"""

_FOLDED = f"""(
SELECT {FOLDED_CLASS} FROM (
    SELECT {FOLDED_STANDING}
    FROM assignments_fact
    WHERE assignment_id = {{assignment}} AND recorded_at <= %s AND happened_at <= %s
) AS f
)"""  # noqa: S608 - no input in it

_FOLDED_LAPSE = f"""(
SELECT {FOLDED_LAPSE} FROM assignments_fact
WHERE assignment_id = {{assignment}} AND recorded_at <= %s AND happened_at <= %s
)"""  # noqa: S608 - no input in it

# The same with what is near due apart from what is in progress.
_FOLDED_LOAD = _FOLDED.replace("{lapse}", "lapse").replace(
    "    ELSE 'in_progress_in_time'", f"    WHEN {{near}} >= f.lapse THEN '{NEAR}'\n    ELSE 'in_progress_in_time'"
)

# The same of many, rolled up by matter and class. A forecast, and a percentage, is what was stated last: with progress, or
# with a claim that repeats it. Who reports it done says a hundred (`points`).
_ROLLED = f"""
SELECT f.matter_id, {FOLDED_CLASS} AS timeliness, count(*) AS number, min(f.{{lapse}}) AS lapses_at,
    max(f.reported_at) FILTER (WHERE f.reported_n > GREATEST(f.returned_n, f.opened_n)) AS reported_at,
    min(f.baseline) AS baseline_lapses_at, max(f.forecast_on) AS forecast_on,
    bool_or(f.lapse IS DISTINCT FROM f.baseline) AS is_extended,
    sum(CASE WHEN f.reported_n > GREATEST(f.returned_n, f.opened_n) THEN 100 ELSE COALESCE(f.percent, 0) END) AS points,
    count(*) FILTER (WHERE f.percent IS NOT NULL OR f.reported_n > GREATEST(f.returned_n, f.opened_n)) AS stated
FROM (
    SELECT assignment.matter_id, {FOLDED_STANDING},
        (array_agg(forecast_on ORDER BY ordinal DESC)
            FILTER (WHERE kind = 'progress' OR (kind = 'reported_done' AND forecast_on IS NOT NULL)))[1] AS forecast_on,
        (array_agg(percent ORDER BY ordinal DESC)
            FILTER (WHERE kind = 'progress' OR (kind = 'reported_done' AND percent IS NOT NULL)))[1] AS percent
    FROM ({{assignments}}) AS assignment JOIN assignments_fact AS fact ON fact.assignment_id = assignment.id
    WHERE fact.recorded_at <= %s AND fact.happened_at <= %s
    GROUP BY assignment.matter_id, assignment.id
    HAVING count(*) FILTER (WHERE kind = 'assigned') > 0
) AS f
GROUP BY f.matter_id, timeliness
"""  # noqa: S608 - no input in it


@dataclass(frozen=True)
class Rolled:
    """What the assignments of one matter that have one class come to, folded from their facts as of a moment."""

    matter_id: UUID
    timeliness: Timeliness
    number: int
    lapses_at: dt.datetime | None
    reported_at: dt.datetime | None
    baseline_lapses_at: dt.datetime | None
    forecast_on: dt.date | None
    is_extended: bool
    points: int
    """What they say of how far they are, added up: a hundred of what is reported done, nothing of who says nothing."""
    stated: int
    """How many of them say how far they are."""


def points() -> dict[str, Aggregate]:
    """`points` and `stated` of `Rolled`, as aggregates over the columns: true as of now."""
    is_reported = Q(done_reported_at__isnull=False)
    said = Case(When(is_reported, then=Value(100)), default=Coalesce("percent", Value(0)), output_field=IntegerField())
    return {"points": Sum(said), "stated": Count("pk", filter=is_reported | Q(percent__isnull=False))}


def folded(assignments: QuerySet[Assignment], moment: dt.datetime, *, against: Against = "current") -> list[Rolled]:
    """Assignments folded from their facts as of a moment, rolled up by matter and class: one statement, however many."""
    lapse = "lapse" if against == "current" else "baseline"
    sql, parameters = assignments.order_by().values("id", "matter_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_ROLLED.format(lapse=lapse, assignments=sql), (moment, *parameters, moment, moment))
        return [Rolled(row[0], Timeliness(row[1]), *row[2:]) for row in cursor.fetchall()]


def _rank() -> Case:
    cases = [When(timeliness=each.value, then=Value(rank)) for rank, each in enumerate(PRECEDENCE)]
    return Case(*cases, output_field=IntegerField())


def _lapse(against: Against) -> str:
    return "current_lapses_at" if against == "current" else "baseline_lapses_at"


def _value(timeliness: Timeliness) -> Value:
    return Value(timeliness.value)
