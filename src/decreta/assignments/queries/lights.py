"""Where many matters stand, in one statement: class, step and light, as of any moment (the twin of `lights.judge`).

The columns of an assignment are the whole truth as of every moment since its newest fact was recorded; for an earlier
one its facts are folded, inside the same statement. A property test proves it equal to the fold in Python.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from decreta.assignments import models
from decreta.assignments.enums import Sign, Step, Timeliness
from decreta.assignments.hindrances import since
from decreta.assignments.lights import BUILT_IN, ENDED, ON_THE_WAY, REPORTED, Rule, day_of
from decreta.assignments.programmes import holding, in_question, key_of, said_for
from decreta.assignments.queries.ladders import nears
from decreta.assignments.queries.timeliness import FOLDED_BASELINE, FOLDED_LAPSE
from decreta.assignments.timeliness import PRECEDENCE, Against
from decreta.core import clock
from decreta.core.prepared import prepared

#: The step of a matter is the first of these that one of its assignments has.
STEPS = tuple(Step)
#: What stands in the place of a step, a class and a code where nothing was assigned.
NOTHING = (STEPS.index(Step.UNRECEIVED), PRECEDENCE.index(Timeliness.UNDATED), ENDED)

_FIELDS = ", ".join(f"{name} int" for name in BUILT_IN.to_data())

# `%(moment)s` is the moment, `%(day)s` its day; `{matters}` gives id, body_id and programme_id of the matters; `{only}` may narrow
# the assignments, `{hindered}` gives since when something stands in the way of one. One row for each assignment that answers for one of them and was known by then.
#: How near is near, where programmes or bodies have ladders of their own.
_OWN_NEAR = (
    "COALESCE(make_interval(days => COALESCE(%(own_near)s::jsonb ->> matter.programme_id::text,"
    " %(own_near)s::jsonb ->> matter.body_id::text)::int), %(near)s)"
)
_RULES = f"""rules AS MATERIALIZED (
    SELECT rule.body_id, rule.programme_id, code.* FROM assignments_lightrule AS rule
    CROSS JOIN LATERAL jsonb_to_record(rule.codes) AS code({_FIELDS})
    WHERE rule.is_own AND rule.set_at <= %(moment)s AND (rule.replaced_at IS NULL OR rule.replaced_at > %(moment)s)
    UNION ALL
    SELECT NULL, NULL, code.* FROM jsonb_to_record(%(built_in)s::jsonb) AS code({_FIELDS})
    WHERE NOT EXISTS (
        SELECT FROM assignments_lightrule WHERE body_id IS NULL AND programme_id IS NULL AND set_at <= %(moment)s
    )
),"""  # noqa: S608 - no input in it
_ASSIGNED = f"""
WITH {{rules}}
matter AS ({{matters}})
SELECT matter.id AS matter_id, held.id AS assignment_id, held.role, held.recorded_at, held.organisation_id, held.body_id,
    held.unit_id, held.holding_id,
    stands.lapse, stands.forecast_on, stands.assigned_at,
    CASE
        WHEN stands.closed THEN {PRECEDENCE.index(Timeliness.CLOSED_OTHERWISE)}
        WHEN stands.accepted AND NOT stands.late THEN {PRECEDENCE.index(Timeliness.DONE_IN_TIME)}
        WHEN stands.accepted THEN {PRECEDENCE.index(Timeliness.DONE_LATE)}
        WHEN stands.suspended THEN {PRECEDENCE.index(Timeliness.SUSPENDED)}
        WHEN stands.reported AND NOT stands.late THEN {PRECEDENCE.index(Timeliness.REPORTED_IN_TIME)}
        WHEN stands.reported THEN {PRECEDENCE.index(Timeliness.REPORTED_LATE)}
        WHEN stands.lapse IS NULL THEN {PRECEDENCE.index(Timeliness.UNDATED)}
        WHEN stands.lapse <= %(moment)s THEN {PRECEDENCE.index(Timeliness.OVERDUE)}
        ELSE {PRECEDENCE.index(Timeliness.IN_PROGRESS_IN_TIME)}
    END AS class,
    CASE
        WHEN stands.closed THEN {STEPS.index(Step.CLOSED)}
        WHEN stands.accepted THEN {STEPS.index(Step.DONE)}
        WHEN stands.suspended THEN {STEPS.index(Step.SUSPENDED)}
        WHEN stands.reported THEN {STEPS.index(Step.TO_VERIFY)}
        WHEN stands.lapse <= %(moment)s THEN {STEPS.index(Step.OVERDUE)}
        WHEN stands.lapse <= %(moment)s + {{near}} THEN {STEPS.index(Step.NEAR_DUE)}
        WHEN NOT stands.received THEN {STEPS.index(Step.UNRECEIVED)}
        ELSE {STEPS.index(Step.UNDER_WAY)}
    END AS step,
    {{code}}
FROM matter {{rule}}
JOIN assignments_assignment AS held ON held.matter_id = matter.id AND held.matter_kind = %(kind)s
    AND held.role IN ('lead', 'each') AND held.parent_id IS NULL AND held.recorded_at <= %(moment)s {{only}}
CROSS JOIN LATERAL (
    SELECT held.assigned_at, held.{{column}} AS lapse, held.forecast_on,
        held.received_at IS NOT NULL AS received,
        held.done_reported_at IS NOT NULL AS reported,
        COALESCE(held.done_reported_at >= held.{{column}},
            held.done_reported_at IS NULL AND held.{{column}} IS NOT NULL) AS late,
        held.done_accepted_at IS NOT NULL AS accepted, held.suspended_at IS NOT NULL AS suspended,
        held.closed_at IS NOT NULL AS closed,
        held.times_returned + held.times_refused > 0 AND held.done_reported_at IS NULL AS returned
    WHERE held.last_fact_at <= %(moment)s AND held.assigned_at <= %(moment)s
    UNION ALL
    SELECT folded.assigned_at, folded.lapse, folded.forecast_on, folded.received_n > folded.opened_n,
        folded.is_reported,
        CASE WHEN folded.lapse IS NULL THEN false WHEN NOT folded.is_reported THEN true
            ELSE folded.reported_at >= folded.lapse END,
        folded.accepted_n > folded.opened_n,
        folded.suspended_n > GREATEST(folded.resumed_n, folded.opened_n), folded.closed_n > folded.opened_n,
        folded.returned_n > 0 AND NOT folded.is_reported
    FROM (
        SELECT *, reported_n > GREATEST(returned_n, opened_n) AS is_reported FROM (
            SELECT
                (array_agg(happened_at ORDER BY ordinal DESC) FILTER (WHERE kind = 'assigned'))[1] AS assigned_at,
                {{lapse}} AS lapse,
                (array_agg(forecast_on ORDER BY ordinal DESC) FILTER (
                    WHERE kind = 'progress' OR (kind = 'reported_done' AND forecast_on IS NOT NULL)))[1] AS forecast_on,
                (array_agg(happened_at ORDER BY ordinal DESC) FILTER (WHERE kind = 'reported_done'))[1] AS reported_at,
                COALESCE(max(ordinal) FILTER (WHERE kind IN ('received', 'dispute_settled', 'resumed')), 0) AS received_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'reported_done'), 0) AS reported_n,
                COALESCE(max(ordinal) FILTER (WHERE kind IN ('returned', 'refused')), 0) AS returned_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'accepted'), 0) AS accepted_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'suspended'), 0) AS suspended_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'resumed'), 0) AS resumed_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'closed'), 0) AS closed_n,
                COALESCE(max(ordinal) FILTER (WHERE kind = 'reopened'), 0) AS opened_n
            FROM assignments_fact AS fact
            WHERE fact.assignment_id = held.id AND fact.recorded_at <= %(moment)s AND fact.happened_at <= %(moment)s
                AND (held.last_fact_at IS NULL OR held.last_fact_at > %(moment)s)
        ) AS counted WHERE assigned_at IS NOT NULL
    ) AS folded
) AS stands
{{beside}}
"""  # noqa: S608 - no input in it
# What a light is judged by besides: the rule, the newest report, what stands in the way. Where nobody asks for lights
# it is left out: of a million assignments each of them is looked up.
_CODE = f"""said.reported_at AS last_report_at, hindered.since AS hindered_at,
    CASE
        WHEN stands.closed OR stands.accepted OR stands.suspended THEN {ENDED}
        WHEN stands.reported THEN {REPORTED}
        ELSE COALESCE(LEAST(
            CASE WHEN stands.lapse <= %(moment)s THEN rule.{Sign.OVERDUE} END,
            CASE WHEN stands.forecast_on > days.lapses_on THEN rule.{Sign.FORECAST_LATE} END,
            CASE WHEN stands.returned THEN rule.{Sign.RETURNED} END,
            CASE WHEN days.lapses_on - %(day)s::date <= rule.within AND days.silent >= rule.{Sign.NEAR_SILENT}_days
                THEN rule.{Sign.NEAR_SILENT} END,
            CASE WHEN hindered.since IS NOT NULL THEN rule.{Sign.OBSTACLE} END,
            CASE WHEN NOT stands.received AND days.held >= rule.{Sign.UNRECEIVED}_days THEN rule.{Sign.UNRECEIVED} END,
            CASE WHEN days.silent >= rule.{Sign.SILENT}_days THEN rule.{Sign.SILENT} END,
            CASE WHEN said.reported_at IS NULL AND days.held >= rule.{Sign.NEVER_REPORTED}_days
                THEN rule.{Sign.NEVER_REPORTED} END
        ), {ON_THE_WAY})
    END AS code"""
_RULE = """
JOIN LATERAL (
    -- As `programmes.holding` chooses.
    SELECT * FROM rules
    WHERE rules.programme_id = matter.programme_id
        OR rules.programme_id IS NULL AND (rules.body_id = matter.body_id OR rules.body_id IS NULL)
    ORDER BY rules.programme_id NULLS LAST, rules.body_id NULLS LAST LIMIT 1
) AS rule ON true"""
_BESIDE = """
LEFT JOIN LATERAL (
    SELECT report.reported_at FROM assignments_report AS report
    WHERE report.assignment_id = held.id AND report.recorded_at <= %(moment)s
    ORDER BY report.ordinal DESC LIMIT 1
) AS said ON true
CROSS JOIN LATERAL (SELECT ({hindered}) AS since) AS hindered
CROSS JOIN LATERAL (
    SELECT ((stands.lapse - interval '1 microsecond') AT TIME ZONE %(zone)s)::date AS lapses_on,
        %(day)s::date - (COALESCE(said.reported_at, stands.assigned_at) AT TIME ZONE %(zone)s)::date AS silent,
        %(day)s::date - (stands.assigned_at AT TIME ZONE %(zone)s)::date AS held
) AS days"""


# The deadline that is judged by: its column, and what the facts say of it (`queries.timeliness`).
_LAPSES: Mapping[Against, tuple[str, str]] = {
    "current": ("current_lapses_at", FOLDED_LAPSE),
    "baseline": ("baseline_lapses_at", FOLDED_BASELINE),
}


def assigned(
    matters: str,
    parameters: tuple[Any, ...],
    *,
    kind: str,
    moment: dt.datetime,
    only: str = "",
    against: Against = "current",
    is_lit: bool = True,
) -> tuple[str, tuple[Any, ...]]:
    """The statement that gives class, step and code of every answering assignment of matters, as of a moment.

    `matters` is a statement that gives `id`, `body_id` and `programme_id`, with its parameters; `only` a condition on `held` that has
    none. The columns are those of `_ASSIGNED`; class and step are places in `PRECEDENCE` and `STEPS`. Where nobody asks for
    lights (`is_lit`) the code says nothing.
    """
    near = nears().said
    own = {str(key): one.days for key, one in near.items() if key is not None}
    named = {
        "moment": moment,
        "day": day_of(moment),
        "zone": str(clock.zone()),
        "near": near[None],
        "own_near": json.dumps(own),
        "kind": kind,
        "built_in": json.dumps(BUILT_IN.to_data()),
    }
    # Named places of ours among the numbered ones of what the ORM wrote: ours become numbered too, in their order.
    column, lapse = _LAPSES[against]
    until = _OWN_NEAR if own else "%(near)s"
    lit = {"rules": _RULES, "code": _CODE, "rule": _RULE, "beside": _BESIDE.format(hindered=since())}
    unlit = {"rules": "", "code": f"{ENDED} AS code", "rule": "", "beside": ""}
    text = _ASSIGNED.format(
        matters="{matters}", only=only, near=until, column=column, lapse=lapse, **(lit if is_lit else unlit)
    )
    before, after = text.split("{matters}")
    first, first_values = _numbered(before, named)
    last, last_values = _numbered(after, named)
    return f"{first}{matters}{last}", (*first_values, *parameters, *last_values)


def _numbered(text: str, named: dict[str, Any]) -> tuple[str, list[Any]]:
    pieces = text.split("%(")
    written, values = pieces[0], []
    for piece in pieces[1:]:
        name, _sep, rest = piece.partition(")s")
        values.append(named[name])
        written += f"%s{rest}"
    return written, values


def rules_in_force() -> dict[UUID | None, models.LightRule]:
    """The newest version of every rule, by programme and body; None is the installation. One statement."""
    return {key_of(one): one for one in models.LightRule.objects.filter(replaced_at=None).select_related("body")}


def rule_of(body_id: UUID | None, programme_id: UUID | None = None) -> tuple[Rule, models.LightRule | None]:
    """The rule by which work is judged, and the row it comes from: of its programme, its body, the installation, or none."""
    return chosen(list(own_rules(body_id, programme_id)), body_id, programme_id)


@prepared
def own_rules(body_id: UUID | None, programme_id: UUID | None) -> QuerySet[models.LightRule]:
    """The rules in force that work may be judged by. Mostly none was ever set."""
    return models.LightRule.objects.filter(in_question(body_id, programme_id), replaced_at=None, is_own=True)


def chosen(
    rows: list[models.LightRule], body_id: UUID | None, programme_id: UUID | None = None
) -> tuple[Rule, models.LightRule | None]:
    """The one of `own_rules` that holds, and its row; what is built in where there is none."""
    row = holding({key_of(one): one for one in rows}, programme_id, body_id)
    return (Rule.from_data(row.codes) if row is not None else BUILT_IN), row


def light_version_of(body_id: UUID | None, programme_id: UUID | None = None) -> int:
    """The newest version of an own rule; 0 without any."""
    return (
        models.LightRule.objects.filter(said_for(body_id, programme_id)).aggregate(newest=Max("version"))["newest"] or 0
    )
