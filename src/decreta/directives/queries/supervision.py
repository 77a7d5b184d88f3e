"""The progress report as the supervision page draws it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.enums import DONE, Timeliness
from decreta.core import clock
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.progress import Line, ProgressReport, split_words
from decreta.directives.queries.report_data import in_hand
from decreta.ui import words
from decreta.ui.charts import Part, Point, Ratio, Row, Steps, Term
from decreta.ui.moments import day as day_words

_PERIODS_IN_WORDS = 3
COLUMNS = ("done_in_time", "done_late", "in_progress_in_time", "overdue", "undated")


@dataclass(frozen=True)
class SupervisionPage:
    """Terms, ratio, steps, bars and matrix of one report."""

    terms: list[Term]
    check: str
    by_period: str
    ratio: Ratio | None
    ratio_title: str
    steps: Steps | None
    by_due: list[Row]
    by_lead: list[Row]
    columns: list[str]


def supervision_page(found: ProgressReport) -> SupervisionPage:
    """Draw a report: every number carries the address of the rows behind it."""
    nearest = in_hand(found.by_due)
    shown = [one for one in words.ORDER if found.totals.counts[one] or one in COLUMNS]
    return SupervisionPage(
        terms=_terms(found),
        check=_check(found),
        by_period=_by_period(found),
        ratio=_ratio(found, nearest) if nearest else None,
        ratio_title=period_words(nearest.key) if nearest else "",
        steps=_steps(found, nearest) if nearest else None,
        by_due=[
            _row(
                found,
                line,
                capitalised(period_words(line.key)) if line.key else _("No calendar period"),
                due=line.key or "none",
            )
            for line in found.by_due
        ],
        by_lead=[_row(found, line, capitalised(line.label), **_agency(line)) for line in found.by_lead],
        columns=shown,
    )


def _check(found: ProgressReport) -> str:
    """Whether the figures agree with what the directives declare, and why not if not."""
    if found.is_partial:
        return _("Only the tasks that you may see are counted.")
    if found.reconciles:
        agrees = _("Agrees with the number declared: %(n)s") % {"n": found.declared}
        if not found.split:
            return agrees
        assigned = _("Assigned: %(n)s.") % {"n": found.assigned}
        return f"{agrees}. {assigned} {split_words(found.split)}"
    return "; ".join(found.problems)


def _terms(found: ProgressReport) -> list[Term]:
    is_declared = found.declared is not None
    # Parts of tasks that were split stand beside the number declared, so that the sum is one again.
    parts = [Term(found.split, _("parts of tasks that were split"), _url(found), "+")] if found.split else []
    return [
        Term(
            found.declared if found.declared is not None else found.assigned,
            _("tasks declared by the directive") if is_declared else _("tasks in all"),
            _url(found),
        ),
        *(parts if is_declared else []),
        Term(found.itemised, _("with a calendar period stated"), _url(found), "="),
        Term(found.not_itemised, _("without a calendar period"), _url(found, due="none"), "+"),
    ]


def _by_period(found: ProgressReport) -> str:
    """The itemised ones as a sum of their periods: ``27 = 13 due in month 3/2025 + 14 due in month 4/2025``."""
    dated = [line for line in found.by_due if line.key]
    if len(dated) < 2 or len(dated) > _PERIODS_IN_WORDS:
        return ""
    terms = [_("%(n)s due in %(period)s") % {"n": line.total, "period": period_words(line.key)} for line in dated]
    return f"{sum(line.total for line in dated)} = {' + '.join(terms)}"


def _ratio(found: ProgressReport, line: Line) -> Ratio:
    in_time = line.counts[Timeliness.DONE_IN_TIME]
    definition = _(
        "Numerator: tasks whose report that they are done came in time and was accepted. Denominator: the %(total)s tasks whose "
        "baseline deadline lies in %(period)s. As of the end of %(day)s."
    ) % {"total": line.total, "period": period_words(line.key), "day": day_words(found.as_of)}
    return Ratio(
        in_time,
        line.total,
        _("of %(total)s done in time") % {"total": line.total},
        _parts(found, line, due=line.key),
        definition,
    )


def _parts(found: ProgressReport, line: Line, **narrow: str) -> list[Part]:
    return [
        Part(one, line.counts[one], _url(found, state=one, **narrow) if line.counts[one] else "") for one in words.ORDER
    ]


def _row(found: ProgressReport, line: Line, label: str, **narrow: str) -> Row:
    note = ", ".join(f"{line.counts[one]} {words.STATES[one].short}".lower() for one in words.ORDER if line.counts[one])
    parts = [
        Part(one, line.counts[one], _url(found, state=one, **narrow) if line.counts[one] else "")
        for one in words.ORDER
        if line.counts[one] or one in COLUMNS
    ]
    return Row(label, parts, _url(found, **narrow), note)


def _agency(line: Line) -> dict[str, str]:
    kind, _sep, code = line.key.partition(":")
    return {"o": {"agency": code}, "b": {"agency_body": code}}.get(kind, {})


def _steps(found: ProgressReport, line: Line) -> Steps | None:
    """How many tasks of a period were reported done, by day of the report."""
    ids = set(line.task_ids)
    days = sorted(
        clock_day(row.reported_at)
        for row in found.rows
        if row.task.pk in ids and row.timeliness in DONE and row.reported_at
    )
    first = min((one.document.issued_on for one in found.directives if one.document.issued_on), default=None)
    if first is None or first >= found.as_of:
        return None
    points = [Point(day, sum(other <= day for other in days)) for day in sorted(set(days))]
    return Steps(
        first=first,
        last=found.as_of,
        target=line.total,
        points=points,
        target_label=_("to be done"),
        value_label=pgettext("count", "done"),
        title=_("Tasks of the period that were done, by day of the report"),
    )


def capitalised(text: str) -> str:
    """The text as the beginning of a line."""
    return text[:1].upper() + text[1:]


def clock_day(moment: dt.datetime) -> dt.date:
    """The office's day of a moment."""
    return moment.astimezone(clock.zone()).date()


def _url(found: ProgressReport, **narrow: str) -> str:
    query = {"body": found.body.code if found.body else "", **narrow}
    if found.as_of != clock.today():
        query["as_of"] = found.as_of.isoformat()
    return f"{reverse('directives:list')}?{urlencode({key: value for key, value in query.items() if value})}"
