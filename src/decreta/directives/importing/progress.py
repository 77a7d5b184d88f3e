"""Reports on many assignments at once: a list that is taken out, written in, and sent as one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decreta.assignments.domain import StepSaid, Unproven, moment_of, problems_of, report
from decreta.assignments.models import Assignment, Milestone, Report
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, Problem
from decreta.directives.importing.progress_columns import COLUMNS, WRITTEN
from decreta.directives.queries.to_report import Known, Stood, known_of, ours, report_words
from decreta.kit.importing import Column, Importable, Judged, Row, Standing
from decreta.ui import moments

#: Cells that say something as soon as they are filled; percent and forecast stand in the list when it is taken out.
_SAYING = tuple(one for one in WRITTEN if one not in {"percent", "forecast_on"})
#: What speaks for an agency, a body or a unit, one or the other (`assignments.rules.answers`).
_SPEAKING = ("answer_assignments", "assign_tasks", "decide_extensions", "report_progress", "hand_down")
_ORDINAL = re.compile(r"(\d+)\.")


class ProgressList(Importable):
    """Reports: each row on one assignment, by the rules of the form on its page. All are sent, or none."""

    kind: ClassVar[str] = "directives.progress"
    label: ClassVar[str | Promise] = gettext_lazy("Reports on assignments")
    about: ClassVar[str | Promise] = gettext_lazy(
        "What was done on the tasks that are assigned to you, in the list that is downloaded here."
    )
    icon: ClassVar[str] = "send"
    order: ClassVar[int] = 12
    columns: ClassVar[tuple[Column, ...]] = COLUMNS
    is_whole: ClassVar[bool] = True
    is_undoable: ClassVar[bool] = False
    why_not_undone: ClassVar[str | Promise] = gettext_lazy(
        "A report that was sent stands; who monitors the task answers it."
    )
    source: ClassVar[str] = "directives:take_out_to_report"
    source_label: ClassVar[str | Promise] = gettext_lazy("Download our assignments, to report on them")

    def may(self, *, by: Actor) -> None:
        """Posts that speak for an agency, a body or a unit; of which assignments is said row by row."""
        if not (by.is_system or any(by.can(one) for one in _SPEAKING)):
            raise NotAllowed.of(_("Reports are sent by posts that answer for assignments."), code="answers_for_nothing")

    def deed(self, number: int) -> str:
        return ngettext("Send %(n)s report", "Send %(n)s reports", number) % {"n": number}

    def key(self, row: Row) -> str:
        return row.cells.get("key", "").lower()

    def said(self, row: Row) -> str:
        return row.cells.get("title", "") or row.key

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        asked = {row.number: key for row in judged.rows if (key := _id(row.key)) is not None}
        found = ours(asked.values(), by)
        stood = {row.number: Stood.read(row.get("stood", "")) for row in judged.rows}
        since = min((one.reports for one in stood.values() if one is not None), default=0)
        known = known_of(found.values(), since=since)
        for row in judged.rows:
            before, assignment = stood[row.number], found.get(asked.get(row.number, UUID(int=0)))
            if assignment is None:
                row.fault("", "not_ours")
            elif before is None:
                row.fault("", "not_taken_out")
            elif _says_something(row, before):
                row.values["_standing"] = _judge(row, assignment, before, known)
            else:
                row.values["_standing"] = Standing(assignment, {})

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        return {row.number: row.values["_standing"] for row in judged.rows if "_standing" in row.values}

    def act(self, row: Row, *, by: Actor) -> models.Model | None:
        stood = Stood.read(row.values["stood"])
        assert stood is not None  # rows that say otherwise are faulty
        return report(
            assignment=row.thing,
            text=row.get("text", ""),
            percent=row.get("percent"),
            claims_done=_claims_done(row),
            obstacle=row.get("obstacle", ""),
            proposal=row.get("proposal", ""),
            forecast_on=_forecast(row, stood),
            steps=row.values["_steps"],
            reported_at=moment_of(row.get("reported_on")),
            read=stood.reports,
            by=by,
        )

    def address(self, kind: str, key: str) -> str:
        task = Report.objects.filter(pk=UUID(key)).values_list("assignment__matter_id", flat=True).first()
        return reverse("directives:task", args=[task]) if task is not None else ""


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _claims_done(row: Row) -> bool:
    return row.get("claims_done") is True


def _forecast(row: Row, stood: Stood) -> dt.date | None:
    """The day that the row says; what stood in the list already is not said anew: it may have been changed since."""
    day: dt.date | None = row.get("forecast_on")
    return None if day == stood.forecast_on else day


def _says_something(row: Row, stood: Stood) -> bool:
    """Whether anything was written into the row, or written otherwise."""
    if any(row.get(one) not in (None, False) for one in _SAYING):
        return True
    # A cell that cannot be read was written in.
    if row.is_wrong_in(*WRITTEN):
        return True
    return row.get("percent", stood.percent) != stood.percent or _forecast(row, stood) is not None


def _judge(row: Row, assignment: Assignment, stood: Stood, known: Known) -> Standing:
    """A row that reports: sent already, overtaken, or judged by the rules of the act. What differs is by what stands now."""
    newer = [one for one in known.reports.get(assignment.pk, []) if one.ordinal > stood.reports]
    row.values["_steps"] = ()
    if (sent := next((one for one in newer if _is_same(row, one, stood)), None)) is not None:
        row.remark("text", "sent_already", day=moments.day(sent.reported_at))
        return Standing(assignment, {})
    if newer:
        row.fault("", "reported_since", day=moments.day(newer[-1].reported_at), text=report_words(newer[-1])[:200])
        return Standing(assignment, {})
    row.values["_steps"] = _steps(row, known.ahead.get(assignment.pk, []))
    found = problems_of(
        assignment,
        text=row.get("text", ""),
        percent=row.get("percent"),
        claims_done=_claims_done(row),
        moment=moment_of(row.get("reported_on")) or clock.now(),
        unproven=known.unproven[assignment.pk],
        ahead=known.ahead.get(assignment.pk, []),
        steps=row.values["_steps"],
    )
    _tell(row, found.found)
    shown: dict[str, Any] = dict.fromkeys(WRITTEN, "")
    return Standing(assignment, {**shown, "percent": assignment.percent, "forecast_on": assignment.forecast_on})


def _is_same(row: Row, sent: Report, stood: Stood) -> bool:
    """Whether a report says what the row says."""
    is_done = _claims_done(row)
    far = 100 if is_done else row.get("percent")
    said = (row.get("text", "").strip(), row.get("obstacle", ""), row.get("proposal", ""), is_done, far)
    stands = (sent.text.strip(), sent.obstacle, sent.proposal, sent.claims_done, sent.percent)
    return said == stands and sent.forecast_on == _forecast(row, stood)


def _steps(row: Row, ahead: list[Milestone]) -> tuple[StepSaid, ...]:
    """What the row says of its next milestone."""
    state, day = row.get("step"), row.get("step_on")
    if not state and not day:
        return ()
    number = _ORDINAL.match(row.cells.get("milestone", ""))
    if number is None:
        row.fault("step", "no_milestone")
        return ()
    found = next((one for one in ahead if one.ordinal == int(number[1])), None)
    if found is None:
        row.fault("step", "milestone_passed")
        return ()
    return (StepSaid(found, state or "", day),)


#: The cells that the fields of the act are.
_CELLS = {"reported_at": "reported_on", "text": "text", "percent": "percent"}


def _tell(row: Row, problems: list[Problem]) -> None:
    """What the rules of the act say, beside the cells that it is of."""
    unproven = [str(one.ordinal) for one in problems if isinstance(one, Unproven)]
    if unproven:
        row.fault("claims_done", "needs_evidence", numbers=", ".join(unproven))
    for one in problems:
        if isinstance(one, Unproven):
            continue
        field = one.field or ""
        cell = _CELLS.get(field, "")
        if field.startswith("step_"):
            cell = "step_on" if field.startswith("step_on_") else "step"
        if not (cell and row.is_wrong_in(cell)):
            row.fault(cell, "refused", text=one.message)
