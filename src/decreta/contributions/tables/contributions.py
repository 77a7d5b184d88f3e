"""The list of contributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.queries.whom import by_code, where
from decreta.contributions import words
from decreta.contributions.models import Contribution
from decreta.contributions.queries.given import ROW, STATES, in_state, tasks_of
from decreta.contributions.words import Shown
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.queries.choosing import body_asked
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline


@dataclass(frozen=True)
class Row:
    """A contribution with its task, as far as that is told."""

    contribution: Contribution
    task: Task | None

    @property
    def coordinator(self) -> str:
        """Who contributes."""
        return str(self.contribution.assignment.assignee)

    @property
    def lead(self) -> str:
        """Who leads."""
        lead = self.contribution.lead
        return str(lead.assignee) if lead is not None else ""

    @property
    def title(self) -> str:
        """The task's title, as it is told to the reader."""
        return self.task.shown_title if self.task is not None else ""

    @property
    def symbol(self) -> str:
        """Directive and clause."""
        return f"{self.task.directive.document.symbol} § {self.task.clause.anchor}" if self.task is not None else ""

    @property
    def shown(self) -> Shown:
        """State in words."""
        return Shown(self.contribution)


def _title(row: Row, pen: Pen) -> SafeString:
    url = pen.url("contributions:contribution", row.contribution.pk)
    lang = row.task.shown_lang if row.task is not None else "vi"
    return joined(pen.link(url, row.title or "–", lang), " ", pen.small(row.symbol))


def _delivered(row: Row) -> str:
    found = row.contribution.came_in_time
    return "" if found is None else str(_("in time")) if found else str(_("late"))


class ContributionTable(Table[Row]):
    """What coordinating organisations were asked for and contributed, as far as the reader sees it."""

    name = "contributions.contributions"
    label = gettext_lazy("Contributions of coordinating organisations")
    url_name = "contributions:list"
    filters = ("state", "body", "who", "q")
    order = ("-created_at", "pk")
    css = "cards named"
    columns = (
        Column("task", gettext_lazy("Task"), _title, lambda row: row.title, is_heading=True, width=60),
        Column(
            "clause",
            gettext_lazy("Clause"),
            lambda row, pen: pen.sym(row.symbol),
            lambda row: row.symbol,
            shown=False,
            width=24,
        ),
        Column(
            "who",
            gettext_lazy("Coordinating organisation"),
            lambda row, pen: pen.text(row.coordinator),
            lambda row: row.coordinator,
            width=36,
        ),
        Column(
            "lead",
            gettext_lazy("Lead"),
            lambda row, pen: pen.text(row.lead) if row.lead else NOTHING,
            lambda row: row.lead,
            css="hide-s",
            width=36,
        ),
        Column(
            "asked",
            pgettext_lazy("contribution", "Asked for"),
            lambda row, pen: pen.moment(row.contribution.created_at) if row.contribution.was_asked_for else NOTHING,
            lambda row: row.contribution.created_at if row.contribution.was_asked_for else None,
            sort=("created_at",),
            css="hide-s",
            shown=False,
        ),
        Column(
            "due",
            gettext_lazy("Needed by"),
            lambda row, pen: pen.lapse(row.contribution.due_at) if row.contribution.due_at else NOTHING,
            lambda row: deadline(row.contribution.due_at),
            sort=("due_at",),
        ),
        Column(
            "delivered",
            pgettext_lazy("contribution", "Delivered"),
            lambda row, pen: pen.moment(row.contribution.delivered_at) if row.contribution.delivered_at else NOTHING,
            lambda row: row.contribution.delivered_at,
            sort=("delivered_at",),
        ),
        Column(
            "in_time",
            pgettext_lazy("contribution", "In time"),
            lambda row, pen: pen.text(_delivered(row)) if _delivered(row) else NOTHING,
            _delivered,
            width=10,
        ),
        Column(
            "returned",
            pgettext_lazy("contribution", "Returned"),
            lambda row, pen: str(row.contribution.times_returned),
            lambda row: row.contribution.times_returned,
            is_number=True,
            css="hide-s",
            width=10,
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.mark(row.shown.mark, row.shown.word),
            lambda row: row.shown.word,
            width=28,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        chips: list[Chip] = []
        found = _narrowed(Contribution.objects.visible_to(actor), query, actor, chips)
        return Selection(found, lambda rows: _rows(rows, actor), chips=chips)

    def row_key(self, row: Row) -> str:
        return str(row.contribution.pk)

    def row_css(self, row: Row) -> str:
        return "late" if row.shown.mark == "overdue" else ""


def _rows(found: QuerySet[Contribution], actor: Actor) -> list[Row]:
    rows = list(found.select_related(*ROW))
    tasks = tasks_of(rows, actor)
    return [Row(one, tasks.get(one.assignment.matter_id)) for one in rows]


def _narrowed(
    found: QuerySet[Contribution], query: Mapping[str, str], actor: Actor, chips: list[Chip]
) -> QuerySet[Contribution]:
    state = query.get("state", "")
    if state in STATES and state != "all":
        found = in_state(found, state, clock.now())
        chips.append(Chip("state", _("State"), str(words.TABS[state])))
    if named_body := query.get("body", "").strip():
        body = body_asked(named_body)
        found = found.filter(assignment__monitor=body) if body is not None else found.none()
        chips.append(Chip("body", _("Body"), body.symbol if body is not None else named_body))
    who = by_code(query.get("who", ""))
    if who is not None:
        found = found.filter(**{f"assignment__{column}": one for column, one in where(who).items()})
        chips.append(Chip("who", _("Coordinating organisation"), who.name))
    if text := query.get("q", "").strip():
        # Nobody finds one by words of a task that he is not told.
        named = Task.objects.found_by_words(text, actor).values("pk")
        found = found.filter(assignment__matter_kind=MATTER_KIND, assignment__matter_id__in=named)
        chips.append(Chip("q", _("Words"), text))
    return found


CONTRIBUTIONS = ContributionTable()
