"""The list of tasks."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from decreta.assignments.hands import charged, named
from decreta.assignments.models import Assignment
from decreta.assignments.policies import acts_now
from decreta.assignments.rules import answers, may_hand_down
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import further
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.grouping import GROUP
from decreta.directives.queries.light_words import MARKS, because
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.task_list import filters, selected
from decreta.ui import words
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.editing import editable
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline


def _clause(row: TaskClass, pen: Pen) -> SafeString:
    symbol = row.task.directive.document.symbol
    return joined(pen.text(row.task.clause.anchor, css="clause"), _SYM, symbol, _END)


def _symbol(row: TaskClass, pen: Pen) -> SafeString:
    return pen.sym(row.task.directive.document.symbol)


def _title(row: TaskClass, pen: Pen) -> SafeString:
    return pen.link(pen.url("directives:task", row.task.pk), row.task.shown_title, row.task.shown_lang)


def _lead(row: TaskClass, pen: Pen) -> SafeString:
    if row.assignments <= 1:
        return pen.text(row.lead)
    number = ngettext("%(n)s assignment", "%(n)s assignments", row.assignments) % {"n": row.assignments}
    return joined(row.lead, " ", pen.small(number))


def _deadline(row: TaskClass, pen: Pen) -> SafeString:
    if row.lapses_at is None:
        return pen.text(row.deadline_words, css="muted")
    if not row.is_extended:
        return pen.lapse(row.lapses_at)
    before = joined(_("baseline"), " ", pen.lapse(row.baseline_lapses_at))
    return joined(pen.lapse(row.lapses_at), _SMALL, before, _END)


def _light(row: TaskClass, pen: Pen) -> SafeString:
    one = row.lit
    if one is None or one.light is None:
        return NOTHING
    return joined(pen.mark(MARKS[one.light], str(one.light.label)), " ", pen.small(because(one)))


def _light_words(row: TaskClass) -> str:
    one = row.lit
    return f"{one.light.label}: {because(one)}" if one is not None and one.light is not None else ""


def _forecast(row: TaskClass, pen: Pen) -> SafeString:
    """The day, with a pencil for who may say another one. Who may is told by what the row brought along."""
    day, own, by = pen.day(row.forecast_on), row.own, getattr(pen.request, "actor", None)
    if own is None or by is None or "state_forecast" not in acts_now(own) or not answers(by, own):
        return day
    label = _("Change forecast: %(title)s") % {"title": row.task.shown_title}
    return editable(pen, day, pen.url("assignments:forecast", own.pk), label, row=str(row.task.pk), name=_("Forecast"))


def _charge(row: TaskClass, pen: Pen) -> SafeString:
    """Who in the reader's own house has it in hand, with a pencil for who may name another."""
    found, by = row.in_hand, getattr(pen.request, "actor", None)
    if found is None:
        return NOTHING
    names = charged(found.charged) or NOTHING
    below = found.below
    if by is None or len(below) > 1 or "hand_down" not in acts_now(found.own) or not _hands_down(by, found.own):
        return names
    label = _("Change officer in charge: %(title)s") % {"title": row.task.shown_title}
    return editable(
        pen,
        names,
        pen.url("assignments:charge", found.own.pk),
        label,
        row=str(row.task.pk),
        name=_("Officer in charge"),
    )


def _own_state(row: TaskClass, pen: Pen) -> SafeString:
    """How the reader's own part stands, whatever others make of the task."""
    return pen.state(row.own_state) if row.own_state is not None else NOTHING


def _below(row: TaskClass, pen: Pen) -> SafeString:
    return pen.text(row.below.words) if row.below is not None else NOTHING


def _percent(row: TaskClass, pen: Pen) -> SafeString | str:
    return f"{row.percent} %" if row.percent is not None else NOTHING


def _hands_down(by: Actor, own: Assignment) -> bool:
    return allows(may_hand_down, by=by, assignment=own)


def _charge_words(row: TaskClass) -> str:
    return "; ".join(named(one) for one in row.in_hand.charged) if row.in_hand is not None else ""


_SYM = SafeString('<small class="muted sym">')
_SMALL, _END = SafeString('<small class="muted">'), SafeString("</small>")


def _period(row: TaskClass) -> str:
    return period_words(row.task.due_period) if row.task.due_period else ""


class TaskTable(Table[TaskClass]):
    """Tasks that a reader answers for, monitors or may inspect, as of the end of a day."""

    name = "directives.tasks"
    label = gettext_lazy("Tasks")
    url_name = "directives:list"
    order = ("directive__decided_on", "directive_id", "ordinal", "pk")
    css = "cards tasks"
    own: tuple[Column[TaskClass], ...] = (
        Column(
            "clause",
            gettext_lazy("Clause"),
            _clause,
            lambda row: f"{row.task.directive.document.symbol} § {row.task.clause.anchor}",
            sort=("directive__decided_on", "directive_id", "ordinal", "pk"),
            css="c",
            width=24,
        ),
        Column(
            "directive",
            gettext_lazy("Directive"),
            _symbol,
            lambda row: row.task.directive.document.symbol,
            shown=False,
            css="x",
        ),
        Column("title", gettext_lazy("Task"), _title, lambda row: row.task.shown_title, is_heading=True, width=60),
        Column("lead", gettext_lazy("Lead"), _lead, lambda row: row.lead, css="l", width=32),
        Column(
            "charge",
            gettext_lazy("Officer in charge"),
            _charge,
            _charge_words,
            shown=False,
            css="h",
            width=28,
        ),
        Column(
            "assignments",
            gettext_lazy("Assignments"),
            lambda row, pen: str(row.assignments),
            lambda row: row.assignments,
            shown=False,
            is_number=True,
            css="x",
            width=10,
        ),
        Column(
            "period",
            gettext_lazy("Due in the period"),
            lambda row, pen: _period(row) or NOTHING,
            _period,
            sort=("due_period",),
            shown=False,
            css="x",
            width=18,
        ),
        Column(
            "deadline",
            gettext_lazy("Deadline (current)"),
            _deadline,
            lambda row: deadline(row.lapses_at) or row.deadline_words,
            css="d",
            width=20,
        ),
        Column(
            "baseline",
            gettext_lazy("Deadline (baseline)"),
            lambda row, pen: pen.lapse(row.baseline_lapses_at),
            lambda row: deadline(row.baseline_lapses_at),
            shown=False,
            css="x",
            width=20,
        ),
        Column(
            "forecast",
            gettext_lazy("Forecast"),
            _forecast,
            lambda row: row.forecast_on,
            css="f",
            width=12,
        ),
        Column(
            "percent",
            gettext_lazy("Percent done"),
            _percent,
            lambda row: row.percent,
            shown=False,
            is_number=True,
            css="x",
            width=10,
        ),
        Column(
            "below",
            gettext_lazy("Handed down"),
            _below,
            lambda row: row.below.words if row.below is not None else "",
            shown=False,
            css="x",
            width=40,
        ),
        Column(
            "own_deadline",
            gettext_lazy("Our deadline"),
            lambda row, pen: pen.lapse(row.own_lapses_at),
            lambda row: deadline(row.own_lapses_at),
            shown=False,
            css="d",
            width=20,
        ),
        Column(
            "own_state",
            gettext_lazy("Our state"),
            _own_state,
            lambda row: str(words.STATES[row.own_state].label) if row.own_state is not None else "",
            shown=False,
            css="s",
            width=24,
        ),
        Column(
            "reported",
            gettext_lazy("Reported done"),
            lambda row, pen: pen.moment(row.reported_at),
            lambda row: row.reported_at,
            shown=False,
            css="x",
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.state(row.timeliness),
            lambda row: str(words.STATES[row.timeliness].label),
            css="s",
            width=24,
        ),
        Column(
            "light",
            pgettext_lazy("traffic light", "Light"),
            _light,
            _light_words,
            sort=("light_code",),
            shown=False,
            css="g",
            width=40,
        ),
    )

    @property
    def columns(self) -> tuple[Column[TaskClass], ...]:  # type: ignore[override]
        """Those of this area and of the areas above."""
        return (*self.own, *further.columns())

    @property
    def filters(self) -> tuple[str, ...]:  # type: ignore[override]
        """Those of this area and of the areas above, and what the rows are grouped by."""
        return (*filters(), GROUP)

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[TaskClass]:
        return selected(query, actor)

    def row_key(self, row: TaskClass) -> str:
        return str(row.task.pk)

    def row_css(self, row: TaskClass) -> str:
        return "late" if row.timeliness == "overdue" else ""


TASKS = TaskTable()
