"""Everything that the page of one task shows, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, DONE, AssignmentRole, FactKind, Judged, Outcome, Receipt, Timeliness
from decreta.assignments.lights import Judged as Work
from decreta.assignments.models import (
    Assignment,
    Deliverable,
    Evidence,
    ExtensionRequest,
    Fact,
    Judgement,
    RecoveryPlan,
    Report,
)
from decreta.assignments.queries.ladders import near_due
from decreta.assignments.queries.timeliness import class_now
from decreta.assignments.timeliness import Standing, classify, is_near_due, receipt, roll_up
from decreta.core import ahead, clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline, words
from decreta.core.prepared import prepared
from decreta.directives.enums import Mode
from decreta.directives.models import Task, UrgingLine
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
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
from decreta.directives.queries.waiting import (
    ASSIGNEE,
    NAMED,
    Waiting,
    of_dispute,
    of_report,
    of_request,
    pressing,
    waiting_on,
)
from decreta.organisation.models import Body, Organisation
from decreta.ui import moments
from decreta.ui.deadlines import Date3, Deadlines
from decreta.ui.timeline import Step

#: As many assignments as a page reads one by one; of more it counts and shows what waits.
MOST = 80
_READ: Final = MOST + 1
#: As many reports as the timeline of a page tells.
REPORTS = 40


@dataclass(frozen=True)
class Output:
    """A deliverable with its evidence and state."""

    deliverable: Deliverable
    name: str
    lang: str
    evidence: list[Any]
    state: str
    label: str
    reason: str = ""
    """Why it was not accepted."""


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
    leads: list[Organisation | Body] = field(default_factory=list)
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
        forecast = None
        if shown.forecast_on is not None:
            forecast = Date3(clock.end_of_day(shown.forecast_on), "", _("expected by the agency"), is_plain_day=True)
        return Deadlines(baseline, current, forecast)

    def _on_days_off(self) -> str:
        """That a day off does not move it, where the decision sets the rule of the Civil Code aside."""
        deadline = Deadline.from_data(self.task.deadline)
        return "" if deadline.rolls_to_working_day else " " + _("A day off does not move it.")

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
    everything = with_uppers(_below.rows(actor, of.pk) if of is not None else _assignments.rows(actor, task.pk))
    is_crowd = len(everything) > MOST
    if is_crowd:
        # The first of very many say nothing about the rest; one's own, and who leads, are found by themselves.
        everything = with_uppers([*_own.rows(actor, task.pk), *_not_each.rows(actor, task.pk)])
    answering = [one for one in everything if one.role in ANSWERABLE and one.parent_id is None]
    counts, number_open = _counted(actor, task, at) if is_crowd else _count(answering, at)
    is_many = of is None and sum(counts.values()) > 1 and (task.mode == Mode.EACH or any(map(_is_each, answering)))
    mine = _mine(everything, actor)
    shown = of or mine or (None if is_many else _standing(answering))
    if is_many and shown is None:
        return _overview(task, actor, at, everything, counts, number_open, is_crowd=is_crowd)
    detail = _with_lower(everything, shown) if is_many else everything
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
        _beside_reports(ids)
    with ahead.knowing(ahead.empty(asked)):
        extensions, plans, letters = _beside_reports(ids)
    newest = _reports.rows(ids)
    reports = list(reversed(newest[:REPORTS]))
    proofs = _proofs.rows(ids) if len(newest) > REPORTS else reports
    lower = handed_down(everything, reports, extensions, actor, at)
    told = list(reversed(facts_told.rows(ids)))
    root = pressing([one for one in reports if one.assignment.parent_id is None])
    asked_for = [one for one in extensions if one.assignment.parent_id is None and not hasattr(one, "decision")]
    pending_report = _first_of(shown, sorted(root, key=lambda one: (not one.claims_done, one.reported_at)))
    pending_extension = _first_of(shown, asked_for)
    waits = [of_dispute(one) for one in everything if _disputes(one) and one != shown]
    waits += [of_report(one) for one in root if one is not pending_report and one.assignment.closed_at is None]
    waits += [of_request(one) for one in asked_for if one is not pending_extension and one.assignment.closed_at is None]
    waits_more: frozenset[str] = frozenset()
    if counts:
        others = waiting_on(actor, task.pk)
        waits, waits_more = _named([one for one in others if shown is None or one.assignment.pk != shown.pk])
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
        deadline_words=words(Deadline.from_data(task.deadline), get_language() or "vi"),
        outputs=_outputs(task, proofs, _reopened(told)),
        happenings=happenings(Said(reports, extensions, plans, letters, told, everything)),
        lower=lower,
        pending_report=pending_report,
        pending_extension=pending_extension,
        extended_by=_extended_by(extensions, shown),
        recovery=_plan_in_force(plans, shown),
        shown=shown,
        of=of,
        leads=_leads(task, answering),
        each_counts=counts,
        number_of_each=sum(counts.values()) or len(answering),
        number_open=number_open,
        waiting=waits,
        waits_more=waits_more,
        judged=_works(answering, reports),
        is_told_whole=len(newest) <= REPORTS and len(told) < FACTS,
        is_relieved=_is_relieved(told, shown),
    )


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
    main = _first.rows(actor, task.pk) if is_crowd else answering[:EACH_SHOWN]
    waits, more = _named(waiting_on(actor, task.pk))
    told = newest_of(Of(actor, task.pk), at, EACH_SHOWN)
    return TaskPage(
        task=task,
        at=at,
        mine=None,
        main=main,
        coordinating=[one for one in everything if one.role == AssignmentRole.COORDINATE],
        timeliness=roll_up(Timeliness(one) for one in counts) or Timeliness.UNDATED,
        is_near_due=False,
        deadline_words=words(Deadline.from_data(task.deadline), get_language() or "vi"),
        outputs=_outputs_of_many(task, actor, sum(counts.values())),
        happenings=told[:EACH_SHOWN],
        lower=[],
        pending_report=None,
        pending_extension=None,
        extended_by="",
        recovery=None,
        leads=_leads(task, main),
        each_counts=counts,
        number_of_each=sum(counts.values()),
        number_open=number_open,
        waiting=waits,
        waits_more=more,
        lit=lit([task.pk], at).get(task.pk),
        is_told_whole=len(told) <= EACH_SHOWN,
    )


def _named(found: list[Waiting]) -> tuple[list[Waiting], frozenset[str]]:
    """The first of each kind, and the kinds of which there are more."""
    by_kind: dict[str, list[Waiting]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    shown = [one for kind in by_kind.values() for one in kind[:NAMED]]
    return shown, frozenset(kind for kind, rows in by_kind.items() if len(rows) > NAMED)


def _count(answering: list[Assignment], at: dt.datetime) -> tuple[dict[str, int], int]:
    """How many assignments are of which class, and how many are open."""
    counts: dict[str, int] = {}
    for one in answering:
        kind = classify(Standing.of(one), at)
        counts[kind] = counts.get(kind, 0) + 1
    return counts, sum(one.closed_at is None and one.done_accepted_at is None for one in answering)


def _counted(actor: Actor, task: Task, at: dt.datetime) -> tuple[dict[str, int], int]:
    """The same of very many. One statement."""
    found = counts_of(Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task.pk), at)
    ended = (*DONE, Timeliness.CLOSED_OTHERWISE)
    return found, sum(n for kind, n in found.items() if kind not in ended)


def counts_of(assignments: QuerySet[Assignment], at: dt.datetime) -> dict[str, int]:
    """How many of those that answer are of which class, in the order of the classes. One statement."""
    answering = assignments.filter(role__in=ANSWERABLE, parent=None).annotate(timeliness=class_now(at))
    rows = answering.order_by().values_list("timeliness").annotate(number=Count("pk"))
    found = dict(rows)
    return {one.value: found[one.value] for one in Timeliness if found.get(one.value)}


def _is_each(one: Assignment) -> bool:
    return one.role == AssignmentRole.EACH


def _standing(answering: list[Assignment]) -> Assignment | None:
    """The lead in office: after another was named that one, not the one that was relieved."""
    return next((one for one in answering if one.closed_at is None), answering[-1] if answering else None)


def _disputes(one: Assignment) -> bool:
    return one.is_disputed and one.closed_at is None and one.parent_id is None


def _is_relieved(told: list[Fact], shown: Assignment | None) -> bool:
    """Whether the settling of a dispute closed it, at the same moment."""
    if shown is None or shown.closed_at is None:
        return False
    settled = [
        one.happened_at for one in told if one.assignment_id == shown.pk and one.kind == FactKind.DISPUTE_SETTLED
    ]
    return bool(settled) and settled[-1] == shown.closed_at


def _with_lower(everything: list[Assignment], shown: Assignment | None) -> list[Assignment]:
    """One assignment with everything below it."""
    if shown is None:
        return []
    kept, found = {shown.pk}, [shown]
    waits = [one for one in everything if one.pk != shown.pk and one.parent_id is not None]
    while more := [one for one in waits if one.parent_id in kept and one.pk not in kept]:
        kept |= {one.pk for one in more}
        found += more
    return found


def _first_of(shown: Assignment | None, found: list[Any]) -> Any:
    """What waits on the shown assignment."""
    return next((one for one in found if shown is not None and one.assignment_id == shown.pk), None)


def _plan_in_force(plans: list[RecoveryPlan], shown: Assignment | None) -> RecoveryPlan | None:
    """The newest plan of the shown assignment, while its work is not done."""
    if shown is None or shown.closed_at is not None or shown.done_accepted_at is not None:
        return None
    own = [one for one in plans if one.assignment_id == shown.pk]
    return max(own, key=lambda one: one.filed_at, default=None)


def _works(answering: list[Assignment], reports: list[Report]) -> list[tuple[Assignment, Work]]:
    newest = {one.assignment_id: one for one in sorted(reports, key=lambda each: each.ordinal)}
    found = []
    for one in answering:
        if one.parent_id is None:
            said = newest.get(one.pk)
            work = Work(Standing.of(one))
            found.append((one, Work(work.standing, said.reported_at) if said else work))
    return found


@prepared
def task_seen(actor: Actor, pk: UUID) -> QuerySet[Task]:
    """One task with its directive, if the actor may see it."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk=pk)
    return found.select_related("directive__document", "directive__body", "clause", "group", "body").defer(
        "search", "directive__document__search"
    )


def _seen(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return found.select_related(*ASSIGNEE).order_by("role", "recorded_at")


@prepared
def _assignments(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    return _seen(actor, task_id)[:_READ]


@prepared
def _own(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """One's own among very many, and what was handed down from them."""
    own = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    given = Assignment.objects.given_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return _seen(actor, task_id).filter(pk__in=(own | given).values("pk"))[:_READ]


@prepared
def _not_each(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """Who leads and who coordinates, but for one's own."""
    own = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id).values("pk")
    roles = (AssignmentRole.LEAD, AssignmentRole.COORDINATE)
    # The lead first: "lead" comes after "coordinate" where names are compared.
    return (
        _seen(actor, task_id)
        .filter(role__in=roles, parent=None)
        .exclude(pk__in=own)
        .order_by("-role", "recorded_at")[:_READ]
    )


@prepared
def _first(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    return _seen(actor, task_id).filter(role__in=ANSWERABLE, parent=None)[:EACH_SHOWN]


@prepared
def _below(actor: Actor, pk: UUID) -> QuerySet[Assignment]:
    """One assignment, and what was handed down from it as far as the actor sees that."""
    found = Assignment.objects.visible_to(actor).filter(Q(pk=pk) | Q(parent=pk) | Q(parent__parent=pk))
    return found.select_related(*ASSIGNEE).order_by("role", "recorded_at")[:_READ]


def _leads(task: Task, seen: list[Assignment]) -> list[Organisation | Body]:
    """The agencies that lead. A statement only where the actor sees no assignment of theirs."""
    if task.mode == Mode.EACH:
        return []
    own = [one for one in seen if one.role == AssignmentRole.LEAD and one.parent_id is None]
    found = own or list(_leading.rows(task.pk))
    return [place for one in found if (place := one.organisation or one.body) is not None]


def _beside_reports(ids: Ids) -> tuple[list[ExtensionRequest], list[RecoveryPlan], list[UrgingLine]]:
    """What most tasks never have."""
    return _extensions.rows(ids), _plans.rows(ids), _letters.rows(ids)


@prepared
def _leading(task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id, role=AssignmentRole.LEAD)
    return found.filter(parent=None, closed_at=None).select_related("organisation", "body")


@prepared
def _extensions(ids: Ids) -> QuerySet[ExtensionRequest]:
    found = ExtensionRequest.objects.filter(assignment_id__among=ids).select_related("decision", "assignment")
    return found.prefetch_related("examinations")


@prepared
def _plans(ids: Ids) -> QuerySet[RecoveryPlan]:
    return RecoveryPlan.objects.filter(assignment_id__among=ids)


@prepared
def _letters(ids: Ids) -> QuerySet[UrgingLine]:
    return UrgingLine.objects.filter(assignment_id__among=ids).select_related("letter__document")


@prepared
def _deliverables(task_id: UUID) -> QuerySet[Deliverable]:
    return Deliverable.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id)


def _mine(everything: list[Assignment], actor: Actor) -> Assignment | None:
    """The assignment that the actor's post answers for, the nearest to him first."""
    for test in (
        lambda one: one.holding_id is not None and one.holding_id == actor.holding_id,
        lambda one: one.unit_id in actor.unit_ids,
        lambda one: (
            one.role in ANSWERABLE and (one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids)
        ),
        lambda one: one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids,
    ):
        for one in everything:
            if test(one):
                return one
    return None


@prepared
def _reports(ids: Ids) -> QuerySet[Report]:
    return _with_parts(ids).order_by("-reported_at", "-ordinal")[: REPORTS + 1]


@prepared
def _proofs(ids: Ids) -> QuerySet[Report]:
    """Where there are more reports than are told: those that bring something for a deliverable, or were judged by it."""
    found = _with_parts(ids).filter(
        Exists(Evidence.objects.filter(report=OuterRef("pk"), deliverable__isnull=False))
        | Exists(Judgement.objects.filter(verdict__report=OuterRef("pk")))
    )
    return found.order_by("reported_at", "ordinal")


def _with_parts(ids: Ids) -> QuerySet[Report]:
    found = Report.objects.filter(assignment_id__among=ids).select_related("verdict", "assignment")
    return found.prefetch_related("evidence__file", "evidence__deliverable", "verdict__judgements")


def _reopened(told: list[Fact]) -> dict[UUID, dt.datetime]:
    """When assignments were last opened again: what was said of their deliverables before counts no more."""
    return {one.assignment_id: one.recorded_at for one in told if one.kind == FactKind.REOPENED}


def _judged(reports: list[Report], reopened: dict[UUID, dt.datetime]) -> dict[UUID, Judgement]:
    """What was said of each deliverable last; what was accepted once stays accepted."""
    found: dict[UUID, Judgement] = {}
    for report in reports:
        verdict = getattr(report, "verdict", None)
        opened = reopened.get(report.assignment_id)
        if verdict is None or (opened is not None and verdict.recorded_at <= opened):
            continue
        for one in verdict.judgements.all():
            if one.deliverable_id not in found or found[one.deliverable_id].outcome != Judged.ACCEPTED:
                found[one.deliverable_id] = one
    return found


def _state_of(proofs: list[tuple[Report, Any]], judged: Judgement | None) -> tuple[str, str, str]:
    """Where a deliverable stands: its class, in words, and why it was not accepted."""
    if judged is not None and judged.outcome == Judged.ACCEPTED:
        return Timeliness.DONE_IN_TIME.value, _("accepted"), ""
    newest = getattr(proofs[-1][0], "verdict", None) if proofs else None
    if proofs and newest is None:
        return Timeliness.REPORTED_IN_TIME.value, _("awaiting verification"), ""
    if judged is not None:
        return Timeliness.OVERDUE.value, str(judged.get_outcome_display()), judged.reason
    if newest is None:
        return Timeliness.IN_PROGRESS_IN_TIME.value, _("in progress"), ""
    if newest.outcome == Outcome.ACCEPTED:
        return Timeliness.DONE_IN_TIME.value, _("accepted"), ""
    return Timeliness.OVERDUE.value, _("returned"), ""


def _outputs(task: Task, reports: list[Report], reopened: dict[UUID, dt.datetime]) -> list[Output]:
    """Deliverables with the newest evidence and what was said of it (trap T7)."""
    outputs, judged = [], _judged(reports, reopened)
    for deliverable in _deliverables.rows(task.pk):
        proofs = [
            (report, one) for report in reports for one in report.evidence.all() if one.deliverable_id == deliverable.pk
        ]
        state, label, reason = _state_of(proofs, judged.get(deliverable.pk))
        name, lang = deliverable.name, deliverable.name_lang
        if task.is_withheld:
            # What is to come of a directive is said in words of it.
            lang = get_language() or "vi"
            name = withheld(lang)
        outputs.append(Output(deliverable, name, lang, [one for _report, one in proofs], state, label, reason))
    return outputs


def _outputs_of_many(task: Task, actor: Actor, number: int) -> list[Output]:
    """Deliverables, each with from how many assignees it was accepted. One statement, a second where there are any."""
    named = _deliverables.rows(task.pk)
    if not named:
        return []
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task.pk, parent=None)
    whole = Q(done_accepted_at__isnull=False)
    judged = Judgement.objects.filter(outcome=Judged.ACCEPTED, verdict__report__assignment=OuterRef("pk"))
    columns = {
        f"of_{one.ordinal}": Count("pk", filter=whole | Q(Exists(judged.filter(deliverable=one.pk)))) for one in named
    }
    accepted = seen.filter(role__in=ANSWERABLE).aggregate(**columns)
    outputs = []
    for one in named:
        n = accepted[f"of_{one.ordinal}"]
        state = Timeliness.DONE_IN_TIME if n == number else Timeliness.IN_PROGRESS_IN_TIME
        label = _("accepted from %(n)s of %(total)s") % {"n": moments.number(n), "total": moments.number(number)}
        lang = get_language() or "vi"
        name, lang = (withheld(lang), lang) if task.is_withheld else (one.name, one.name_lang)
        outputs.append(Output(one, name, lang, [], state.value, label))
    return outputs


def _extended_by(extensions: list[ExtensionRequest], shown: Assignment | None) -> str:
    granted = [
        one.decision
        for one in extensions
        if shown is not None and one.assignment_id == shown.pk and hasattr(one, "decision") and one.decision.is_granted
    ]
    return max(granted, key=lambda one: one.decided_at).symbol if granted else ""
