"""From an issued document to tasks: taken up as a directive, its sentences marked, each given to somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db.models import Max, Value
from django.utils.translation import gettext as _

from decreta.assignments.domain import Expected, assign, expect
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignee, Assignment
from decreta.assignments.queries.whom import place_of, where
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED, Deadline
from decreta.core.errors import Invalid, Problems
from decreta.core.texts import search_text
from decreta.directives import policies, rules
from decreta.directives.domain.inside import check_inside
from decreta.directives.enums import ClockStart, Mode
from decreta.directives.models import Clause, Directive, EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.texts import find_quote, issued_version, text_at
from decreta.documents.domain.taking_over import Sentence, extend_extract
from decreta.documents.models import Document
from decreta.organisation.domain.gathering import gather
from decreta.organisation.models import Body, Group, Organisation


@dataclass(frozen=True)
class Span:
    """A stretch of a document's text: the block's anchor and the first and last character in it."""

    anchor: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Titles:
    """A task's title in the three languages; the original is Vietnamese."""

    vi: str
    en: str = ""
    ja: str = ""


@dataclass(frozen=True)
class Responsible:
    """Who must do a task: one lead, or each of a group; and who coordinates.

    An organisation or a body; of a directive of a house (`queries.houses`) also a unit of it, or an officer in his post there.
    """

    lead: Assignee | None = None
    each: Group | None = None
    #: Instead of a group: the organisations that this task names, each of which answers for itself.
    several: Sequence[Organisation] = field(default_factory=tuple)
    coordinating: Sequence[Assignee] = field(default_factory=tuple)


@act("directives.take_up")
def take_up(
    *,
    document: Document,
    decided_on: dt.date,
    by: Actor,
    body: Body | None = None,
    declared_total: int | None = None,
    received_on: dt.date | None = None,
    clock_start: str = ClockStart.ISSUED,
    at: dt.datetime | None = None,
) -> Directive:
    """Take a paper up as a directive, with the number of tasks that it declares itself.

    What a body issued is supervised by that body. For what an organisation issued, or what came from outside, `body` is
    the one that supervises: every task has a body that watches over it, whoever ordered it.
    """
    problems = Problems()
    if rules.is_of_a_body(document):
        if body is not None and body.pk != document.body_id:
            problems.add(_("The tasks of a body's paper are supervised by that body."), "body")
        body = document.body
    elif body is None:
        problems.add(_("Say which body supervises the tasks."), "body")
    if document.issued_on and decided_on > document.issued_on:
        problems.add(_("It cannot have been decided after it was issued."), "decided_on")
    problems.refuse_if_any()
    assert body is not None
    rules.may_take_up(document=document, body=body, by=by)
    policies.can_become_directive(document)
    directive = Directive.objects.create(
        document=document,
        body=body,
        declared_total=declared_total,
        decided_on=decided_on,
        received_on=received_on,
        clock_start=clock_start,
        created_at=at or clock.now(),
    )
    record(
        "directives.take_up",
        by=by,
        on=directive,
        about=[document],
        at=at,
        facts={
            "symbol": document.symbol,
            "body": body.symbol,
            "declared": declared_total,
            "decided_on": decided_on,
            "clock_start": clock_start,
        },
    )
    return directive


@act("directives.declare_total")
def declare_total(*, directive: Directive, total: int, by: Actor) -> Directive | None:
    """Correct the number of tasks that the directive declares; the old number stays in the log. None when it is that."""
    rules.may_assign_from(directive=directive, by=by)
    if directive.declared_total == total:
        return None
    before, directive.declared_total = directive.declared_total, total
    directive.save(update_fields=["declared_total"])
    record("directives.declare_total", by=by, on=directive, facts={"before": before, "after": total})
    return directive


@act("directives.assign_task")
def assign_task(
    *,
    directive: Directive,
    span: Span,
    titles: Titles,
    responsible: Responsible,
    deadline: Deadline,
    by: Actor,
    deliverables: Sequence[Titles] = (),
    quote_translations: Titles | None = None,
    split_from: Task | None = None,
    at: dt.datetime | None = None,
) -> Task:
    """Make a task of a sentence: anchored to its clause, one lead (or each of a group), a deadline as stated.

    The baseline is fixed here for ever (trap T9). For a group every organisation gets an assignment and a
    clock of its own; so for several that are named here, whom a group of the task alone holds. Whoever is named may from now on read the directive. `split_from` is the task that it is a part
    of, where one task of the same directive is split: reports tell such tasks apart from those that were declared.
    """
    rules.may_assign_from(directive=directive, by=by)
    moment = at or clock.now()
    span = _quoted(directive, span, by, moment)
    _check(directive, span, titles, responsible)
    several = responsible.several
    if several:
        group = gather(several, day=moment.astimezone(clock.zone()).date())
        responsible = replace(responsible, several=(), each=group)
    if deadline.event_key == DECISION:
        deadline = replace(deadline, event_key=str(directive.clock_start))
    clause = _clause(directive, span, quote_translations)
    task = _create_task(directive, clause, titles, responsible, deadline, moment, split_from)
    if deliverables:
        expect(
            matter=Ref(MATTER_KIND, str(task.pk)),
            deliverables=[Expected(one.vi, one.en, one.ja) for one in deliverables],
            by=by,
            at=moment,
        )
    give(task, responsible, deadline, by, moment)
    record(
        "directives.assign_task",
        by=by,
        on=task,
        about=[directive, directive.document],
        at=at,
        facts={
            "ordinal": task.ordinal,
            # The log outlives every audience: it holds no word of a protected paper.
            **({} if directive.document.is_protected else {"title": titles.vi}),
            "mode": task.mode,
            "lead": str(responsible.lead or responsible.each),
            **({"each": sorted(one.name_vi for one in several)} if several else {}),
            "coordinating": [str(one) for one in responsible.coordinating],
            "deadline": deadline.to_data(),
            "clause": span.anchor,
            **({"split_from": split_from.ordinal} if split_from is not None else {}),
        },
    )
    return task


def _quoted(directive: Directive, span: Span, by: Actor, moment: dt.datetime) -> Span:
    """Where the words stand. Of a paper from outside they are kept beside its file, at the place that was named."""
    document, words = directive.document, span.quote.strip()
    if not directive.is_received or not words or text_at(document, span.anchor, span.start, span.end) == span.quote:
        return span
    anchor, limit = span.anchor.strip(), Clause._meta.get_field("anchor").max_length or 0
    if len(anchor) > limit:
        said = _("A place in the text has at most %(n)s characters.") % {"n": limit}
        raise Invalid.of(said, field="anchor", code="too_long")
    extend_extract(document=document, sentences=[Sentence(anchor, words)], by=by, at=moment)
    place = find_quote(issued_version(document), words)
    assert place is not None  # they were added, or stood there
    return Span(*place, words)


def _check(directive: Directive, span: Span, titles: Titles, responsible: Responsible) -> None:
    problems = Problems()
    if text_at(directive.document, span.anchor, span.start, span.end) != span.quote:
        problems.add(_("The marked words do not stand at this place of the issued text."), "quote")
    if not titles.vi.strip():
        problems.add(_("Give the task a title."), "title")
    if sum(map(bool, (responsible.lead, responsible.each, responsible.several))) != 1:
        problems.add(_("Name one lead agency, or a group of which each answers for itself."), "lead")
    if responsible.lead is not None and responsible.lead in responsible.coordinating:
        problems.add(_("The lead agency cannot coordinate as well."), "coordinating")
    if len(set(responsible.coordinating)) != len(responsible.coordinating):
        problems.add(_("A coordinating agency is named twice."), "coordinating")
    check_inside(problems, directive, [responsible.lead] if responsible.lead is not None else [], "lead")
    check_inside(problems, directive, responsible.coordinating, "coordinating")
    if responsible.several:
        check_several(problems, responsible)
    problems.refuse_if_any()


def check_several(problems: Problems, responsible: Responsible, *, least: int = 2) -> None:
    """Note what is wrong with the organisations each of which answers for itself."""
    several = list(responsible.several)
    if any(not isinstance(one, Organisation) for one in several):
        problems.add(_("Each of several is an organisation; anybody else leads alone."), "several", "not_organisations")
    if len(several) < least:
        problems.add(_("Name at least two; one alone leads the task."), "several", "too_few")
    if len(set(several)) != len(several):
        problems.add(_("An organisation is named twice."), "several", "twice")
    if set(several) & set(responsible.coordinating):
        problems.add(_("Who answers for itself cannot coordinate as well."), "coordinating", "both")


def _clause(directive: Directive, span: Span, translations: Titles | None) -> Clause:
    clause, _created = Clause.objects.get_or_create(
        version=issued_version(directive.document),
        anchor=span.anchor,
        start=span.start,
        end=span.end,
        defaults={
            "directive": directive,
            "raw_quote": span.quote,
            "raw_quote_en": translations.en if translations else "",
            "raw_quote_ja": translations.ja if translations else "",
        },
    )
    return clause


def _create_task(
    directive: Directive,
    clause: Clause,
    titles: Titles,
    responsible: Responsible,
    deadline: Deadline,
    moment: dt.datetime,
    split_from: Task | None,
) -> Task:
    # The row lock on the directive makes ordinals gapless when two people assign at once.
    Directive.objects.select_for_update().get(pk=directive.pk)
    last = Task.objects.filter(directive=directive).aggregate(last=Max("ordinal"))["last"] or 0
    task = Task.objects.create(
        directive=directive,
        clause=clause,
        body=directive.body,
        ordinal=last + 1,
        raw_title=titles.vi,
        raw_title_en=titles.en,
        raw_title_ja=titles.ja,
        mode=Mode.EACH if responsible.each else Mode.LEAD,
        group=responsible.each,
        split_from=split_from,
        deadline=deadline.to_data(),
        due_period=deadline.period_label,
        is_itemised=deadline.is_itemised,
        event_key=deadline.event_key,
        created_at=moment,
    )
    make_searchable(task)
    return task


def make_searchable(task: Task) -> None:
    """Let a task be found by the words of its title, its sentence, and the symbol of its directive."""
    said = (task.raw_title, task.raw_title_en, task.raw_title_ja, task.clause.raw_quote, task.directive.document.symbol)
    words = search_text(" ".join(said))
    Task.objects.filter(pk=task.pk).update(search=SearchVector(Value(words), config="simple"))


def give(task: Task, responsible: Responsible, deadline: Deadline, by: Actor, moment: dt.datetime) -> None:
    """One assignment for the lead, or one for each of the group; one for every coordinating agency."""
    if responsible.each is not None:
        # Who belonged to the group when it was assigned, not when that is entered.
        day = moment.astimezone(clock.zone()).date()
        for member in responsible.each.members.valid_on(day).select_related("organisation").order_by("pk"):
            assign_one(task, member.organisation, AssignmentRole.EACH, deadline, by, moment)
    elif responsible.lead is not None:
        assign_one(task, responsible.lead, AssignmentRole.LEAD, deadline, by, moment)
    for coordinating in responsible.coordinating:
        assign_one(task, coordinating, AssignmentRole.COORDINATE, deadline, by, moment)


def assign_one(
    task: Task,
    to: Assignee,
    role: AssignmentRole,
    deadline: Deadline,
    by: Actor,
    moment: dt.datetime,
) -> Assignment:
    """Assign a task in one role; where its event has occurred in the organisation already, the clock runs at once."""
    return assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role=role,
        deadline=deadline,
        monitor=task.body,
        started_on=occurred(task, to),
        by=by,
        at=moment,
        **where(to),
    )


def occurred(task: Task, assignee: Assignee) -> dt.date | None:
    """The day from which its time runs, where it is known: a moment of the directive, or an event that was recorded."""
    own = {
        DECIDED: task.directive.decided_on,
        ISSUED: task.directive.document.issued_on,
        RECEIVED: task.directive.received_on,
    }
    if task.event_key in own:
        return own[task.event_key]
    if not task.event_key:
        return None
    found = EventOccurrence.objects.of(task.event_key, place_of(assignee), task.body).first()
    return found.occurred_on if found else None


def matter_ids(assignments: Sequence[Assignment]) -> set[UUID]:
    """The tasks behind assignments."""
    return {assignment.matter_id for assignment in assignments if assignment.matter_kind == MATTER_KIND}
