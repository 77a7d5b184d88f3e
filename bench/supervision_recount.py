"""Counts of tasks from facts alone, against which what is shown is held.

One statement of its own: it knows facts, assignments and tasks, and none of the functions that fold, classify, roll up or
count. Where the application goes through the facts of an assignment one by one, this asks for the newest of each kind.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Worst first, as a task is as bad as the worst of those who answer for it.
_CLASSES = {
    1: "overdue",
    2: "in_progress_in_time",
    3: "undated",
    4: "reported_late",
    5: "reported_in_time",
    6: "suspended",
    7: "done_late",
    8: "done_in_time",
    9: "closed_otherwise",
}
_RECOUNT = """
WITH mine AS (
    SELECT assignment.id, assignment.matter_id, assignment.role, assignment.recorded_at, assignment.organisation_id, assignment.body_id
    FROM assignments_assignment AS assignment JOIN directives_task AS task ON task.id = assignment.matter_id
    WHERE task.body_id = ANY(%(bodies)s) AND assignment.matter_kind = 'directives.task'
        AND assignment.role IN ('lead', 'each') AND assignment.parent_id IS NULL
),
newest AS (
    SELECT fact.assignment_id,
        COALESCE(max(ordinal) FILTER (WHERE kind = 'reopened'), 0) AS reopened,
        max(ordinal) FILTER (WHERE kind = 'closed') AS closed,
        max(ordinal) FILTER (WHERE kind = 'accepted') AS accepted,
        max(ordinal) FILTER (WHERE kind = 'suspended') AS suspended,
        COALESCE(max(ordinal) FILTER (WHERE kind = 'resumed'), 0) AS resumed,
        max(ordinal) FILTER (WHERE kind = 'reported_done') AS reported,
        COALESCE(max(ordinal) FILTER (WHERE kind IN ('returned', 'refused')), 0) AS returned,
        (max(ARRAY[ordinal, extract(epoch FROM happened_at)]) FILTER (WHERE kind = 'reported_done'))[2] AS reported_at,
        (max(ARRAY[ordinal, extract(epoch FROM lapses_at)]) FILTER (WHERE lapses_at IS NOT NULL))[2] AS lapse
    FROM assignments_fact AS fact JOIN mine ON mine.id = fact.assignment_id
    WHERE fact.recorded_at <= %(moment)s GROUP BY fact.assignment_id
),
judged AS (
    SELECT mine.matter_id, CASE
        WHEN closed > reopened THEN 9
        WHEN accepted > reopened THEN CASE WHEN lapse IS NULL OR reported_at < lapse THEN 8 ELSE 7 END
        WHEN suspended > GREATEST(reopened, resumed) THEN 6
        WHEN reported > GREATEST(reopened, returned) THEN CASE WHEN lapse IS NULL OR reported_at < lapse THEN 5 ELSE 4 END
        WHEN lapse IS NULL THEN 3
        WHEN lapse > extract(epoch FROM %(moment)s::timestamptz) THEN 2
        ELSE 1 END AS rank
    FROM newest JOIN mine ON mine.id = newest.assignment_id
),
worst AS (SELECT matter_id, min(rank) AS rank FROM judged GROUP BY matter_id),
leads AS (
    SELECT DISTINCT ON (matter_id) matter_id, COALESCE('o:' || organisation.code, 'b:' || body.code) AS lead
    FROM mine LEFT JOIN organisation_organisation AS organisation ON organisation.id = mine.organisation_id
    LEFT JOIN organisation_body AS body ON body.id = mine.body_id
    WHERE role = 'lead' AND recorded_at <= %(moment)s ORDER BY matter_id, recorded_at DESC, mine.id DESC
)
SELECT task.body_id, task.due_period,
    CASE WHEN task.mode = 'each' AND task.group_id IS NOT NULL THEN 'g:' || team.code ELSE COALESCE(leads.lead, '') END,
    COALESCE(worst.rank, 3), count(*)
FROM directives_task AS task JOIN directives_directive AS directive ON directive.id = task.directive_id
LEFT JOIN worst ON worst.matter_id = task.id LEFT JOIN leads ON leads.matter_id = task.id
LEFT JOIN organisation_group AS team ON team.id = task.group_id
WHERE task.body_id = ANY(%(bodies)s) AND task.created_at <= %(moment)s AND directive.created_at <= %(moment)s
GROUP BY 1, 2, 3, 4
"""


@dataclass
class Recount:
    """Tasks by class: all, by the period in which they are due, by who leads, by body."""

    totals: Counter[str] = field(default_factory=Counter)
    by_due: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_lead: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_body: defaultdict[Any, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def recount(bodies: Iterable[Any], day: dt.date) -> Recount:
    """The tasks of bodies as of the end of a day of the office."""
    from zoneinfo import ZoneInfo

    from django.conf import settings
    from django.db import connection

    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZoneInfo(settings.TIME_ZONE))
    found = Recount()
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT, {"moment": after - dt.timedelta(microseconds=1), "bodies": list(bodies)})
        for body, due, lead, rank, number in cursor.fetchall():
            for counts in (found.totals, found.by_due[due], found.by_lead[lead], found.by_body[body]):
                counts[_CLASSES[rank]] += number
    return found


def differences(body: Any, day: dt.date, *, has_rows: bool) -> list[str]:
    """Where the dashboard of a day is not what the facts come to; with the rows of the printed report as well."""
    from decreta.core.actor import Actor
    from decreta.directives.queries.progress import report
    from decreta.directives.queries.tally import tally
    from decreta.directives.queries.uncounted import uncounted

    by, waiting = Actor.system("bench"), uncounted()
    # While tasks wait to be counted the dashboard counts them from their facts: then the check would be of something else.
    assert waiting is not None, "everything waits to be counted"
    assert not waiting, waiting
    again = recount([body.pk], day)
    shown = {"dashboard": tally(body=body, as_of=day, actor=by, waiting=waiting)}
    if has_rows:
        shown["rows"] = report(body=body, as_of=day, actor=by)
    found = []
    for name, one in shown.items():
        pairs = [
            ("totals", {"": one.totals.counts}, {"": again.totals}),
            ("by_due", {line.key: line.counts for line in one.by_due}, again.by_due),
            ("by_lead", {line.key: line.counts for line in one.by_lead}, again.by_lead),
        ]
        found += [
            f"{day} {name} {what} {key!r}: shown {_plain(ours.get(key))}, facts {_plain(facts.get(key))}"
            for what, ours, facts in pairs
            for key in sorted({*ours, *facts})
            if _plain(ours.get(key)) != _plain(facts.get(key))
        ]
    return found


def is_noticed(body: Any, day: dt.date) -> bool:
    """Whether the recount notices one spell that says something else than the facts do. Changes nothing."""
    from django.db import transaction

    from decreta.directives.models import Spell

    with transaction.atomic():
        spell = Spell.objects.on(day).filter(body=body).exclude(current="suspended").first()
        assert spell is not None
        Spell.objects.filter(pk=spell.pk).update(current="suspended")
        noticed = bool(differences(body, day, has_rows=False))
        transaction.set_rollback(True)
    return noticed


def _plain(counts: Counter[Any] | None) -> dict[str, int]:
    """Counts by the values of classes, without those that are none."""
    return {str(getattr(key, "value", key)): number for key, number in sorted((counts or {}).items()) if number}
