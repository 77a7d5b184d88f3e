"""Counting: one grouped statement for a report, then sums, subtotals and shares of the same rows."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.figures.queries.asked import Asked, Window
from decreta.figures.queries.reports import REPORTS, Measure, Report

Key = tuple[Any, ...]


@dataclass
class Tally:
    """The figures of one group: how many of each, and how many of each length of days."""

    counts: Counter[str] = field(default_factory=Counter)
    days: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, report: Report, row: Mapping[str, Any]) -> None:
        """Count a number of rows that are alike."""
        for figure in report.figures:
            if figure.counts(row):
                self.counts[figure.key] += row["n"]
        for name in {one.of for one in report.measures}:
            if row[name] is not None:
                self.days[name][row[name]] += row["n"]

    def measured(self, measure: Measure) -> int | None:
        """The days that the share does not exceed (the nearest rank); None where nothing was measured."""
        lengths = self.days.get(measure.of)
        if not lengths:
            return None
        rank, passed = max(1, math.ceil(measure.share * lengths.total())), 0
        for length in sorted(lengths):
            passed += lengths[length]
            if passed >= rank:
                return length
        return None


@dataclass
class Counted:
    """A report counted: its sum, each office, each group. Keys are the office, then what the report is grouped by."""

    report: Report
    asked: Asked
    total: Tally
    groups: dict[Key, Tally]

    def under(self, prefix: Key) -> list[Key]:
        """The groups directly below another, those with the most first."""
        first = self.report.figures[0].key
        below = [key for key in self.groups if len(key) == len(prefix) + 1 and key[: len(prefix)] == prefix]
        return sorted(below, key=lambda key: (-self.groups[key].counts[first], str(key)))


def count(report: Report, asked: Asked, actor: Actor) -> Counted:
    """Count a report for somebody: of what he may see, as of the moment asked for."""
    return count_together((report,), asked, actor)[0]


def count_together(reports: tuple[Report, ...], asked: Asked, actor: Actor) -> list[Counted]:
    """Count reports of the same rows: one statement for all of them."""
    rows = _grouped.rows(tuple(one.key for one in reports), asked.window(actor), actor)
    return [_counted(one, asked, rows) for one in reports]


@prepared
def _grouped(keys: tuple[str, ...], window: Window, actor: Actor) -> QuerySet[Any, dict[str, Any]]:
    """How many rows are alike in everything that some reports ask for."""
    reports = [REPORTS[one] for one in keys]
    assert len({one.rows for one in reports}) == 1, "reports of different rows are counted apart"
    fields = dict.fromkeys(name for one in reports for name in one.fields)
    found: QuerySet[Any] = reports[0].rows(window, actor).order_by()
    grouped: QuerySet[Any, dict[str, Any]] = found.values(*fields).annotate(n=Count("*"))
    return grouped


def _counted(report: Report, asked: Asked, rows: Iterable[Mapping[str, Any]]) -> Counted:
    total, groups = Tally(), defaultdict[Key, Tally](Tally)
    for row in rows:
        total.add(report, row)
        key: Key = (row["office_id"], *(row[name] for name in report.by))
        for length in range(1, len(key) + 1):
            groups[key[:length]].add(report, row)
    return Counted(report, asked, total, dict(groups))


def ids_in(counted: Iterable[Counted], name: str) -> set[UUID]:
    """The ids of a kind that name groups."""
    found: set[UUID] = set()
    for one in counted:
        fields = ("office_id", *one.report.by)
        if name in fields:
            place = fields.index(name)
            found |= {key[place] for key in one.groups if len(key) > place and key[place] is not None}
    return found
