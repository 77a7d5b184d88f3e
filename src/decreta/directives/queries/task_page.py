"""Everything that the page of one task shows, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Receipt, Timeliness
from decreta.assignments.lights import Judged as Work
from decreta.assignments.models import Assignee, Assignment, Deliverable, ExtensionRequest, Fact, RecoveryPlan, Report
from decreta.assignments.queries.below import Below, derived
from decreta.assignments.queries.ladders import near_due
from decreta.assignments.timeliness import Standing, classify, is_near_due, receipt, roll_up
from decreta.core import ahead, clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.directives.enums import Mode
from decreta.directives.models import Task, UrgingLine
from decreta.directives.queries.handed_down import Lower, handed_down, with_uppers
from decreta.directives.queries.happenings import (
    EACH_SHOWN,
    FACTS,
    Happening,
    Said,
    facts_told,
    happenings,
    steps_of,
)
from decreta.directives.queries.history import Of, newest_of
from decreta.directives.queries.lights import Lit, lit
from decreta.directives.queries.task_above import Above, above, inner, words_of
from decreta.directives.queries.task_assignments import (
    MOST,
    count,
    counted,
    first_answering,
    in_office,
    is_each,
    leading_and_coordinating,
    leads_of,
    mine_among,
    one_and_below,
    own_of,
    seen_of,
    with_lower,
    works_of,
)
from decreta.directives.queries.task_outputs import Output, deliverables_of, outputs_of, outputs_of_many, reopened
from decreta.directives.queries.task_told import (
    REPORTS,
    beside_reports,
    extended_by,
    is_relieved,
    plan_in_force,
    proofs_of,
    reports_of,
)
from decreta.directives.queries.task_waits import waits_among, waits_of_many
from decreta.directives.queries.waiting import Waiting
from decreta.ui import moments
from decreta.ui.deadlines import Date3, Deadlines
from decreta.ui.timeline import Step


@dataclass
class TaskPage:
    """What one reader sees of a task: of a task of many the whole with what waits, or one assignee alone (`of`)."""

    task: Task
    at: dt.datetime
    mine: Assignment | None
    main: list[Assignment]
    coordinating: list[Assignment]
    timeliness: str
    is_near_due: bool
    deadline_words: str
    outputs: list[Output]
    happenings: list[Happening]
    lower: list[Lower]
    """What was handed down, as far as the reader sees it."""
    pending_report: Report | None
    pending_extension: ExtensionRequest | None
    extended_by: str
    """The symbol of the newest decision that extended the shown assignment, where it has one."""
    recovery: RecoveryPlan | None
    shown: Assignment | None = None
    """The assignment whose deadline the page shows: one's own, the one asked for, or the lead's; none of many."""
    of: Assignment | None = None
    """The one of many that the page is about."""
    leads: list[Assignee] = field(default_factory=list)
    """Who leads, also for who coordinates and sees his own assignment only: the clause that he reads names them."""
    each_counts: dict[str, int] = field(default_factory=dict)
    number_of_each: int = 0
    number_open: int = 0
    waiting: list[Waiting] = field(default_factory=list)
    """What waits on other assignments than the shown one, the first of each kind."""
    waits_more: frozenset[str] = frozenset()
    """The kinds of which more waits than is named."""
    judged: list[tuple[Assignment, Work]] = field(default_factory=list)
    """The assignments that answer for it, as far as the reader sees them, with what a light is judged by."""
    lit: Lit | None = None
    """The light of a task of many, which no single assignment gives."""
    is_told_whole: bool = True
    """Whether the timeline has everything; else a page of its own does."""
    is_lower_cut: bool = False
    """Whether more may have been handed down than the page tells; the page of the assignees has all."""
    is_relieved: bool = False
    """Whether the shown assignment was closed because its dispute was upheld: another has to be named."""
    above: list[Above] = field(default_factory=list)
    """What stands above the shown assignment where it was handed down, the nearest first."""
    below: Below | None = None
    """What was handed down from the shown assignment says for it, beside what its assignee says himself."""

    @property
    def is_overview(self) -> bool:
        """Whether it shows many assignments and none of them before the others."""
        return self.shown is None and self.number_of_each > 1

    @property
    def is_open(self) -> bool:
        """Whether anybody must still do it."""
        if self.shown is None:
            return self.number_open > 0
        return self.shown.closed_at is None and self.shown.done_accepted_at is None

    @property
    def steps(self) -> list[Step]:
        """The timeline, newest first, for the page."""
        return steps_of(self.happenings)

    @property
    def outputs_accepted(self) -> int:
        """How many deliverables were accepted."""
        return sum(one.state == Timeliness.DONE_IN_TIME for one in self.outputs)

    @property
    def number_of_outputs(self) -> int:
        """How many deliverables there are."""
        return len(self.outputs)

    @property
    def is_partly_accepted(self) -> bool:
        """Whether some of the deliverables were accepted and others are missing."""
        return not self.is_overview and 0 < self.outputs_accepted < len(self.outputs)

    @property
    def missing(self) -> list[Output]:
        """The deliverables that were not accepted yet."""
        return [one for one in self.outputs if one.state != Timeliness.DONE_IN_TIME]

    @property
    def outputs_waiting(self) -> int:
        """How many deliverables await verification."""
        return sum(one.state == Timeliness.REPORTED_IN_TIME for one in self.outputs)

    @property
    def deadlines(self) -> Deadlines | None:
        """Baseline, current and forecast of the shown assignment, each with its source."""
        shown = self.shown
        if shown is None:
            return None
        baseline, current = self._inner_or_decided(shown)
        forecast = None
        if shown.forecast_on is not None:
            forecast = Date3(clock.end_of_day(shown.forecast_on), "", self._whose_forecast(), is_plain_day=True)
        return Deadlines(baseline, current, forecast)

    def _whose_forecast(self) -> str:
        return _("expected by who has it in hand") if self.above else _("expected by the agency")

    def _inner_or_decided(self, shown: Assignment) -> tuple[Date3, Date3]:
        """The deadline as it was set and as it stands: an inner one is the day of who gave the work, not of the decision."""
        if self.above:
            return inner(shown, self.above[0], self.extended_by)
        document = self.task.directive.document
        baseline = Date3(
            shown.baseline_lapses_at,
            self.deadline_words,
            _("“%(words)s”, as decided. Never changes.") % {"words": self.deadline_words} + self._on_days_off(),
        )
        current = Date3(
            shown.current_lapses_at,
            self.deadline_words,
            _("not extended; %(symbol)s stands") % {"symbol": document.symbol},
        )
        if shown.current_lapses_at != shown.baseline_lapses_at:
            # The words of the baseline ("in April") are not those of the decision beside it.
            source = " ".join(filter(None, (_("extended by a decision"), self.extended_by)))
            current = Date3(shown.current_lapses_at, "", source)
        return baseline, current

    def _on_days_off(self) -> str:
        """That a day off does not move it, where the decision sets the rule of the Civil Code aside."""
        deadline = Deadline.from_data(self.task.deadline)
        return "" if deadline.rolls_to_working_day else " " + _("A day off does not move it.")

    @property
    def stated_words(self) -> str:
        """How far its assignee himself says it is, and when he expects it to be done."""
        shown = self.shown
        said = []
        if shown is not None and shown.percent is not None:
            said.append(f"{shown.percent} %")
        if shown is not None and shown.forecast_on is not None:
            said.append(_("expected on %(day)s") % {"day": moments.day(shown.forecast_on)})
        return ", ".join(said) or _("nothing yet")

    @property
    def receipt(self) -> str:
        """Whether the shown assignment was received within its receipt clock; empty where none runs."""
        found = receipt(Standing.of(self.shown), self.at) if self.shown is not None else Receipt.NO_CLOCK
        return found.value if found in (Receipt.WAITING, Receipt.MISSED, Receipt.LATE) else ""


def task_page(task: Task, actor: Actor, at: dt.datetime, *, of: Assignment | None = None) -> TaskPage:
    """Assemble the page of a task for an actor, or of one of its assignees.

    Its size has a limit whatever the task has: the first assignments, the newest reports and facts; the rest has pages of
    its own (`directives:assignees`, `directives:history`).
    """
    everything = with_uppers(one_and_below.rows(actor, of.pk) if of is not None else seen_of.rows(actor, task.pk))
    is_crowd = len(everything) > MOST
    if is_crowd:
        # The first of very many say nothing about the rest; one's own, and who leads, are found by themselves.
        everything = with_uppers([*own_of.rows(actor, task.pk), *leading_and_coordinating.rows(actor, task.pk)])
    answering = [one for one in everything if one.role in ANSWERABLE and one.parent_id is None]
    counts, number_open = counted(actor, task, at) if is_crowd else count(answering, at)
    is_many = of is None and sum(counts.values()) > 1 and (task.mode == Mode.EACH or any(map(is_each, answering)))
    mine = mine_among(everything, actor)
    shown = of or mine or (None if is_many else in_office(answering))
    if is_many and shown is None:
        return _overview(task, actor, at, everything, counts, number_open, is_crowd=is_crowd)
    detail = with_lower(everything, shown) if is_many else everything
    page = _detail(task, actor, at, detail, shown, mine, of, counts if is_many else {}, number_open if is_many else 0)
    page.is_lower_cut = is_crowd
    return page


def _detail(
    task: Task,
    actor: Actor,
    at: dt.datetime,
    everything: list[Assignment],
    shown: Assignment | None,
    mine: Assignment | None,
    of: Assignment | None,
    counts: dict[str, int],
    number_open: int,
) -> TaskPage:
    """The page with one assignment before the others, and everything that was handed down."""
    ids = Ids(one.pk for one in everything)
    answering = [one for one in everything if one.role in ANSWERABLE]
    with ahead.gathering() as asked:
        _said(task, ids)
    with ahead.knowing(ahead.told(asked, is_planned_once=True)):
        extensions, plans, letters, newest, facts, deliverables = _said(task, ids)
    reports = list(reversed(newest[:REPORTS]))
    proofs = proofs_of.rows(ids) if len(newest) > REPORTS else reports
    lower = handed_down(everything, reports, extensions, actor, at)
    dated = shown if shown is not None and shown.parent_id is not None else task
    told = list(reversed(facts))
    found = waits_among(everything, reports, extensions, shown)
    waits, waits_more = waits_of_many(task, actor, shown) if counts else (found.others, frozenset())
    timeliness = classify(Standing.of(shown), at) if shown else Timeliness.UNDATED
    return TaskPage(
        task=task,
        at=at,
        mine=mine,
        main=answering[:EACH_SHOWN],
        coordinating=[one for one in everything if one.role == AssignmentRole.COORDINATE],
        timeliness=timeliness,
        is_near_due=shown is not None
        and is_near_due(Standing.of(shown), at, near=near_due(task.body_id, task.directive_id)),
        deadline_words=words_of(dated),
        outputs=outputs_of(task, deliverables, proofs, reopened(told)),
        happenings=happenings(Said(reports, extensions, plans, letters, told, everything)),
        lower=lower,
        pending_report=found.report,
        pending_extension=found.request,
        extended_by=extended_by(extensions, shown),
        recovery=plan_in_force(plans, shown),
        shown=shown,
        of=of,
        leads=leads_of(task, answering),
        each_counts=counts,
        number_of_each=sum(counts.values()) or len(answering),
        number_open=number_open,
        waiting=waits,
        waits_more=waits_more,
        judged=works_of(answering, reports),
        is_told_whole=len(newest) <= REPORTS and len(told) < FACTS,
        is_relieved=is_relieved(told, shown),
        above=above(shown, at),
        below=derived(one for one in everything if shown is not None and one.parent_id == shown.pk),
    )


def _said(
    task: Task, ids: Ids
) -> tuple[list[ExtensionRequest], list[RecoveryPlan], list[UrgingLine], list[Report], list[Fact], list[Deliverable]]:
    """What was said and happened on the assignments, and what the task must deliver: asked together."""
    return *beside_reports(ids), reports_of.rows(ids), facts_told.rows(ids), deliverables_of.rows(task.pk)


def _overview(
    task: Task,
    actor: Actor,
    at: dt.datetime,
    everything: list[Assignment],
    counts: dict[str, int],
    number_open: int,
    *,
    is_crowd: bool,
) -> TaskPage:
    """The page of a task of many for who sees many: how they stand, what waits, what happened last."""
    answering = [one for one in everything if one.role in ANSWERABLE and one.parent_id is None]
    main = first_answering.rows(actor, task.pk) if is_crowd else answering[:EACH_SHOWN]
    with ahead.gathering() as asked:
        waits_of_many(task, actor)
        deliverables_of.rows(task.pk)
    with ahead.knowing(ahead.told(asked, is_planned_once=True)):
        waits, more = waits_of_many(task, actor)
        deliverables = deliverables_of.rows(task.pk)
    told = newest_of(Of(actor, task.pk), at, EACH_SHOWN)
    return TaskPage(
        task=task,
        at=at,
        mine=None,
        main=main,
        coordinating=[one for one in everything if one.role == AssignmentRole.COORDINATE],
        timeliness=roll_up(Timeliness(one) for one in counts) or Timeliness.UNDATED,
        is_near_due=False,
        deadline_words=words_of(task),
        outputs=outputs_of_many(task, deliverables, actor, sum(counts.values())),
        happenings=told[:EACH_SHOWN],
        lower=[],
        pending_report=None,
        pending_extension=None,
        extended_by="",
        recovery=None,
        leads=leads_of(task, main),
        each_counts=counts,
        number_of_each=sum(counts.values()),
        number_open=number_open,
        waiting=waits,
        waits_more=more,
        lit=lit([task.pk], at).get(task.pk),
        is_told_whole=len(told) <= EACH_SHOWN,
    )
