"""The tables of a progress report in the present language, each with its remainder and its sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.enums import Phase, Timeliness
from decreta.core.deadlines import Deadline, period_words, words
from decreta.directives.models.telling import withheld
from decreta.directives.queries.progress import definitions, ratio_definitions
from decreta.directives.queries.report_data import summed, tells_percent, title_of
from decreta.ui import moments
from decreta.ui.tables import Plain
from decreta.ui.tables.values import deadline

#: Zeros of these are printed: that nothing is late is a statement.
ALWAYS: Final = ("done_in_time", "done_late", "in_progress_in_time", "overdue")
_THOUSANDS: Final = 1000
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """A table of the report: heads are label, width in characters, whether numbers; the last row may be the sum."""

    title: str
    heads: list[tuple[str, int, bool]]
    rows: list[list[Plain]]
    has_sum: bool = False


def summary(data: Data) -> list[Section]:
    """What the report says in all: its figures, the tasks by state, the shares; each with what it means."""
    return [_figures(data), _states(data), _ratios(data)]


def breakdowns(data: Data, language: str) -> list[Section]:
    """The tasks by period, by who leads, and by directive where there are several."""
    symbols = {one["id"]: one["symbol"] for one in data["directives"]}
    found = [
        _by(data, _("Tasks by baseline deadline"), _("Period"), data["by_due"], lambda line: _period(line["key"])),
        _by(
            data,
            _("Tasks by lead agency"),
            _("Lead agency"),
            data["by_lead"],
            lambda line: _lead(line["key"], line["names"], language),
        ),
    ]
    if len(data["by_directive"]) > 1:
        title, head = _("Tasks by directive"), _("Directive")
        found.append(_by(data, title, head, data["by_directive"], lambda line: symbols[line["key"]]))
    if data.get("moved"):
        found.append(_moved(data, language))
    if data.get("obstacles"):
        found.append(_obstacles(data, language))
    if data.get("cadence"):
        found.append(_cadence(data, language))
    if data.get("milestones"):
        found.append(_milestones(data, language))
    if data.get("cycles"):
        found.append(_cycles(data, language))
    if data.get("contributions"):
        found.append(_contributions(data, language))
    if data.get("shared"):
        found.append(_shared(data, language))
    if data.get("roll_ups"):
        found.append(_roll_ups(data, language))
    return found


def annex(data: Data, language: str) -> Section:
    """Every task with its class, the days that it was judged by, and how far it is where anybody says so."""
    symbols = {one["id"]: one["symbol"] for one in data["directives"]}
    is_one = len(symbols) == 1
    heads = [
        (_("No."), 6, True),
        (_("Clause"), 11, False) if is_one else (_("Directive and clause"), 20, False),
        (_("Task"), 48, False),
        (_("Lead agency"), 28, False),
        (_("Deadline as decided"), 18, False),
        (_("Lapses"), 13, False),
        (_("Reported done"), 13, False),
        *([(_("Percent done"), 10, True)] if (is_told := tells_percent(data)) else []),
        (_("State"), 24, False),
    ]
    rows: list[list[Plain]] = []
    for number, row in enumerate(data["rows"], 1):
        place = f"§\u00a0{row['clause']}" if is_one else f"{symbols[row['directive']]} §\u00a0{row['clause']}"
        *days, state = _task(row, language)
        rows.append([number, place, *days, *([row.get("percent")] if is_told else []), state])
    return Section(_("Annex: list of the tasks"), heads, rows)


def classes_of(counts: Mapping[str, int]) -> list[Timeliness]:
    """The classes that are printed: those that there are, and those whose nought is a statement."""
    return [one for one in Timeliness if counts.get(one.value) or one.value in ALWAYS]


def _obstacles(data: Data, language: str) -> Section:
    """What stands in the way of the tasks, who must remove it, since when; what is withheld is a line in its place."""
    heads = [
        (_("No."), 6, True),
        (_("Obstacle"), 44, False),
        (pgettext("obstacle", "Kind"), 20, False),
        (_("Who must remove it"), 30, False),
        (_("Tasks"), 8, True),
        (pgettext("obstacle", "Raised"), 13, False),
        (_("Answer needed by"), 13, False),
        (_("State"), 24, False),
    ]
    rows: list[list[Plain]] = [
        [
            number,
            _in_the_way(one) if one["text"] else withheld(language),
            capfirst(one["kinds"][language]),
            one["owners"][language],
            len(one["tasks"]),
            _moment(one["raised"]),
            deadline(_moment(one["due"])),
            capfirst(one["states"][language]),
        ]
        for number, one in enumerate(data["obstacles"], 1)
    ]
    return Section(_("Obstacles"), heads, rows)


def _moved(data: Data, language: str) -> Section:
    """Deadlines that moved in the quarter of the report: from when to when, how, by which paper."""
    how = {
        "extended": pgettext("deadline", "more time given"),
        "resumed": pgettext("deadline", "resumed with a new deadline"),
        "clock_corrected": pgettext("deadline", "day of the event corrected"),
    }
    rows_of = {row["task"]: row for row in data["rows"]}
    symbols = {one["id"]: one["symbol"] for one in data["directives"]}
    heads = [
        (_("No."), 6, True),
        (_("Directive and clause"), 20, False),
        (_("Task"), 44, False),
        (_("Agency"), 28, False),
        (_("Deadline that stood"), 13, False),
        (_("New deadline"), 13, False),
        (_("Days later"), 10, True),
        (pgettext("deadline", "How"), 22, False),
        (_("By the paper"), 20, False),
    ]
    rows: list[list[Plain]] = []
    for number, one in enumerate(data["moved"], 1):
        row = rows_of[one["task"]]
        before, after = deadline(_moment(one["before"])), deadline(_moment(one["after"]))
        later = (after - before).days if before is not None and after is not None else None
        rows.append(
            [
                number,
                f"{symbols[one['directive']]} §\u00a0{row['clause']}",
                title_of(row, language),
                one["who"][language],
                before,
                after,
                later,
                capfirst(how[one["how"]]),
                one["symbol"] or None,
            ]
        )
    return Section(_("Deadlines that moved in the quarter"), heads, rows)


def _in_the_way(one: Data) -> str:
    return "{} ({})".format(one["text"], _("asked for: %(what)s") % {"what": one["wanted"]})


def _cadence(data: Data, language: str) -> Section:
    """Reports that were due at regular times and did not come, for each lead."""
    heads = [
        (_("Lead agency"), 40, False),
        (pgettext("reports", "Due"), 12, True),
        (pgettext("reports", "Missed"), 12, True),
        (_("Tasks with a report overdue"), 18, True),
    ]
    names = ("owed", "missed", "late")
    rows: list[list[Plain]] = [
        [_lead(one["key"], one["names"], language), *(one[name] for name in names)] for one in data["cadence"]
    ]
    sums = [sum(one[name] for one in data["cadence"]) for name in names]
    return Section(_("Regular reports of the agencies"), heads, [*rows, [_("All"), *sums]], has_sum=True)


def _milestones(data: Data, language: str) -> Section:
    """The milestones that were set, for each lead: how many were due, reached in time or late, missed, at risk."""
    heads = [
        (_("Lead agency"), 40, False),
        (pgettext("milestones", "Set"), 10, True),
        (pgettext("milestones", "Due"), 10, True),
        (pgettext("milestones", "Reached in time"), 14, True),
        (pgettext("milestones", "Reached late"), 14, True),
        (pgettext("milestones", "Missed"), 10, True),
        (pgettext("milestones", "At risk"), 10, True),
    ]
    names = ("set", "due", "in_time", "late", "missed", "at_risk")
    rows: list[list[Plain]] = [
        [_lead(one["key"], one["names"], language), *(one[name] for name in names)] for one in data["milestones"]
    ]
    sums = [sum(one[name] for one in data["milestones"]) for name in names]
    return Section(_("Milestones"), heads, [*rows, [_("All"), *sums]], has_sum=True)


def _cycles(data: Data, language: str) -> Section:
    """How long the tasks took in each phase, in days: all together first, then each agency."""
    heads = [
        (pgettext("cycle times", "Agency"), 36, False),
        (pgettext("cycle times", "Phase"), 30, False),
        (_("Tasks"), 10, True),
        (_("Median, days"), 14, True),
        (_("90 % within, days"), 14, True),
    ]
    lines = sorted(data["cycles"], key=lambda one: one["key"] != "*")
    rows: list[list[Plain]] = [
        [
            _("All") if one["key"] == "*" else one["names"][language],
            capfirst(str(phase.label)),
            *(one[phase.value][name] for name in ("tasks", "median", "most")),
        ]
        for one in lines
        for phase in Phase
        if phase.value in one
    ]
    return Section(_("Cycle times of the year before"), heads, rows)


def _contributions(data: Data, language: str) -> Section:
    """What coordinating organisations were asked for and delivered, for each of them."""
    heads = [
        (_("Coordinating organisation"), 40, False),
        (pgettext("contributions", "Asked"), 12, True),
        (_("Delivered in time"), 14, True),
        (pgettext("contributions", "Late"), 12, True),
        (pgettext("contributions", "Open"), 12, True),
        (pgettext("contribution", "Returned"), 12, True),
        (_("Given without being asked"), 14, True),
    ]
    names = ("asked", "in_time", "late", "open", "returned", "offered")
    rows: list[list[Plain]] = [
        [one["names"][language], *(one[name] for name in names)] for one in data["contributions"]
    ]
    sums = [sum(one[name] for one in data["contributions"]) for name in names]
    title = _("Contributions of coordinating organisations")
    return Section(title, heads, [*rows, [_("All"), *sums]], has_sum=True)


def _shared(data: Data, language: str) -> Section:
    """Tasks of organisations below by state, for each that shares them: since when, and on which papers that rests."""
    together = summed(one["counts"] for one in data["shared"])
    classes = classes_of(together)
    heads = [
        (_("Organisation that shares"), 34, False),
        (_("Total"), 10, True),
        *((capfirst(str(one.label)), 13, True) for one in classes),
        (_("From further below"), 13, True),
        (_("Shared since"), 13, False),
        (_("On the ground of"), 24, False),
    ]
    rows: list[list[Plain]] = [
        [
            one["names"][language],
            *_counts(one["counts"], classes),
            one["further"],
            dt.date.fromisoformat(one["since"]),
            "; ".join(one["grounds"]) or None,
        ]
        for one in data["shared"]
    ]
    further = sum(one["further"] for one in data["shared"])
    rows.append([_("All that is shared"), *_counts(together, classes), further, None, None])
    return Section(_("Shared from below"), heads, rows, has_sum=True)


def _roll_ups(data: Data, language: str) -> Section:
    """What is agreed with organisations below, what was asked for and not answered, where figures end."""
    heads = [
        (_("No."), 6, True),
        (pgettext("roll-up", "Organisation asked"), 30, False),
        (pgettext("roll-up", "Figures of what"), 40, False),
        (_("State"), 24, False),
        (pgettext("roll-up", "Since"), 13, False),
        (pgettext("roll-up", "Figures from"), 13, False),
        (pgettext("roll-up", "Figures until"), 13, False),
    ]
    states = {
        "asked": pgettext("roll-up", "not answered yet"),
        "agreed": pgettext("roll-up", "agreed"),
        "narrowed": pgettext("roll-up", "agreed, narrower than asked for"),
        "declined": pgettext("roll-up", "declined"),
        "withdrawn": pgettext("roll-up", "withdrawn by who gave it"),
        "ended": pgettext("roll-up", "ended with its last day"),
    }
    rows: list[list[Plain]] = [
        [
            number,
            one["names"][language],
            one["subject"],
            capfirst(states[one["state"]]),
            dt.date.fromisoformat(one["on"]),
            dt.date.fromisoformat(one["first_on"]),
            dt.date.fromisoformat(one["until_on"]) if one["until_on"] else None,
        ]
        for number, one in enumerate(data["roll_ups"], 1)
    ]
    return Section(_("Roll-ups from organisations below"), heads, rows)


def _figures(data: Data) -> Section:
    meanings = definitions()
    names = {
        "declared": _("Declared by the directives"),
        "assigned": _("Tasks assigned"),
        "itemised": _("Tasks with a calendar period"),
        "not_itemised": _("Tasks without one: the remainder"),
        "assignments": _("Assignments"),
    }
    if data.get("split"):
        names["split"] = _("Parts of tasks that were split")
    if data.get("recurring"):
        names["recurring"] = _("Later occurrences of recurring tasks")
    if data.get("withdrawn"):
        names["withdrawn"] = _("Entered wrongly and withdrawn, counted nowhere")
    rows: list[list[Plain]] = [[name, data[key], capfirst(str(meanings[key]))] for key, name in names.items()]
    return Section(
        _("Figures in all"),
        [(_("What is counted"), 34, False), (pgettext("count", "Number"), 12, True), (_("Meaning"), 54, False)],
        rows,
    )


def _states(data: Data) -> Section:
    meanings = definitions()
    rows: list[list[Plain]] = [
        [capfirst(str(one.label)), data["totals"].get(one.value, 0), capfirst(str(meanings[one.value]))]
        for one in classes_of(data["totals"])
    ]
    rows.append([_("All tasks"), data["assigned"], _("Each task is counted once, in exactly one state")])
    heads = [(_("State"), 34, False), (pgettext("count", "Number"), 12, True), (_("Meaning"), 54, False)]
    return Section(_("Tasks by state"), heads, rows, has_sum=True)


def _ratios(data: Data) -> Section:
    meanings = ratio_definitions()
    rows: list[list[Plain]] = [
        [
            capfirst(str(meanings[one["key"]])),
            _("%(part)s of %(whole)s") % {"part": one["part"], "whole": one["whole"]},
            moments.percent(one["part"], one["whole"], _places(one["whole"])) if one["whole"] else "–",
        ]
        for one in data["ratios"]
    ]
    heads = [(_("What of what"), 66, False), (pgettext("count", "Number"), 18, True), (_("Share"), 16, True)]
    return Section(_("Shares"), heads, rows)


def _places(whole: int) -> int:
    """Decimals of a share: of thousands one decimal would hide single tasks."""
    return 2 if whole >= _THOUSANDS else 1


def _by(data: Data, title: str, head: str, lines: Iterable[Data], name: Callable[[Data], str]) -> Section:
    classes = classes_of(data["totals"])
    heads = [(head, 40, False), (_("Total"), 10, True), *((capfirst(str(one.label)), 15, True) for one in classes)]
    rows: list[list[Plain]] = [[name(line), *_counts(line["counts"], classes)] for line in lines]
    return Section(title, heads, [*rows, [_("All tasks"), *_counts(data["totals"], classes)]], has_sum=True)


def _counts(counts: Mapping[str, int], classes: Sequence[Timeliness]) -> list[int]:
    return [sum(counts.values()), *(counts.get(one.value, 0) for one in classes)]


def _task(row: Data, language: str) -> list[Plain]:
    return [
        title_of(row, language),
        _lead(row["lead"], row["leads"], language),
        words(Deadline.from_data(row["deadline"]), language),
        deadline(_moment(row["lapses"])),
        _moment(row["reported"]),
        capfirst(str(Timeliness(row["state"]).label)),
    ]


def _period(key: str) -> str:
    return capfirst(period_words(key)) if key else _("No calendar period (the remainder)")


def _lead(key: str, names: Mapping[str, str], language: str) -> str:
    if not key:
        return capfirst(_("nobody leads"))
    name = names[language]
    return capfirst(_("each: %(group)s") % {"group": name}) if key.startswith("g:") else name


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
