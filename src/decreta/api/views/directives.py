"""Directives, tasks, supervision and urging by machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under, once_only
from decreta.api.answers import listed, one, plain, shown
from decreta.api.describing import does, reads
from decreta.api.forms import tasks as forms
from decreta.api.forms.queries import CyclesQuery, PageQuery, ProgressQuery, TasksQuery, UrgeableQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order, Page
from decreta.api.queries import cycles, progress
from decreta.api.queries import tasks as shapes
from decreta.api.queries.documents import DocumentShape
from decreta.api.queries.pages import Directives, Tasks
from decreta.api.references import References
from decreta.api.refusals import Mistake, Refusal
from decreta.api.things import DIRECTIVE, DOCUMENT, TASK, writer
from decreta.assignments.models import WHOSE, Assignment
from decreta.assignments.papers import Paper
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible, Span, Titles, declare_total, take_up
from decreta.directives.domain.events import correct_event, record_event
from decreta.directives.domain.minding import mind_task
from decreta.directives.domain.recurring import assign_repeating, set_recurrence, skip_occurrence, stop_recurrence
from decreta.directives.domain.urging import draft_urging_letter, urge_below
from decreta.directives.models import Directive, EventOccurrence, Task
from decreta.directives.queries.cycles import Asked, bodies_of
from decreta.directives.queries.standing_leads import each_of, leading, names_each
from decreta.directives.queries.tally import tally
from decreta.directives.queries.task_list import day_of, selected
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.directives.queries.uncounted import uncounted
from decreta.directives.queries.urging import urgeable
from decreta.documents.delivering import read
from decreta.documents.enums import How, Through
from decreta.documents.rules import may_read_text
from decreta.organisation.models import Body

router = Router(tags=["tasks"])
_DIRECTIVES, _TASKS, _EVENT = writer(Directives), writer(Tasks), writer(shapes.EventShape)
_PROGRESS, _URGEABLE = writer(progress.ProgressShape), writer(progress.Urgeable)
_CYCLES = writer(cycles.CyclesShape)
_BY_DIRECTIVE = Order(("directive__decided_on", "directive_id", "ordinal", "pk"))


@reads(router, "/directives", Directives, name="directives", is_list=True)
def directives(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Documents that assign tasks, the latest decided first."""
    page = Order(("-decided_on", "pk")).page(shapes.directives(actor_of(request)), after=query.after, limit=query.limit)
    return listed(request, _DIRECTIVES, page, map(shapes.directive_row, page.rows))


@does(
    router,
    "POST",
    "/directives",
    "directives.take_up",
    name="take_up",
    scope=Scope.TASKS,
    shape=shapes.DirectiveShape,
    form=forms.TakeUpForm,
    status=201,
    is_of_one=False,
)
def take_up_document(request: HttpRequest) -> HttpResponse:
    """Take a document up as a directive: a body's own, the house's, or one that came from outside."""
    data = bodies.read(request, forms.TakeUpForm)
    known = References()
    body = known.body(data.body, "/body") if data.body else None
    try:
        document = DOCUMENT.find(actor_of(request), data.document)
    except Http404:
        known.missing("/document")
        known.check()
        raise
    known.check()
    said = data.model_dump(exclude={"document", "body"})
    return make(request, lambda by: take_up(document=document, body=body, **said, by=by), DIRECTIVE)


@reads(router, "/directives/{uuid:pk}", shapes.DirectiveShape, name="directive", is_of_one=True)
def directive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A directive with its text, paragraph by paragraph, and the sentences that became tasks."""
    found = DIRECTIVE.find(actor_of(request), pk)
    if allows(may_read_text, found.document, by=actor_of(request)):
        read(found.document, actor_of(request), How.OPENED, Through.API)
    return shown(request, DIRECTIVE, found)


@does(
    router,
    "PATCH",
    "/directives/{uuid:pk}",
    "directives.declare_total",
    name="declare_total",
    scope=Scope.TASKS,
    shape=shapes.DirectiveShape,
    form=forms.DeclaredForm,
)
def declare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct the number of tasks that the directive declares."""
    data = bodies.read(request, forms.DeclaredForm)
    return act_on(
        request, DIRECTIVE, pk, lambda found, by: declare_total(directive=found, total=data.declared_total, by=by)
    )


@does(
    router,
    "POST",
    "/directives/{uuid:pk}/tasks",
    "directives.assign_task",
    "assignments.expect",
    "assignments.assign",
    "directives.set_recurrence",
    name="assign_task",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.TaskForm,
    status=201,
)
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a task of a sentence: who leads (or each of a group), who coordinates, by when, what is to be delivered."""
    data = bodies.read(request, forms.TaskForm)
    known = References()
    responsible = Responsible(
        lead=known.assignee(data.lead, "/lead") if data.lead else None,
        each=known.group(data.each, "/each") if data.each else None,
        several=known.organisations(data.each_of, "/each_of"),
        coordinating=[
            found
            for place, text in enumerate(data.coordinating)
            if (found := known.assignee(text, f"/coordinating/{place}")) is not None
        ],
    )
    deadline = _deadline(data.deadline, known)
    known.check()
    assert deadline is not None

    def do(found: Directive, by: Any) -> Any:
        return assign_repeating(
            directive=found,
            span=_span(found, data),
            titles=Titles(**data.titles.model_dump()),
            responsible=responsible,
            deadline=deadline,
            deliverables=[Titles(**one.model_dump()) for one in data.deliverables],
            quote_translations=Titles("", data.quotes.en, data.quotes.ja),
            repeats=data.repeats.repeats() if data.repeats is not None else None,
            by=by,
        )

    return make_under(request, DIRECTIVE, pk, do, TASK)


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/amend",
    "directives.amend_task",
    name="amend_task",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.AmendTaskForm,
)
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct a task's title, or name another lead or other coordinators; what is left out stays as it is."""
    data = bodies.read(request, forms.AmendTaskForm)
    known = References()
    lead = known.assignee(data.lead, "/lead") if data.lead else None
    others = data.coordinating if data.coordinating is not None else []
    coordinating = [
        found
        for place, text in enumerate(others)
        if (found := known.assignee(text, f"/coordinating/{place}")) is not None
    ]
    several = known.organisations(data.each_of or [], "/each_of")
    known.check()
    ground = Paper(None, data.symbol) if data.symbol else None

    def made_of(task: Task) -> Responsible:
        now, also = leading(task)
        kept = [one for one in also if one != lead]
        if names_each(task) and lead is None:
            others = kept if data.coordinating is None else coordinating
            return Responsible(several=several or each_of(task), coordinating=others)
        kept = kept if data.coordinating is None else coordinating
        return Responsible(lead=lead or (None if several else now), several=several, coordinating=kept)

    def do(found: Task, by: Any) -> Any:
        named = (lead, data.each_of, data.coordinating)
        responsible = made_of if any(one is not None for one in named) else None
        titles = Titles(**data.titles.model_dump()) if data.titles is not None else None
        return amend_task(task=found, titles=titles, responsible=responsible, reason=data.reason, ground=ground, by=by)

    return act_on(request, TASK, pk, do)


def _deadline(form: forms.DeadlineForm, known: References) -> Deadline | None:
    """The deadline as stated; what is wrong with it stands at its place."""
    try:
        return Deadline.from_data(form.as_data())
    except ActRefused as refusal:
        known.mistakes += [
            Mistake(one.message, f"/deadline/{one.field}" if one.field else "/deadline", code=one.code)
            for one in refusal.problems
        ]
        return None


def _span(directive: Directive, data: forms.TaskForm) -> Span:
    """Where the sentence stands: as it is said, else where its words are found."""
    if data.anchor is not None and data.start is not None and data.end is not None:
        return Span(data.anchor, data.start, data.end, data.quote)
    place = find_quote(issued_version(directive.document), data.quote)
    if place is None and directive.is_received:
        # It is kept as it is quoted.
        return Span(data.anchor or "", 0, 0, data.quote)
    if place is None:
        words = _("These words do not stand in the issued text in one stretch.")
        raise Refusal("invalid", mistakes=[Mistake(words, "/quote", code="not_there")])
    return Span(*place, data.quote)


@reads(router, "/tasks", Tasks, name="tasks", is_list=True)
def tasks(request: HttpRequest, query: Query[TasksQuery]) -> HttpResponse:
    """Tasks that the post may see, narrowed as on the page, with their class as of now or of the end of a day."""
    asked = query.model_dump(exclude={"after", "limit"})
    selection = selected(asked, actor_of(request))
    found = _BY_DIRECTIVE.behind(selection.found, query.after)
    rows = selection.fetch(found.order_by(*_BY_DIRECTIVE.fields)[: query.limit + 1])
    has_more, rows = len(rows) > query.limit, rows[: query.limit]
    page = Page(rows, _BY_DIRECTIVE.key(rows[-1].task) if has_more else "")
    more = {"as_of": selection.facts["as_of"], "at": selection.facts["at"]}
    return listed(request, _TASKS, page, map(shapes.row, rows), **more)


@reads(router, "/tasks/{uuid:pk}", shapes.TaskShape, name="task", is_of_one=True)
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A task with its clause, deliverables, class and the assignments that the post answers for."""
    return one(request, TASK, pk)


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/minders",
    "directives.mind_task",
    "assignments.name_minder",
    name="mind_task",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.MindersForm,
)
def mind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who directs the work on a task and who monitors it, for the body that gave it; null for nobody by name."""
    data, known = bodies.read(request, forms.MindersForm), References()
    directs = known.holding(data.directs, "/directs") if data.directs is not None else None
    monitors = known.holding(data.monitors, "/monitors") if data.monitors is not None else None
    known.check()
    return act_on(
        request,
        TASK,
        pk,
        lambda found, by: mind_task(task=found, directs=directs, monitors=monitors, reason=data.reason, by=by),
    )


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/recurrence",
    "directives.set_recurrence",
    name="set_recurrence",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.RecurrenceForm,
)
def recur(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a task come again, or change how it does from its next occurrence on."""
    data = bodies.read(request, forms.RecurrenceForm)
    return act_on(
        request,
        TASK,
        pk,
        lambda found, by: set_recurrence(
            task=found, repeats=data.repeats(data.next_on), of_version=data.of_version, reason=data.reason, by=by
        ),
    )


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/recurrence/stop",
    "directives.stop_recurrence",
    name="stop_recurrence",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.StopForm,
)
def stop_recurring(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a task come no more; what is open stays open."""
    data = bodies.read(request, forms.StopForm)
    return act_on(request, TASK, pk, lambda found, by: stop_recurrence(task=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/tasks/{uuid:pk}/recurrence/skip",
    "directives.skip_occurrence",
    name="skip_occurrence",
    scope=Scope.TASKS,
    shape=shapes.TaskShape,
    form=forms.SkipForm,
)
def skip(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave one occurrence out, with the reason: the open one or the next."""
    data = bodies.read(request, forms.SkipForm)
    return act_on(request, TASK, pk, lambda found, by: skip_occurrence(task=found, by=by, **data.model_dump()))


@does(
    router,
    "POST",
    "/events",
    "directives.record_event",
    name="record_event",
    scope=Scope.TASKS,
    shape=shapes.EventShape,
    form=forms.EventForm,
    status=201,
    is_of_one=False,
)
def event(request: HttpRequest) -> HttpResponse:
    """Record that an event occurred in an organisation or a body; the clocks that wait for it there start."""
    data = bodies.read(request, forms.EventForm)
    known = References()
    organisation = known.organisation(data.organisation, "/organisation") if data.organisation else None
    body = known.body(data.body, "/body") if data.body else None
    awaited_by = known.body(data.awaited_by, "/awaited_by") if data.awaited_by else None
    known.check()

    def run() -> HttpResponse:
        by, said = actor_of(request), data.model_dump(include={"event_key", "occurred_on", "note"})
        made = record_event(**said, organisation=organisation, body=body, awaited_by=awaited_by, by=by)
        return plain(_EVENT, shapes.event_shown(made, by), status=201)

    return once_only(request, run)


@does(
    router,
    "POST",
    "/events/{uuid:pk}/correct",
    "directives.correct_event",
    "assignments.correct_clock",
    name="correct_event",
    scope=Scope.TASKS,
    shape=shapes.EventShape,
    form=forms.CorrectEventForm,
    is_of_one=False,
)
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the day of an event right, with the reason; the clocks that it started are reckoned anew."""
    data = bodies.read(request, forms.CorrectEventForm)
    known = References()
    found = get_object_or_404(EventOccurrence.objects.select_related("organisation", "body", "awaited_by"), pk=pk)
    awaited_by = known.body(data.awaited_by, "/awaited_by") if data.awaited_by else None
    known.check()

    def run() -> HttpResponse:
        by, said = actor_of(request), data.model_dump(include={"occurred_on", "reason"})
        changed = correct_event(occurrence=found, awaited_by=awaited_by, by=by, **said)
        return plain(_EVENT, shapes.event_shown(changed or found, by))

    return once_only(request, run)


@reads(router, "/progress", progress.ProgressShape, name="progress")
def progress_of(request: HttpRequest, query: Query[ProgressQuery]) -> HttpResponse:
    """The progress report of a body as of the end of a day, of the tasks that the post may see."""
    actor = actor_of(request)
    seen = Directive.objects.visible_to(actor)
    body = get_object_or_404(Body.objects.filter(directives__in=seen).distinct(), code=query.body)
    against: Against = "baseline" if query.against == "baseline" else "current"
    day = day_of({"as_of": query.as_of})
    found = tally(body=body, as_of=day, against=against, actor=actor, waiting=uncounted(), is_whole=True)
    return plain(_PROGRESS, progress.shown(found))


@reads(router, "/cycle-times", cycles.CyclesShape, name="cycle_times")
def cycle_times(request: HttpRequest, query: Query[CyclesQuery]) -> HttpResponse:
    """How long the tasks of a body took in each phase: median and 90th percentile, by agency, state or month."""
    actor = actor_of(request)
    body = next((one for one in bodies_of(actor) if one.code == query.body), None)
    if body is None:
        raise Http404
    return plain(_CYCLES, cycles.shown(Asked.read(request.GET, [body]), actor))


@reads(router, "/urgeable", progress.Urgeable, name="urgeable")
def to_urge(request: HttpRequest, query: Query[UrgeableQuery]) -> HttpResponse:
    """Agencies with overdue or nearly due assignments of a body, for the secretary who urges them."""
    actor = actor_of(request)
    body = get_object_or_404(Body, code=query.body)
    if not allows(rules.may_urge, body=body, by=actor):
        raise Http404
    return plain(_URGEABLE, progress.urgeable_shown(urgeable(body, actor, clock.now())))


@does(
    router,
    "POST",
    "/urging-letters",
    "directives.draft_urging_letter",
    name="draft_urging_letter",
    scope=Scope.TASKS,
    shape=DocumentShape,
    form=forms.LetterForm,
    status=201,
    is_of_one=False,
)
def urge(request: HttpRequest) -> HttpResponse:
    """Draft a letter that urges one agency; it goes the way of every document."""
    data = bodies.read(request, forms.LetterForm)
    known = References()
    body = known.body(data.body, "/body")
    addressee = known.assignee(data.addressee, "/addressee")
    signer = known.post(data.signer_post, "/signer_post")
    wanted = _named_among(Assignment.objects.visible_to(actor_of(request)), data.assignments, known)
    known.check()
    assert body is not None and addressee is not None and signer is not None
    return make(
        request,
        lambda by: (
            draft_urging_letter(
                body=body,
                addressee=addressee,
                assignments=wanted,
                signer_post=signer,
                answer_by=data.answer_by,
                by=by,
            ).document
        ),
        DOCUMENT,
    )


@does(
    router,
    "POST",
    "/urging-letters/below",
    "directives.urge_below",
    name="urge_below",
    scope=Scope.TASKS,
    shape=DocumentShape,
    form=forms.LetterBelowForm,
    status=201,
    is_of_one=False,
)
def urge_those_below(request: HttpRequest) -> HttpResponse:
    """Draft a letter about what one's own side handed down to one receiver; it goes the way of every document."""
    data = bodies.read(request, forms.LetterBelowForm)
    known = References()
    signer = known.post(data.signer_post, "/signer_post")
    wanted = _named_among(Assignment.objects.given_by(actor_of(request)), data.assignments, known)
    known.check()
    assert signer is not None
    return make(
        request,
        lambda by: (
            urge_below(
                assignments=wanted, signer_post=signer, answer_by=data.answer_by, colour=data.colour, by=by
            ).document
        ),
        DOCUMENT,
    )


def _named_among(found: QuerySet[Assignment], wanted: list[UUID], known: References) -> list[Assignment]:
    """Those that were named, each once; what is not among them is a mistake of what was sent."""
    above = ("parent__organisation", "parent__body", "parent__unit__organisation")
    held = {one.pk: one for one in found.select_related(*WHOSE, "monitor", *above).filter(pk__in=wanted)}
    for place, pk in enumerate(wanted):
        if pk not in held:
            known.missing(f"/assignments/{place}")
    return list(dict.fromkeys(held[pk] for pk in wanted if pk in held))
