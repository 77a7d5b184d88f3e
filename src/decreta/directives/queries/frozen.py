"""Frozen reports as they are read, and what a later recomputation says otherwise."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.assignments.timeliness import Against
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, period_words, words
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import hash_of, report_data, summed, tells_percent, title_of, without_words
from decreta.directives.queries.report_parts import TITLES
from decreta.ui import moments
from decreta.ui.words import STATES

#: So many changed tasks are named; all are counted.
SHOWN = 50
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A figure or a task that stands otherwise now: what it is, as frozen, as of now."""

    what: str
    frozen: str
    now: str


@dataclass(frozen=True)
class Compared:
    """A frozen report beside the same report made of the facts that are known now.

    Data may differ in what this language does not show: a title in another one.
    """

    is_same: bool
    figures: list[Difference]
    tasks: list[Difference]
    more: int


def raw_data_of(frozen: FrozenReport) -> dict[str, Any]:
    """The data as they were frozen, whoever may read them."""
    found: dict[str, Any] = json.loads(frozen.content)
    return found


def data_of(frozen: FrozenReport, actor: Actor | None) -> dict[str, Any]:
    """The data as they were frozen; withheld is what has become a word of a protected directive that is not told to him.

    Nothing of one that was protected already was frozen. One statement.
    """
    data = raw_data_of(frozen)
    readers = () if actor is None else (actor,)
    found = Directive.objects.withheld_from(*readers).filter(pk__in=[one["id"] for one in data["directives"]])
    hidden = {str(pk) for pk in found.values_list("pk", flat=True)}
    return without_words(data, hidden) if hidden else data


def stands_open(frozen: FrozenReport, data: Data) -> bool:
    """Whether the reader of these data may have the report as it was kept, to the byte."""
    return hash_of(data) == hash_of(raw_data_of(frozen))


def is_whole(frozen: FrozenReport) -> bool:
    """Whether the data still have the hash under which they were frozen."""
    return hash_of(raw_data_of(frozen)) == frozen.content_hash


def compare(frozen: FrozenReport) -> Compared:
    """The report again, for the same day, from what is known now: corrected facts and names may have changed it."""
    against: Against = "baseline" if frozen.against == "baseline" else "current"
    found = report(body=frozen.body, directive=frozen.directive, as_of=frozen.as_of, against=against)
    now, then = report_data(found, period=frozen.period), data_of(frozen, None)
    # What was withheld when it was frozen is no difference when it may be told now.
    now = without_words(now, {row["directive"] for row in then["rows"] if not row["titles"]["vi"]})
    if not tells_percent(then):
        # Nobody had said how far a task is, or reports did not tell it yet.
        now["rows"] = [{key: value for key, value in row.items() if key != "percent"} for row in now["rows"]]
    if hash_of(now) == hash_of(then) and is_whole(frozen):
        return Compared(is_same=True, figures=[], tasks=[], more=0)
    tasks = _tasks(then, now)
    return Compared(is_same=False, figures=_figures(then, now), tasks=tasks[:SHOWN], more=max(len(tasks) - SHOWN, 0))


def _figures(then: Data, now: Data) -> list[Difference]:
    names = {
        "declared": _("Declared by the directives"),
        "assigned": _("Tasks assigned"),
        "split": _("Parts of tasks that were split"),
        "recurring": _("Later occurrences of recurring tasks"),
        "withdrawn": _("Entered wrongly and withdrawn"),
        "itemised": _("Tasks with a calendar period"),
        "not_itemised": _("Tasks without one: the remainder"),
        "assignments": _("Assignments"),
        "rules": _("Rule set"),
    }
    pairs = [(label, then.get(key, 0), now.get(key, 0)) for key, label in names.items()]
    pairs += [(str(one.label), then["totals"].get(one.value, 0), now["totals"].get(one.value, 0)) for one in Timeliness]
    before, after = ({line["key"]: sum(line["counts"].values()) for line in data["by_due"]} for data in (then, now))
    pairs += [
        (period_words(key) if key else _("No calendar period"), before.get(key, 0), after.get(key, 0))
        for key in sorted(before.keys() | after.keys())
    ]
    pairs.append((_("Name of the body"), then["body"]["names"][_language()], now["body"]["names"][_language()]))
    pairs.append((_("Directives"), _symbols(then), _symbols(now)))
    return [Difference(label, str(old), str(new)) for label, old, new in pairs if old != new] + parts_that_differ(
        then, now
    )


def parts_that_differ(then: Data, now: Data) -> list[Difference]:
    """A line for each part of areas above that says otherwise now: by its figure, by how many lines it has, or that it does.

    Names alone are none of it: they may differ in a language that is not shown.
    """
    found = []
    for name, title in TITLES.items():
        old, new = (_without_names(data.get(name, ())) for data in (then, now))
        if old == new:
            continue
        label, figure = _FIGURES.get(name, (title, len))
        before, after = figure(old), figure(new)
        if before == after:
            label, before, after = title, len(old), len(new)
        said = str(after) if before != after else _("%(n)s, with other values") % {"n": after}
        found.append(Difference(str(label), str(before), said))
    return found


def _without_names(part: Iterable[Data]) -> list[Data]:
    kept = [{key: value for key, value in line.items() if key not in _NAMES} for line in part]
    # As it would be frozen: what is made just now may hold tuples.
    found: list[Data] = json.loads(json.dumps(kept))
    return found


def _tasks(then: Data, now: Data) -> list[Difference]:
    symbols = {one["id"]: one["symbol"] for data in (then, now) for one in data["directives"]}
    before, after = ({row["task"]: row for row in data["rows"]} for data in (then, now))
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        row = new or old
        assert row is not None
        sides = (_differing(old, new), _differing(new, old))
        if any(sides):
            symbol = symbols.get(row["directive"], "")
            found.append(Difference(f"{symbol} § {row['clause']}: {title_of(row, _language())}", *sides))
    return found


def _differing(row: Data | None, other: Data | None) -> str:
    """What a row says otherwise than the other, in words; all of its state when there is no other."""
    if row is None:
        return _("not in the report")
    said = [(label, say(row), say(other) if other is not None else "") for label, say in _ASPECTS]
    return "; ".join(f"{label}: {own or '–'}" for label, own, others in said if own != others)


def _symbols(data: Data) -> str:
    return "; ".join(one["symbol"] for one in data["directives"])


def _moment(text: str | None) -> str:
    return moments.lapse(dt.datetime.fromisoformat(text)) if text else ""


def _language() -> str:
    return (get_language() or "vi")[:2]


_NAMES: Final = ("names", "with")
#: What of a part is one figure.
_FIGURES: Final[Mapping[str, tuple[Any, Callable[[list[Data]], int]]]] = {
    "contributions": (gettext_lazy("Contributions asked for"), lambda part: sum(one["asked"] for one in part)),
    "milestones": (gettext_lazy("Milestones missed"), lambda part: sum(one["missed"] for one in part)),
    "shared": (
        gettext_lazy("Shared from below"),
        lambda part: sum(summed(one["counts"] for one in part).values()),
    ),
}
#: What is compared of a task, in words.
_ASPECTS: Final[tuple[tuple[Any, Callable[[Data], str]], ...]] = (
    (gettext_lazy("State"), lambda row: str(STATES[row["state"]].label)),
    (gettext_lazy("Task"), lambda row: title_of(row, _language())),
    (gettext_lazy("Lead agency"), lambda row: str(row["leads"][_language()])),
    (gettext_lazy("Deadline as decided"), lambda row: words(Deadline.from_data(row["deadline"]), _language())),
    (gettext_lazy("Lapses"), lambda row: _moment(row["lapses"])),
    (gettext_lazy("Reported done"), lambda row: _moment(row["reported"])),
    (gettext_lazy("Percent done"), lambda row: str(row.get("percent", ""))),
    (gettext_lazy("Assignments"), lambda row: str(row["assignments"])),
)
