"""What a progress report says of milestones, for each lead: how many were due, reached in time, late, missed."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.db.models import Q

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import WHOSE, Assignment, Milestone
from decreta.assignments.queries.milestones import course_of, with_statements
from decreta.assignments.queries.then import stood_then
from decreta.assignments.queries.whom import code_key
from decreta.core import clock
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.progress import ProgressReport

LANGUAGES: Final = ("vi", "en", "ja")
NUMBERS: Final = ("set", "due", "in_time", "late", "missed", "at_risk")


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """By the end of the day of the report, of those who answer for its tasks. Figures only: no milestone is named.

    What was dropped by then does not count, nor what fell away as its assignment was closed: who was relieved misses nothing
    after that. Who sees a task by his own part in it is told of no other's. Two statements; a third for a day before the
    newest fact of any of them.
    """
    until = clock.start_of_day(found.as_of + dt.timedelta(days=1))
    tasks = {row.task.pk for row in found.rows}
    asked = Milestone.objects.filter(
        Q(dropped_at=None) | Q(dropped_at__gte=until),
        set_at__lt=until,
        assignment__matter_kind=MATTER_KIND,
        assignment__role__in=ANSWERABLE,
        assignment__parent=None,
    )
    if found.body is not None:
        asked = asked.filter(assignment__monitor=found.body)
    if (reader := found.partial_reader) is not None:
        asked = asked.filter(assignment__in=Assignment.objects.visible_to(reader))
    lines: dict[str, dict[str, Any]] = {}
    moment = until - dt.timedelta(microseconds=1)
    rows = list(with_statements(asked).select_related(*(f"assignment__{one}" for one in WHOSE)))
    earlier = stood_then([one.assignment for one in rows], moment)
    for one in rows:
        if one.assignment.matter_id not in tasks:
            continue
        course = course_of(one, moment, earlier.get(one.assignment_id))
        if course.has_fallen_away:
            continue
        who = one.assignment.assignee
        key = code_key(who)
        line = lines.setdefault(
            key,
            {
                "key": key,
                "names": {language: who.name_in(language) for language in LANGUAGES},
                **dict.fromkeys(NUMBERS, 0),
            },
        )
        line["set"] += 1
        line["due"] += int(one.due_on <= (found.as_of if course.is_reached else course.judged_on))
        line["in_time"] += int(course.is_reached and not course.is_late)
        line["late"] += int(course.is_late)
        line["missed"] += int(course.is_missed)
        line["at_risk"] += int(course.state == "at_risk" and not course.is_missed)
    return [lines[key] for key in sorted(lines, key=lambda key: (-lines[key]["set"], key))]
