"""The progress report as the supervision page draws it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.enums import Timeliness
from decreta.core import clock
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.progress import Line, Progress, beside_words, withdrawn_words
from decreta.directives.queries.report_data import in_hand
from decreta.directives.queries.tally import ALL, Movement
from decreta.directives.queries.task_list import CAME, NOBODY, WENT
from decreta.ui import words
from decreta.ui.charts import Change, Part, Point, Ratio, Row, Steps, Term
from decreta.ui.listing import Pager
from decreta.ui.moments import day as day_words

_PERIODS_IN_WORDS = 3
#: As many agencies as one looks over at once.
MOST_LEADS: Final = 100
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
    leads: Pager
    columns: list[str]
    changes: Changes | None
    #: The address of the tasks that were withdrawn; empty where there are none.
    withdrawn: str = ""


@dataclass(frozen=True)
class ChangeRow:
    """The changes of one agency, or of all."""

    label: str
    cells: list[Change]


@dataclass(frozen=True)
class Changes:
    """What changed since an earlier day: that day's numbers, plus what came, minus what left, are those of the later one."""

    than: dt.date
    columns: list[str]
    rows: list[ChangeRow]
    left_out: int
    sums: ChangeRow
    before: list[Part]
    after: list[Part]


class _Rows:
    """The addresses of the rows behind numbers: judged by the same deadline, as of the same day. A page has hundreds."""

    def __init__(self, found: Progress) -> None:
        self._start = f"{reverse('directives:list')}?"
        self._body = {"body": found.body.code} if found.body else {}
        self._judged = {"against": found.against} if found.against != "current" else {}
        self._shown = {"as_of": found.as_of.isoformat()} if found.as_of != clock.today() else {}
        self._base = self._start + urlencode({**self._body, **self._shown, **self._judged})

    def __call__(self, **narrow: str) -> str:
        return self._base + "".join(f"&{name}={quote(value, safe='')}" for name, value in narrow.items())

    def on(self, day: dt.date, **narrow: str) -> str:
        """The same as of another day."""
        return self._start + urlencode({**self._body, "as_of": day.isoformat(), **self._judged, **narrow})


def supervision_page(
    found: Progress, moved: Movement | None = None, than: dt.date | None = None, *, page: str | None = None
) -> SupervisionPage:
    """Draw a report: every number carries the address of the rows behind it. `moved` is what changed since `than`.

    Of very many agencies `page` says which are shown; sums are of all.
    """
    nearest, rows = in_hand(found.by_due), _Rows(found)
    # A page that there is not any longer is the last one.
    leads = Paginator(found.by_lead, MOST_LEADS).get_page(page)
    shown = [one for one in words.ORDER if found.totals.counts[one] or one in COLUMNS]
    return SupervisionPage(
        terms=_terms(found, rows),
        check=_check(found),
        by_period=_by_period(found),
        ratio=_ratio(found, rows, nearest) if nearest else None,
        ratio_title=period_words(nearest.key) if nearest else "",
        steps=_steps(found, nearest) if nearest else None,
        by_due=[
            _row(
                rows,
                line,
                capitalised(period_words(line.key)) if line.key else _("No calendar period"),
                due=line.key or "none",
            )
            for line in found.by_due
        ],
        by_lead=[
            _row(rows, line, capitalised(line.label), is_noted=False, **_agency(line.key)) for line in leads.object_list
        ],
        leads=Pager.numbered(leads.number, MOST_LEADS, len(found.by_lead)),
        columns=shown,
        withdrawn=rows(withdrawn="1") if found.withdrawn else "",
        changes=_changes(found, rows, moved, than) if moved is not None and than is not None else None,
    )


def _changes(found: Progress, rows: _Rows, moved: Movement, than: dt.date) -> Changes:
    came, went = moved.came[ALL], moved.went[ALL]
    columns = [one for one in words.ORDER if came[one] or went[one] or found.totals.counts[one]]
    before = {one: found.totals.counts[one] - came[one] + went[one] for one in columns}
    keys = sorted(moved.leads, key=lambda key: (-moved.came[key].total() - moved.went[key].total(), moved.leads[key]))
    return Changes(
        than=than,
        columns=columns,
        rows=[
            ChangeRow(
                capitalised(moved.leads[key]) or _("no lead named"),
                [_change(rows, moved, than, key, one) for one in columns],
            )
            for key in keys[:MOST_LEADS]
        ],
        left_out=max(0, len(keys) - MOST_LEADS),
        sums=ChangeRow(_("Changes"), [_change(rows, moved, than, ALL, one) for one in columns]),
        before=[Part(one, before[one], rows.on(than, state=one)) for one in columns],
        after=[Part(one, found.totals.counts[one], rows(state=one)) for one in columns],
    )


def _change(rows: _Rows, moved: Movement, than: dt.date, key: str, state: str) -> Change:
    narrow = {"state": state, "than": than.isoformat(), **({} if key == ALL else _agency(key))}
    came, went = moved.came[key][state], moved.went[key][state]
    return Change(
        state,
        came,
        went,
        rows(moved=CAME, **narrow) if came else "",
        rows(moved=WENT, **narrow) if went else "",
    )


def _check(found: Progress) -> str:
    """Whether the figures agree with what the directives declare, and why not if not."""
    if found.is_partial:
        return _("Only the tasks that you may see are counted.")
    if found.reconciles:
        agrees = _("Agrees with the number declared: %(n)s") % {"n": found.declared}
        said = [*beside_words(found.split, found.recurring), *withdrawn_words(found.withdrawn)]
        if found.beside_declared:
            said.insert(0, _("Assigned: %(n)s.") % {"n": found.assigned})
        return " ".join((f"{agrees}.", *said)) if said else agrees
    return "; ".join(found.problems)


def _terms(found: Progress, rows: _Rows) -> list[Term]:
    is_declared = found.declared is not None
    # What no directive declares stands beside the number declared, so that the sum is one again.
    beside = (
        Term(found.split, _("parts of tasks that were split"), rows(split="1"), "+"),
        Term(found.recurring, _("later occurrences of recurring tasks"), rows(later="1"), "+"),
    )
    parts = [one for one in beside if one.value]
    return [
        Term(
            found.declared if found.declared is not None else found.assigned,
            _("tasks declared by the directive") if is_declared else _("tasks in all"),
            rows(),
        ),
        *(parts if is_declared else []),
        Term(found.itemised, _("with a calendar period stated"), rows(itemised="1"), "="),
        Term(found.not_itemised, _("without a calendar period"), rows(itemised="0"), "+"),
    ]


def _by_period(found: Progress) -> str:
    """The itemised ones as a sum of their periods: ``27 = 13 due in month 3/2025 + 14 due in month 4/2025``."""
    dated = [line for line in found.by_due if line.key]
    if len(dated) < 2 or len(dated) > _PERIODS_IN_WORDS:
        return ""
    terms = [_("%(n)s due in %(period)s") % {"n": line.total, "period": period_words(line.key)} for line in dated]
    return f"{sum(line.total for line in dated)} = {' + '.join(terms)}"


def _ratio(found: Progress, rows: _Rows, line: Line) -> Ratio:
    in_time = line.counts[Timeliness.DONE_IN_TIME]
    definition = _(
        "Numerator: tasks whose report that they are done came in time and was accepted. Denominator: the %(total)s tasks whose "
        "baseline deadline lies in %(period)s. As of the end of %(day)s."
    ) % {"total": line.total, "period": period_words(line.key), "day": day_words(found.as_of)}
    return Ratio(
        in_time,
        line.total,
        _("of %(total)s done in time") % {"total": line.total},
        _parts(rows, line, due=line.key),
        definition,
    )


def _parts(rows: _Rows, line: Line, **narrow: str) -> list[Part]:
    return [Part(one, line.counts[one], rows(state=one, **narrow) if line.counts[one] else "") for one in words.ORDER]


def _row(rows: _Rows, line: Line, label: str, *, is_noted: bool = True, **narrow: str) -> Row:
    said = [one for one in words.ORDER if line.counts[one]] if is_noted else []
    note = ", ".join(f"{line.counts[one]} {words.STATES[one].short}".lower() for one in said)
    parts = [
        Part(one, line.counts[one], rows(state=one, **narrow) if line.counts[one] else "")
        for one in words.ORDER
        if line.counts[one] or one in COLUMNS
    ]
    return Row(label, parts, rows(**narrow), note)


def _agency(key: str) -> dict[str, str]:
    """The narrowing to who leads."""
    return {"lead": key or NOBODY}


def _steps(found: Progress, line: Line) -> Steps | None:
    """How many tasks of a period were reported done, by day of the report."""
    if found.issued_on is None or found.issued_on >= found.as_of:
        return None
    points, number = [], 0
    for day, done in sorted(found.done_days.get(line.key, {}).items()):
        number += done
        points.append(Point(day, number))
    return Steps(
        first=found.issued_on,
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
