"""How long the work takes: the phases of many assignments in one statement, by the facts known at a moment.

A phase counts once it has ended, on the day on which it ended. What was opened again goes on: it is counted from the day
when it was assigned first. A phase that ended before it began (a report that came before the receipt) is none. A dispute
that was upheld is no receipt: the act that settles it closes the work with its next fact.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import FOLDED_CLASS, FOLDED_STANDING

# Places in order: the moment (of the class), twice the moment (of reports), what the assignments take, twice the moment, the
# beginning of the period.
_PHASES = f"""
SELECT f.matter_id, f.organisation_id, f.body_id, f.unit_id, f.holding_id, {FOLDED_CLASS.replace("{lapse}", "lapse")} AS timeliness,
    measured.phase, measured.ended_at, extract(epoch FROM measured.ended_at - measured.began_at)::float8 AS seconds
FROM (
    SELECT held.matter_id, held.organisation_id, held.body_id, held.unit_id, held.holding_id, {FOLDED_STANDING},
        min(happened_at) FILTER (WHERE kind = 'assigned') AS assigned_at,
        (array_agg(happened_at ORDER BY ordinal)
            FILTER (WHERE kind IN ('received', 'resumed') OR (kind = 'dispute_settled' AND NOT EXISTS (
                SELECT FROM assignments_fact AS ending WHERE ending.assignment_id = fact.assignment_id
                    AND ending.ordinal = fact.ordinal + 1 AND ending.kind = 'closed'
                    AND ending.happened_at = fact.happened_at))))[1] AS received_at,
        (array_agg(happened_at ORDER BY ordinal DESC) FILTER (WHERE kind = 'accepted'))[1] AS accepted_at,
        (SELECT report.reported_at FROM assignments_report AS report
            WHERE report.assignment_id = held.id AND report.recorded_at <= %s AND report.reported_at <= %s
            ORDER BY report.ordinal LIMIT 1) AS first_report_at
    FROM ({{assignments}}) AS held JOIN assignments_fact AS fact ON fact.assignment_id = held.id
    WHERE fact.recorded_at <= %s AND fact.happened_at <= %s
    GROUP BY held.id, held.matter_id, held.organisation_id, held.body_id, held.unit_id, held.holding_id
) AS f
CROSS JOIN LATERAL (SELECT CASE WHEN f.accepted_n > f.opened_n THEN f.accepted_at END AS verified_at) AS stands
CROSS JOIN LATERAL (VALUES
    ('receiving', f.assigned_at, f.received_at),
    ('starting', f.received_at, f.first_report_at),
    ('verifying', f.reported_at, stands.verified_at),
    ('whole', f.assigned_at, stands.verified_at)
) AS measured(phase, began_at, ended_at)
WHERE measured.ended_at >= measured.began_at AND measured.ended_at >= %s
"""  # noqa: S608 - no input in it


def phases(assignments: QuerySet[Assignment], moment: dt.datetime, since: dt.datetime) -> tuple[str, tuple[Any, ...]]:
    """The statement that gives every phase of some assignments that ended from a moment until a later one.

    Columns: matter_id, organisation_id, body_id, unit_id, holding_id, timeliness (the class as of the later moment), phase,
    ended_at, seconds.
    Raises EmptyResultSet where there can be none.
    """
    columns = assignments.order_by().values("id", "matter_id", "organisation_id", "body_id", "unit_id", "holding_id")
    sql, parameters = columns.query.sql_with_params()
    text = _PHASES.format(assignments=sql)
    return text, (moment, moment, moment, *parameters, moment, moment, since)
