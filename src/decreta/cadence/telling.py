"""What the page of supervision, the list of tasks and the data of a progress report say of reports that were due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from decreta.cadence.enums import State
from decreta.cadence.models import ReportRule
from decreta.cadence.queries.keeping import Kept, in_state, kept_by, rules_for, rules_of_body
from decreta.cadence.words import MARKS
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.together import Asking, counted, instances, number_of
from decreta.directives.beside import Part
from decreta.directives.further import Further
from decreta.directives.models import Task
from decreta.directives.models.tasks import TaskQuerySet
from decreta.directives.narrowing import Narrowing
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.progress import ProgressReport
from decreta.directives.queries.report_data import names_of
from decreta.organisation.models import Body
from decreta.ui.tables import Column, Pen
from decreta.ui.tables.pen import NOTHING, joined

NAME = "cadence"
_STATES = (State.LATE, State.DUE)


def _narrow(found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> tuple[TaskQuerySet, str] | None:
    if value not in _STATES:
        return None
    known_at = None if day >= clock.today() else clock.end_of_day(day)
    return in_state(found, value, day, known_at=known_at), str(State(value).label)  # type: ignore[return-value]


NARROWING = Narrowing(
    NAME,
    gettext_lazy("Regular reports"),
    choices=lambda: [(one.value, one.label) for one in _STATES],
    on_day=_narrow,
)


def _kept(row: TaskClass) -> Kept | None:
    found = row.told(NAME)
    return found if isinstance(found, Kept) and found.state != State.NONE else None


def _cell(row: TaskClass, pen: Pen) -> SafeString:
    kept = _kept(row)
    if kept is None:
        return NOTHING
    said: list[str] = [pen.mark(MARKS[kept.state], str(State(kept.state).label))]
    if kept.next_on is not None:
        said += [" ", pen.small(_("next one by")), " ", pen.day(kept.next_on)]
    if kept.missed:
        missed = ngettext("%(n)s missed", "%(n)s missed", kept.missed) % {"n": kept.missed}
        said += [" ", pen.small(missed)]
    return joined(*said)


def _missed(row: TaskClass) -> int | None:
    kept = _kept(row)
    return kept.missed if kept is not None else None


def _of_rows(tasks: Sequence[Task], moment: dt.datetime, reader: Actor | None) -> Mapping[UUID, Kept]:
    """How tasks keep their cadence as of a moment."""
    now = clock.now()
    return kept_by(tasks, moment.astimezone(clock.zone()).date(), None if moment >= now else moment, reader=reader)


FURTHER = Further(
    NAME,
    _of_rows,
    (
        Column(
            "report_due",
            gettext_lazy("Regular reports"),
            _cell,
            lambda row: str(State(kept.state).label) if (kept := _kept(row)) else None,
            shown=False,
            css="x",
            width=28,
        ),
        Column(
            "next_report",
            gettext_lazy("Next report by"),
            lambda row, pen: pen.day(kept.next_on) if (kept := _kept(row)) and kept.next_on else NOTHING,
            lambda row: kept.next_on if (kept := _kept(row)) else None,
            shown=False,
            css="x",
            width=14,
        ),
        Column(
            "missed_reports",
            pgettext_lazy("reports", "Missed"),
            lambda row, pen: NOTHING if (missed := _missed(row)) is None else str(missed),
            _missed,
            shown=False,
            is_number=True,
            css="x",
            width=10,
        ),
    ),
)


@dataclass(frozen=True)
class Overview:
    """How many tasks of a body owe a report, each number with its rows."""

    body: Body
    late: int
    due: int
    late_url: str
    due_url: str


def on_supervision(body: Body, actor: Actor) -> Asking[Part | None]:
    """How many tasks of a body owe a report, where a rule is about it. Which do is known when the rules are."""
    day = clock.today()
    told = yield {"about": rules_of_body.ask(body.pk), "rules": rules_for(day)}
    if not told["about"]:
        return None
    seen, rules = Task.objects.visible_to(actor).filter(body=body), instances(ReportRule, told["rules"])
    told = yield {state: number_of(in_state(seen, state, day, rules)) for state in _STATES}
    numbers = {state: counted(told[state]) for state in _STATES}
    urls = {
        state: f"{reverse('directives:list')}?"
        + urlencode({"body": body.code, NAME: state.value, "cols": "clause,title,lead,deadline,state,report_due"})
        for state in _STATES
    }
    late, due = State.LATE, State.DUE
    return Part("cadence/parts/overview.html", Overview(body, numbers[late], numbers[due], urls[late], urls[due]))


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """How many reports were due by the end of the day of a report and how many did not come, for each lead.

    By the facts, reports and rules of until then. Four statements, one where no rule is about its tasks; a fifth for a day
    before the newest fact of any of them. Who sees a task by his own part in it is told how he keeps it.
    """
    day = found.as_of + dt.timedelta(days=1)
    known_at = None if found.as_of >= clock.today() else clock.end_of_day(found.as_of)
    kept = kept_by([row.task for row in found.rows], day, known_at, reader=found.partial_reader)
    lines: dict[str, dict[str, Any]] = {}
    for row in found.rows:
        one = kept.get(row.task.pk)
        if one is None or (not one.owed and one.state == State.NONE):
            continue
        line = lines.setdefault(row.lead_key, {"key": row.lead_key, "owed": 0, "missed": 0, "late": 0})
        line["owed"] += one.owed
        line["missed"] += one.missed
        line["late"] += one.state == State.LATE
    names = names_of(set(lines)) if lines else {}
    ordered = sorted(lines.values(), key=lambda line: (-line["missed"], -line["owed"], line["key"]))
    return [{**line, "names": names[line["key"]]} for line in ordered]
