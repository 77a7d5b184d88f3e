"""What the page of supervision and the data of a progress report say of contributions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from decreta.assignments.models import WHOSE, Assignment
from decreta.assignments.queries.then import stood_then
from decreta.assignments.queries.whom import code_key
from decreta.assignments.timeliness import Standing
from decreta.contributions.models import Contribution, Delivery
from decreta.contributions.queries.given import Line, figures, lines_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.together import Asking
from decreta.directives.beside import Part
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.progress import ProgressReport
from decreta.organisation.models import Body

LANGUAGES: Final = ("vi", "en", "ja")


@dataclass(frozen=True)
class Cell:
    """A figure with the address of its rows."""

    number: int
    url: str


@dataclass(frozen=True)
class Overview:
    """How the coordinators of a body's tasks have contributed, each figure with its rows."""

    body: Body
    rows: list[tuple[Line, list[Cell]]]


def on_supervision(body: Body, actor: Actor) -> Asking[Part | None]:
    """The figures of every coordinating organisation."""
    told = yield {"figures": figures.ask(actor, body.code, clock.now(), (get_language() or "vi")[:2])}
    found = lines_of(told["figures"])
    if not found:
        return None
    return Part("contributions/parts/overview.html", Overview(body, [(one, _cells(body, one)) for one in found]))


def _cells(body: Body, one: Line) -> list[Cell]:
    numbers = {
        "asked": one.asked,
        "in_time": one.in_time,
        "came_late": one.late,
        "open": one.open,
        "returned": one.returned,
        "offered": one.offered,
    }
    base = {"body": body.code, "who": one.key}
    return [
        Cell(number, f"{reverse('contributions:list')}?{urlencode({**base, 'state': state})}")
        for state, number in numbers.items()
    ]


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """How coordinators contributed to the tasks of a report by the end of its day: asked, in time, late, open, returned.

    By what had happened until then, whatever came of it since. Two statements; a third for a day before the newest fact of any
    of the assignments. Figures only: no word of either side, and no task is named. Who sees a task by his own part in it is
    told of those alone that the list shows him.
    """
    until = clock.start_of_day(found.as_of + dt.timedelta(days=1))
    tasks = {row.task.pk for row in found.rows}
    asked = Contribution.objects.filter(assignment__matter_kind=MATTER_KIND, created_at__lt=until)
    if found.body is not None:
        asked = asked.filter(assignment__monitor=found.body)
    if (reader := found.partial_reader) is not None:
        asked = asked.visible_to(reader)
    rows = [
        one
        for one in asked.select_related(*(f"assignment__{each}" for each in WHOSE))
        if one.assignment.matter_id in tasks and not (one.withdrawn_at is not None and one.withdrawn_at < until)
    ]
    if not rows:
        return []
    newest: dict[UUID, list[Delivery]] = {}
    deliveries = Delivery.objects.filter(contribution__in=rows).select_related("judgement")
    for came in deliveries.order_by("ordinal"):
        newest.setdefault(came.contribution_id, []).append(came)
    then = stood_then([one.assignment for one in rows], until - dt.timedelta(microseconds=1))
    lines: dict[str, dict[str, Any]] = {}
    for one in rows:
        who = one.assignment.assignee
        key = code_key(who)
        line = lines.setdefault(
            key,
            {
                "key": key,
                "names": {language: who.name_in(language) for language in LANGUAGES},
                **dict.fromkeys(("asked", "in_time", "late", "open", "returned", "offered"), 0),
            },
        )
        for name, number in _counted(one, newest.get(one.pk, []), until, then.get(one.assignment_id)).items():
            line[name] += number
    return [lines[key] for key in sorted(lines, key=lambda key: (-lines[key]["asked"], key))]


def _counted(one: Contribution, every: list[Delivery], until: dt.datetime, then: Standing | None) -> dict[str, int]:
    """How one contribution counts as of a moment, by everything that was ever delivered.

    `then` is how its assignment stood, where the columns tell of later facts.
    """
    deliveries = [each for each in every if each.at < until]
    returned = [each for each in deliveries if _returned(each, until)]
    if not one.was_asked_for:
        return {"offered": 1, "returned": bool(returned)}
    standing = [each for each in deliveries[-1:] if not _returned(each, until)]
    held: Standing | Assignment = then or one.assignment
    goes_on = held.closed_at is None and held.done_accepted_at is None
    if standing:
        came = standing[0]
        is_counted = not came.is_refusal
        return {
            "asked": 1,
            "in_time": int(is_counted and not came.is_late),
            "late": int(is_counted and came.is_late),
            "returned": int(bool(returned)),
        }
    # The day that stood then: the one that was asked for first, which what came first repeats, or that of a return since.
    days = [each.judgement.due_at for each in returned if each.judgement.due_at is not None]
    due_at = days[-1] if days else every[0].due_at if every else one.due_at
    is_late = goes_on and due_at is not None and due_at <= until
    return {"asked": 1, "open": int(goes_on), "late": int(is_late), "returned": int(bool(returned))}


def _returned(delivery: Delivery, until: dt.datetime) -> bool:
    said = getattr(delivery, "judgement", None)
    return said is not None and said.outcome == "insufficient" and said.at < until
