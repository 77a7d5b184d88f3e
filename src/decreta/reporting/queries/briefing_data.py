"""The data of a briefing, of no language: figures, what changed, the worst tasks with why, obstacles, what is asked.

Everything is as of the end of one day, from facts recorded by then. The words of protected directives are in none: a
briefing is kept, and read by others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, DONE, SAID_AGAIN, FactKind, Timeliness
from decreta.assignments.models import Assignment, ExtensionDecision, ExtensionRequest, Fact, Report
from decreta.assignments.queries.then import had_ended
from decreta.assignments.timeliness import Against
from decreta.cascade.queries.reported import shared_from_below
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import NotNow
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.hindrances import Hindrance, hindrances
from decreta.directives.queries.progress import LATE_AND_OPEN, Line, Progress, ratios_of
from decreta.directives.queries.report_data import LANGUAGES, in_all, names_of
from decreta.directives.queries.standing import of_class
from decreta.directives.queries.tally import ALL, Movement, movement, tally
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Body

#: Raised when what a number of the form means changes.
FORM: Final = 2
#: So many tasks are named, so many obstacles, so many agencies; of what is not named the number is said.
WORST, OBSTACLES, AGENCIES = 10, 8, 24
#: A deadline so many days ahead is near enough to be among the worst.
NEAR: Final = 45
#: What the maker asks of the leader, in his own words.
ASKS, ASK_LENGTH = 5, 240
_TEXT: Final = 600
_CLOSED: Final = (*DONE, Timeliness.CLOSED_OTHERWISE)
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What a briefing is asked for: whose tasks, as of when, since when, judged by which deadline; what is asked of the leader."""

    body: Body
    as_of: dt.date
    than: dt.date | None = None
    against: Against = "current"
    language: str = "vi"
    asks: Sequence[str] = field(default_factory=tuple)


def briefing_data(wanted: Wanted, *, actor: Actor) -> dict[str, Any]:
    """The data, for an actor who sees every task of the body. Raises NotNow for another."""
    body, day, against = wanted.body, wanted.as_of, wanted.against
    waiting = uncounted()
    found = tally(body=body, as_of=day, against=against, actor=actor, waiting=waiting)
    if found.is_partial:
        raise NotNow.of(_("Your post does not see every task of this body: its report would not be whole."))
    moved = None
    if wanted.than is not None:
        moved = movement(body=body, than=wanted.than, as_of=day, against=against, actor=actor, waiting=waiting)
    late, near = _worst(body, day, against, waiting)
    worst = [*late, *near][:WORST]
    lines = _lines(found)
    words = _latest(worst, day)
    told = _obstacles(body, day, against, waiting)
    names = names_of(
        {line.key for line in lines[:AGENCIES]} | {row.lead_key for row in worst} | {one.key for one in told[0]}
    )
    return {
        "form": FORM,
        "regime": body.regime,
        "zone": clock.zone().key,
        "as_of": day.isoformat(),
        "than": wanted.than.isoformat() if wanted.than else None,
        "against": against,
        "is_partial": False,
        "is_projection": found.is_projection,
        "body": {"code": body.code, "symbol": body.symbol, "names": in_all(body)},
        "directives": found.directives_number,
        "declared": found.declared,
        "split": found.split,
        "recurring": found.recurring,
        # Said only where there are any, so that the briefings of before stay the same bytes.
        **({"withdrawn": found.withdrawn} if found.withdrawn else {}),
        "assigned": found.assigned,
        "itemised": found.itemised,
        "not_itemised": found.not_itemised,
        "assignments": found.assignments,
        "totals": _counts(found.totals.counts),
        "ratios": [
            {"key": key, "part": part, "whole": whole}
            for key, (part, whole) in ratios_of(found.totals.counts, found.of_itemised.counts).items()
        ],
        "by_lead": [
            {"key": line.key, "names": names[line.key], "counts": _counts(line.counts)} for line in lines[:AGENCIES]
        ],
        "other_leads": {
            "number": len(lines[AGENCIES:]),
            "counts": _counts(sum((line.counts for line in lines[AGENCIES:]), Counter())),
        },
        "changes": _changes(found, moved) if moved is not None else None,
        "late": len(late),
        "worst": [_row(row, day, names, words.get(row.task.pk)) for row in worst],
        "obstacles": [_obstacle(one, names) for one in told[0]],
        "obstacles_in_all": told[1],
        "waiting": _waiting(body, day, found),
        "asks": [one.strip() for one in wanted.asks if one.strip()],
        # Said only where there is something, so that the briefings of before stay the same bytes.
        **({"shared": shared} if (shared := shared_from_below(body, day, actor)) else {}),
    }


def without_words(data: Data, directives: Iterable[str]) -> dict[str, Any]:
    """The data with the words of some directives withheld."""
    hidden = frozenset(directives)

    def row(one: Data) -> Data:
        if not hidden & set(_directives(one)):
            return one
        return {**one, "titles": dict.fromkeys(LANGUAGES, ""), "obstacle": "", "proposal": ""}

    return {
        **data,
        "worst": [row(one) for one in data["worst"]],
        "obstacles": [row(one) for one in data["obstacles"]],
        # The maker's own words may repeat them.
        "asks": [] if hidden else data["asks"],
    }


def directives_of(data: Data) -> set[str]:
    """The directives of which the data have words."""
    return {key for one in (*data["worst"], *data["obstacles"]) for key in _directives(one)}


def _directives(one: Data) -> list[str]:
    """Of a row its directive; of an obstacle those of all tasks that hang on it."""
    found: list[str] = one.get("directives") or [one["directive"]]
    return found


def _lines(found: Progress) -> list[Line]:
    """Agencies, those with most that is late first; in an order that does not depend on a language."""
    return sorted(
        found.by_lead,
        key=lambda line: (-sum(line.counts[one] for one in LATE_AND_OPEN), -line.total, line.key),
    )


def _worst(body: Body, day: dt.date, against: Against, waiting: Ids | None) -> tuple[list[TaskClass], list[TaskClass]]:
    """Tasks that are late, the longest first; and those whose deadline, or the forecast behind it, is near."""
    moment = clock.end_of_day(day)
    every = Task.objects.filter(body=body, directive__created_at__lte=moment).standing_at(moment).told_to()

    late = classes_of(
        every.filter(of_class([one.value for one in LATE_AND_OPEN], day, waiting, against=against)),
        moment=moment,
        against=against,
    )
    late.sort(key=lambda row: (row.lapses_at or moment, row.task.directive.decided_on, row.task.ordinal))
    if len(late) >= WORST:
        return late, []
    open_one = every.filter(of_class([Timeliness.IN_PROGRESS_IN_TIME.value], day, waiting, against=against))
    until = moment + dt.timedelta(days=NEAR)
    soon = Assignment.objects.filter(_answering(), matter_id=OuterRef("pk"), closed_at=None).filter(
        Q(current_lapses_at__lte=until) | Q(baseline_lapses_at__lte=until)
    )
    rows = classes_of(open_one.filter(Exists(soon)), moment=moment, against=against)
    near = [row for row in rows if row.lapses_at is not None and row.lapses_at <= until]
    near.sort(key=lambda row: (row.lapses_at or moment, row.task.directive.decided_on, row.task.ordinal))
    return late, near


def _answering() -> Q:
    return Q(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)


@dataclass
class _Said:
    """What the assignments of one task say of it, by a moment."""

    report: Report | None = None
    returned: int = 0
    refused: int = 0
    extended: int = 0


def _latest(rows: Sequence[TaskClass], day: dt.date) -> dict[Any, _Said]:
    """The newest report of each task, how often work was returned or refused, how often more time was given."""
    moment = clock.end_of_day(day)
    ids = Ids(row.task.pk for row in rows)
    found = {row.task.pk: _Said() for row in rows}
    answering = Assignment.objects.filter(_answering(), matter_id__among=ids)
    reports = Report.objects.filter(assignment__in=answering.values("pk"), recorded_at__lte=moment)
    for one in reports.select_related("assignment").order_by("recorded_at", "ordinal"):
        found[one.assignment.matter_id].report = one
    facts = Fact.objects.filter(
        assignment__in=answering.values("pk"),
        recorded_at__lte=moment,
        kind__in=[FactKind.RETURNED, FactKind.REFUSED, FactKind.EXTENDED],
    ).exclude(note__in=SAID_AGAIN)
    for matter, kind in facts.values_list("assignment__matter_id", "kind"):
        if kind == FactKind.RETURNED:
            found[matter].returned += 1
        elif kind == FactKind.REFUSED:
            found[matter].refused += 1
        else:
            found[matter].extended += 1
    return found


@dataclass(frozen=True)
class _Obstacle:
    """An obstacle of the register with the tasks that hang on it, the first of them in front."""

    task: Task
    key: str
    found: Hindrance
    tasks: list[Task]

    @property
    def is_withheld(self) -> bool:
        """Whether the words of any of its tasks are."""
        return any(task.is_withheld for task in self.tasks)


def _obstacles(body: Body, day: dt.date, against: Against, waiting: Ids | None) -> tuple[list[_Obstacle], int]:
    """What the register says to stand in the way of work that is not done: what most hang on first; and how many in all."""
    moment = clock.end_of_day(day)
    there = Task.objects.filter(body=body, directive__created_at__lte=moment).standing_at(moment)
    open_tasks = there.exclude(of_class([one.value for one in _CLOSED], day, waiting, against=against))
    every = hindrances(open_tasks, day)
    shown = every[:OBSTACLES]
    tasks = Task.objects.told_to().filter(pk__in={pk for one in shown for pk in one.tasks})
    by_id = {one.pk: one for one in tasks.select_related("directive__document")}
    found = [_Obstacle(by_id[one.tasks[0]], one.raised_by, one, [by_id[pk] for pk in one.tasks]) for one in shown]
    return found, len(every)


def _obstacle(one: _Obstacle, names: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    task = one.task
    hidden = one.is_withheld
    return {
        "task": str(task.pk),
        "directive": str(task.directive_id),
        "symbol": task.directive.document.symbol,
        "ordinal": task.ordinal,
        "titles": dict.fromkeys(LANGUAGES, "") if hidden else _titles(task),
        **_occurrence(task),
        "who": names[one.key] if one.key else dict.fromkeys(LANGUAGES, ""),
        "obstacle": "" if hidden else one.found.text[:_TEXT],
        "proposal": "" if hidden else one.found.wanted[:_TEXT],
        "reported_on": one.found.raised_on.isoformat(),
        "owners": one.found.owners,
        "tasks": len(one.found.tasks),
        "directives": sorted({str(task.directive_id) for task in one.tasks}),
    }


def _row(row: TaskClass, day: dt.date, names: Mapping[str, dict[str, str]], said: _Said | None) -> dict[str, Any]:
    """A task among the worst: how it stands, and everything that tells why."""
    task, said = row.task, said or _Said()
    report, hidden = said.report, task.is_withheld
    ends = row.lapses_at.astimezone(clock.zone()) if row.lapses_at is not None else None
    # A deadline lapses at 24:00 of its last day.
    last = (ends - dt.timedelta(microseconds=1)).date() if ends is not None else None
    return {
        "task": str(task.pk),
        "directive": str(task.directive_id),
        "symbol": task.directive.document.symbol,
        "ordinal": task.ordinal,
        "titles": _titles(task),
        **_occurrence(task),
        "lead": row.lead_key,
        "leads": names[row.lead_key],
        "is_each": row.lead_key.startswith("g:"),
        "state": row.timeliness.value,
        "last_on": last.isoformat() if last else None,
        "days_late": (day - last).days if last is not None and day > last else 0,
        "days_left": (last - day).days if last is not None and last >= day else None,
        "forecast": row.forecast_on.isoformat() if row.forecast_on else None,
        "returned": said.returned,
        # Said only where there is something, so that the briefings of before stay the same bytes.
        **({"refused": said.refused} if said.refused else {}),
        "extended": said.extended,
        "percent": report.percent if report else None,
        "reported_on": report.reported_at.astimezone(clock.zone()).date().isoformat() if report else None,
        "obstacle": "" if hidden or report is None else report.obstacle[:_TEXT],
        "proposal": "" if hidden or report is None else report.proposal[:_TEXT],
    }


def _changes(found: Progress, moved: Movement) -> list[dict[str, Any]]:
    """For each class: how many there were, came, left, and are. The sums hold: were + came - left = are."""
    came, went = moved.came[ALL], moved.went[ALL]
    return [
        {
            "state": one.value,
            "before": found.totals.counts[one] - came[one] + went[one],
            "came": came[one],
            "left": went[one],
            "now": found.totals.counts[one],
        }
        for one in Timeliness
        if came[one] or went[one] or found.totals.counts[one]
    ]


def _waiting(body: Body, day: dt.date, found: Progress) -> dict[str, int]:
    """What waits for a decision of the monitoring body as of the day; on work that had ended by then nobody decides."""
    moment = clock.end_of_day(day)
    decided = ExtensionDecision.objects.filter(request=OuterRef("pk"), recorded_at__lte=moment)
    asked = ExtensionRequest.objects.filter(
        ~Exists(decided),
        ~had_ended(moment),
        recorded_at__lte=moment,
        assignment__monitor=body,
        assignment__matter_kind=MATTER_KIND,
    )
    settled = Fact.objects.filter(
        assignment=OuterRef("assignment"),
        recorded_at__lte=moment,
        ordinal__gt=OuterRef("ordinal"),
        # What is opened again begins anew: its dispute of before is nobody's any more.
        kind__in=[FactKind.DISPUTE_SETTLED, FactKind.REOPENED],
    )
    disputed = Fact.objects.filter(
        ~Exists(settled),
        ~had_ended(moment),
        kind=FactKind.DISPUTED,
        recorded_at__lte=moment,
        assignment__monitor=body,
        assignment__matter_kind=MATTER_KIND,
    )
    counts = found.totals.counts
    return {
        "verify": counts[Timeliness.REPORTED_IN_TIME] + counts[Timeliness.REPORTED_LATE],
        "extensions": asked.count(),
        "disputes": disputed.values("assignment").distinct().count(),
    }


def _occurrence(task: Task) -> dict[str, Any]:
    """Which occurrence of a task that comes again; of the first one nothing."""
    return {"occurrence": task.occurrence} if task.recurs_from_id is not None else {}


def _titles(task: Task) -> dict[str, str]:
    if task.is_withheld:
        return dict.fromkeys(LANGUAGES, "")
    return {"vi": task.title, "en": task.title_en, "ja": task.title_ja}


def _counts(counts: Mapping[Any, int]) -> dict[str, int]:
    return {one.value: counts[one] for one in Timeliness if counts.get(one)}
