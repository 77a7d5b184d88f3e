"""Tasks on a board: columns by step or by class, perhaps in lanes; the numbers are those of all tasks, not of the cards."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments import policies, rules
from decreta.assignments.enums import ANSWERABLE, Light, Step, Timeliness
from decreta.assignments.lights import LIGHTS
from decreta.assignments.models import Assignment, Report
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import allows
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.light_words import MARKS
from decreta.directives.queries.lights import COLUMNS, UNLIT, Placed, placed
from decreta.directives.queries.task_list import NOBODY, day_of
from decreta.directives.queries.uncounted import Waiting
from decreta.organisation.models import Body
from decreta.seeing.queries.asked import asked, kept_of, rows_url
from decreta.ui import words
from decreta.ui.buttons import ButtonContext
from decreta.ui.listing import Chip

#: Cards in a column, and in one of a lane; the number above them opens the others.
CARDS, CARDS_IN_LANE = 8, 3
#: More lanes would be no picture any more.
MOST_LANES = 12

STEP_MARKS: Final = {
    Step.UNRECEIVED: "undated",
    Step.UNDER_WAY: "progress",
    Step.NEAR_DUE: "near",
    Step.OVERDUE: "overdue",
    Step.TO_VERIFY: "reported",
    Step.DONE: "intime",
    Step.SUSPENDED: "suspended",
    Step.CLOSED: "closed",
}
#: Columns that stand there also without a task, in the order of the way; the others only with one.
STEP_COLUMNS: Final = tuple(STEP_MARKS)
_ALWAYS: Final = {
    *(one.value for one in STEP_COLUMNS[:6]),
    *(one.value for one in LIGHTS),
    Timeliness.IN_PROGRESS_IN_TIME.value,
    Timeliness.OVERDUE.value,
    Timeliness.DONE_IN_TIME.value,
    Timeliness.DONE_LATE.value,
}
CLASS_COLUMNS: Final = (
    Timeliness.IN_PROGRESS_IN_TIME,
    Timeliness.OVERDUE,
    Timeliness.REPORTED_IN_TIME,
    Timeliness.REPORTED_LATE,
    Timeliness.DONE_IN_TIME,
    Timeliness.DONE_LATE,
    Timeliness.UNDATED,
    Timeliness.SUSPENDED,
    Timeliness.CLOSED_OTHERWISE,
)
#: Lanes with most of these come first.
_LATE: Final = (Step.OVERDUE.value, Light.RED.value)
LANES: Final = {
    "": pgettext_lazy("lanes of a board", "no lanes"),
    "lead": gettext_lazy("lead agency"),
    "body": pgettext_lazy("lanes of a board", "body"),
    "directive": pgettext_lazy("lanes of a board", "directive"),
}


@dataclass(frozen=True)
class Card:
    """One task: its row, what stands in its way as far as the reader is told, and what he may do from here."""

    row: TaskClass
    obstacle: str
    acts: list[ButtonContext]


@dataclass(frozen=True)
class BoardColumn:
    """One column: how many stand there in all, the address of all of them, the first cards."""

    key: str
    mark: str
    label: str
    number: int
    url: str
    cards: list[Card]

    @property
    def left_out(self) -> int:
        return self.number - len(self.cards)


@dataclass(frozen=True)
class Lane:
    """One lane with its columns; a board without lanes is one lane without a name."""

    key: str
    label: str
    lang: str
    url: str
    columns: list[BoardColumn]

    @property
    def number(self) -> int:
        return sum(one.number for one in self.columns)


@dataclass(frozen=True)
class BoardPage:
    """The board of an address, as of the end of a day."""

    lanes: list[Lane]
    totals: list[BoardColumn]
    lanes_left_out: int
    by: str
    by_lane: str
    as_of: dt.date
    is_today: bool
    chips: list[Chip]
    choices: list[tuple[str, Any]]
    hidden: list[tuple[str, str]] = field(default_factory=list)

    @property
    def number(self) -> int:
        return sum(one.number for one in self.totals)


def board_page(query: Mapping[str, str], actor: Actor, waiting: Waiting | None = None) -> BoardPage:
    """The tasks of an address on a board. Eight statements, whatever the number of tasks."""
    found, day = asked(query, actor, by_current=True, waiting=waiting), day_of(query)
    by_lane = query.get("lanes", "") if query.get("lanes", "") in LANES else ""
    # What came to a class since a day is asked for by class: then the columns are steps.
    by = query.get("by", "") if query.get("by", "") in COLUMNS and not query.get("moved") else ""
    places = placed(
        found.tasks,
        clock.end_of_day(day),
        lanes=by_lane,
        columns=by,
        most=CARDS_IN_LANE if by_lane else CARDS,
        waiting=found.waiting.tasks,
    )
    keys, left_out = _lanes(places)
    shown = [one for one in places if one.lane in keys]
    cards = _cards(shown, actor, found.moment, day, by_body=by_lane == "body")
    kept = kept_of(query)
    columns = _columns(places, by)
    lanes = [_lane(key, shown, cards, columns, by_lane, kept) for key in keys]
    return BoardPage(
        lanes=lanes,
        totals=[_total(one, places, kept) for one in columns],
        lanes_left_out=left_out,
        by=by,
        by_lane=by_lane,
        as_of=day,
        is_today=day == clock.today(),
        chips=found.chips,
        choices=list(LANES.items()),
        hidden=list(kept.items()),
    )


@dataclass(frozen=True)
class _Head:
    """What a column is: its key, mark and word, and the parameter that narrows to it."""

    key: str
    mark: str
    label: str
    name: str


def _columns(places: Sequence[Placed], by: str) -> list[_Head]:
    if by == "class":
        heads = [
            _Head(one.value, words.STATES[one].mark, str(words.STATES[one].short), "state") for one in CLASS_COLUMNS
        ]
    elif by == "light":
        heads = [_Head(one.value, MARKS[one], str(one.label), "light") for one in LIGHTS]
        heads.append(_Head(UNLIT, "closed", _("no light"), "light"))
    else:
        heads = [_Head(one.value, mark, str(one.label), "step") for one, mark in STEP_MARKS.items()]
    filled = {one.column for one in places}
    return [one for one in heads if one.key in _ALWAYS or one.key in filled]


def _lanes(places: Sequence[Placed]) -> tuple[list[str], int]:
    """The lanes that are shown, those with the most that is overdue first, and how many are not."""
    late: dict[str, int] = defaultdict(int)
    every: dict[str, int] = defaultdict(int)
    for one in _numbers(places):
        every[one.lane] += one.number
        late[one.lane] += one.number if one.column in _LATE else 0
    order = sorted(every, key=lambda key: (-late[key], -every[key], key))
    return order[:MOST_LANES] or [""], max(0, len(order) - MOST_LANES)


def _numbers(places: Iterable[Placed]) -> list[Placed]:
    """One for each column of each lane."""
    return list({(one.lane, one.column): one for one in places}.values())


def _total(head: _Head, places: Sequence[Placed], kept: Mapping[str, str]) -> BoardColumn:
    number = sum(one.number for one in _numbers(places) if one.column == head.key)
    return BoardColumn(head.key, head.mark, head.label, number, rows_url(kept, {head.name: head.key}), [])


def _lane(
    key: str,
    places: Sequence[Placed],
    cards: Mapping[UUID, Card],
    columns: Sequence[_Head],
    by_lane: str,
    kept: Mapping[str, str],
) -> Lane:
    own = [one for one in places if one.lane == key]
    first = cards[own[0].task_id].row if own else None
    label, lang, narrow = _named(first, by_lane)
    numbers = {one.column: one.number for one in own}
    shown = [
        BoardColumn(
            head.key,
            head.mark,
            head.label,
            numbers.get(head.key, 0),
            rows_url(kept, {**narrow, head.name: head.key}),
            [cards[one.task_id] for one in own if one.column == head.key],
        )
        for head in columns
    ]
    return Lane(key, label, lang, rows_url(kept, narrow), shown)


def _named(row: TaskClass | None, by_lane: str) -> tuple[str, str, dict[str, str]]:
    """The name of a lane by one of its tasks, and what narrows the list to it."""
    if row is None or not by_lane:
        return "", "", {}
    if by_lane == "lead":
        return row.lead or _("no lead named"), "", {"lead": row.lead_key or NOBODY}
    if by_lane == "directive":
        directive = row.task.directive
        return directive.document.symbol, "", {"directive": str(directive.pk)}
    body: Body = row.task.body
    return body.name, body.name_lang, {"body": body.code}


def _cards(
    places: Sequence[Placed], actor: Actor, moment: dt.datetime, day: dt.date, *, by_body: bool
) -> dict[UUID, Card]:
    ids = Ids(one.task_id for one in places)
    if not ids:
        return {}
    # Only tasks that the reader sees were placed.
    tasks = Task.objects.told_to(actor).filter(pk__among=ids)
    tasks = tasks.prefetch_related("body") if by_body else tasks
    rows = classes_of(tasks, moment=moment, lit_at=clock.end_of_day(day), reader=actor)
    told = _obstacles.rows(actor, ids, clock.end_of_day(day))
    obstacles = {one.assignment.matter_id: one.obstacle for one in told}
    # What may be done is done today: of a task of many, on the reader's own assignments and the first that waits for him.
    held = [*_own.rows(actor, ids), *_reported.rows(actor, ids)] if day == clock.today() else []
    said = {one.assignment_id: one for one in _claims.rows(Ids({one.pk for one in held}))} if held else {}
    by_task: dict[UUID, list[Assignment]] = defaultdict(list)
    for one in held:
        by_task[one.matter_id].append(one)
    return {
        row.task.pk: _card(row, obstacles.get(row.task.pk, ""), _acts(row, by_task[row.task.pk], said, actor))
        for row in rows
    }


def _card(row: TaskClass, obstacle: str, acts: list[ButtonContext]) -> Card:
    is_open = row.timeliness not in (Timeliness.DONE_IN_TIME, Timeliness.DONE_LATE, Timeliness.CLOSED_OTHERWISE)
    # What stands in the way is said in words of the work: who is not told the one is not told the other.
    return Card(row, obstacle if is_open and not row.task.is_withheld else "", acts)


def _acts(row: TaskClass, held: Sequence[Assignment], said: Mapping[UUID, Report], actor: Actor) -> list[ButtonContext]:
    """What the reader may do from here; each is the act of that name, with its own page."""
    found: list[ButtonContext] = []
    for one in held:
        if allows(rules.may_answer, assignment=one, by=actor):
            possible = policies.acts_now(one)
            if one.received_at is None and "receive" in possible:
                found.append(_button(_("Receive task"), "receive", one, "check"))
            elif "report" in possible and one.done_reported_at is None:
                found.append(_button(_("Write report"), "report", one, "file-plus"))
            break
    for one in held:
        report = said.get(one.pk)
        is_pending = report is not None and one.done_reported_at is not None
        if is_pending and one.done_accepted_at is None and allows(rules.may_verify, report=report, by=actor):
            url = reverse("directives:task", args=[row.task.pk])
            found.append(ButtonContext(label=_("Verify report"), url=url, icon="clipboard-check"))
            break
    return found


def _button(label: str, name: str, one: Assignment, icon: str) -> ButtonContext:
    return ButtonContext(label=label, url=reverse(f"assignments:{name}", args=[one.pk]), icon=icon)


def _held(actor: Actor, ids: Ids) -> QuerySet[Assignment]:
    """The assignments that answer for the cards' tasks, as far as the reader sees them."""
    seen = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND, matter_id__among=ids, role__in=ANSWERABLE, parent=None
    )
    return seen.select_related("monitor")


@prepared
def _own(actor: Actor, ids: Ids) -> QuerySet[Assignment]:
    """Those that he answers for himself."""
    return (
        _held(actor, ids)
        .filter(pk__in=Assignment.objects.answered_by(actor).values("pk"))
        .order_by("recorded_at", "pk")
    )


@prepared
def _reported(actor: Actor, ids: Ids) -> QuerySet[Assignment]:
    """For each task the first whose report that it is done waits for somebody else than its own agency."""
    claims = Report.objects.filter(assignment=OuterRef("pk"), claims_done=True, verdict=None)
    waiting = _held(actor, ids).filter(done_reported_at__isnull=False, done_accepted_at=None, closed_at=None)
    waiting = waiting.filter(Exists(claims)).exclude(pk__in=Assignment.objects.answered_by(actor).values("pk"))
    return waiting.order_by("matter_id", "recorded_at", "pk").distinct("matter_id")


@prepared
def _obstacles(actor: Actor, ids: Ids, moment: dt.datetime) -> QuerySet[Report]:
    """For each task the newest report that tells of an obstacle, and that no later one of the same assignment overtook."""
    held = _held(actor, ids).filter(closed_at=None).values("pk")
    told = Report.objects.filter(recorded_at__lte=moment)
    later = told.filter(assignment=OuterRef("assignment"), ordinal__gt=OuterRef("ordinal"))
    # Of the tasks themselves first, by which the rows are found.
    found = told.filter(assignment__matter_kind=MATTER_KIND, assignment__matter_id__among=ids, assignment__in=held)
    found = found.exclude(obstacle="").filter(~Exists(later)).select_related("assignment")
    return found.order_by("assignment__matter_id", "-reported_at", "-pk").distinct("assignment__matter_id")


@prepared
def _claims(ids: Ids) -> QuerySet[Report]:
    """Of each of some assignments the newest report that says it is done and waits; what was said since does not answer it."""
    found = Report.objects.filter(assignment__among=ids, claims_done=True, verdict=None).select_related("assignment")
    return found.order_by("assignment_id", "-ordinal").distinct("assignment_id")
