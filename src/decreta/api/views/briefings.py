"""Briefings and scheduled reports by machine: frozen, listed, taken along; ordered, paused, ended, and what came."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms.briefings import BriefingForm, EndForm, ScheduleForm
from decreta.api.forms.queries import PageQuery
from decreta.api.gate import ANY, PDF, actor_of
from decreta.api.paging import Order
from decreta.api.queries import briefings as shapes
from decreta.api.queries.pages import Briefings, Editions, Schedules
from decreta.api.references import References
from decreta.api.things import BRIEFING, SCHEDULE, writer
from decreta.directives.models import Directive
from decreta.files import detection as files
from decreta.files.responses import file_response
from decreta.organisation.models import Post
from decreta.reporting import domain
from decreta.reporting.domain import briefings as acts
from decreta.reporting.domain.schedules import Order as Ordered
from decreta.reporting.models import Briefing
from decreta.reporting.queries.briefing_data import Wanted
from decreta.reporting.queries.briefings import data_of, stands_open
from decreta.reporting.rendering.forms import PPTX

router = Router(tags=["tasks"])
_BRIEFINGS, _SCHEDULES, _EDITIONS = writer(Briefings), writer(Schedules), writer(Editions)


@reads(router, "/briefings", Briefings, name="briefings", is_list=True)
def briefings(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Briefings that were frozen, the latest first."""
    found = shapes.briefings(actor_of(request))
    page = Order(("-frozen_at", "pk")).page(found, after=query.after, limit=query.limit)
    return listed(request, _BRIEFINGS, page, map(shapes.briefing_row, page.rows))


@does(
    router,
    "POST",
    "/briefings",
    "reporting.freeze_briefing",
    name="freeze_briefing",
    scope=Scope.TASKS,
    shape=shapes.BriefingShape,
    form=BriefingForm,
    status=201,
    is_of_one=False,
)
def freeze(request: HttpRequest) -> HttpResponse:
    """Make a briefing of a body's tasks as of the end of a day, and freeze its data and its paper of two pages."""
    data = bodies.read(request, BriefingForm)
    known = References()
    body = known.body(data.body, "/body")
    known.check()
    assert body is not None
    wanted = Wanted(
        body=body,
        as_of=data.as_of,
        than=data.compared_with,
        against=data.against,
        language=data.language,
        asks=data.asks,
    )
    # The paper is made before the transaction of the act opens.
    made = acts.make(wanted, by=actor_of(request))
    return make(request, lambda by: domain.freeze_briefing(made=made, by=by), BRIEFING)


@reads(router, "/briefings/{uuid:pk}", shapes.BriefingShape, name="briefing", is_of_one=True)
def briefing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A frozen briefing with its figures and its hashes."""
    return one(request, BRIEFING, pk)


@reads(router, "/briefings/{uuid:pk}/paper", None, name="paper_of_briefing", gives=PDF)
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The paper of two pages as it was kept (PDF), to the byte: its SHA-256 is `paper_sha256`.

    Of a directive that was protected since, whoever may not read it gets a paper without its words, made anew.
    """
    found = BRIEFING.find(actor_of(request), pk)
    if stands_open(found, data_of(found, actor_of(request))):
        return file_response(found.paper, inline=False, request=request)
    return HttpResponse(_made(request, found, "pdf"), content_type=files.PDF)


@reads(router, "/briefings/{uuid:pk}/presentation", None, name="presentation_of_briefing", gives=ANY)
def presentation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same figures as a presentation (PPTX) in the language of the paper, with charts that can be edited."""
    found = BRIEFING.find(actor_of(request), pk)
    return HttpResponse(_made(request, found, "pptx"), content_type=PPTX)


def _made(request: HttpRequest, found: Briefing, form: str) -> bytes:
    data = data_of(found, actor_of(request))
    return acts.file_of(data, form, language=found.paper_language, moment=found.frozen_at)


@reads(router, "/scheduled-reports", Schedules, name="scheduled_reports", is_list=True)
def schedules(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Reports that come by themselves, those ordered last first."""
    found = shapes.schedules(actor_of(request))
    page = Order(("-made_at", "pk")).page(found, after=query.after, limit=query.limit)
    return listed(request, _SCHEDULES, page, map(shapes.schedule_row, page.rows))


@does(
    router,
    "POST",
    "/scheduled-reports",
    "reporting.order_schedule",
    name="order_schedule",
    scope=Scope.TASKS,
    shape=shapes.ScheduleShape,
    form=ScheduleForm,
    status=201,
    is_of_one=False,
)
def order(request: HttpRequest) -> HttpResponse:
    """Have a report come by itself, with the rights of the present post, for as long as it is held."""
    data = bodies.read(request, ScheduleForm)
    known = References()
    body = known.body(data.body, "/body")
    posts = [known.post(code, f"/readers/{place}") for place, code in enumerate(data.readers)]
    directive = None
    if data.directive is not None:
        directive = Directive.objects.visible_to(actor_of(request)).filter(pk=data.directive).first()
        if directive is None:
            known.missing("/directive")
    known.check()
    assert body is not None
    readers: list[Post] = [one for one in posts if one is not None]
    ordered = Ordered(
        body=body,
        kind=data.kind,
        rhythm=data.rhythm,
        day=data.day,
        as_of=data.as_of,
        language=data.language,
        against=data.against,
        directive=directive,
        readers=readers,
    )
    return make(request, lambda by: domain.order_schedule(order=ordered, by=by), SCHEDULE)


@reads(router, "/scheduled-reports/{uuid:pk}", shapes.ScheduleShape, name="scheduled_report", is_of_one=True)
def schedule(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A scheduled report: what, when, for whom, when next."""
    return one(request, SCHEDULE, pk)


@does(
    router,
    "POST",
    "/scheduled-reports/{uuid:pk}/pause",
    "reporting.pause_schedule",
    name="pause_schedule",
    scope=Scope.TASKS,
    shape=shapes.ScheduleShape,
)
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nothing come until it goes on."""
    return act_on(request, SCHEDULE, pk, lambda found, by: domain.pause_schedule(schedule=found, by=by))


@does(
    router,
    "POST",
    "/scheduled-reports/{uuid:pk}/resume",
    "reporting.resume_schedule",
    name="resume_schedule",
    scope=Scope.TASKS,
    shape=shapes.ScheduleShape,
)
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it come again, from today on."""
    return act_on(request, SCHEDULE, pk, lambda found, by: domain.resume_schedule(schedule=found, by=by))


@does(
    router,
    "POST",
    "/scheduled-reports/{uuid:pk}/end",
    "reporting.end_schedule",
    name="end_schedule",
    scope=Scope.TASKS,
    shape=shapes.ScheduleShape,
    form=EndForm,
)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nothing come any more. What came stays."""
    data = bodies.read(request, EndForm)
    return act_on(
        request, SCHEDULE, pk, lambda found, by: domain.end_schedule(schedule=found, reason=data.reason, by=by)
    )


@reads(router, "/scheduled-report-editions", Editions, name="scheduled_report_editions", is_list=True)
def editions(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """What came by itself, the latest first: which frozen report or briefing."""
    found = shapes.editions(actor_of(request))
    page = Order(("-made_at", "pk")).page(found, after=query.after, limit=query.limit)
    return listed(request, _EDITIONS, page, map(shapes.edition_row, page.rows))
