"""Frozen progress reports by machine: frozen, listed, their data and their paper to the byte."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import make
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms.queries import PageQuery
from decreta.api.forms.reports import FreezeForm
from decreta.api.gate import ANY, PDF, actor_of
from decreta.api.paging import Order
from decreta.api.queries import reports as shapes
from decreta.api.queries.pages import FrozenReports
from decreta.api.references import References
from decreta.api.things import DIRECTIVE, FROZEN_REPORT, writer
from decreta.directives.domain import freezing
from decreta.directives.models import Directive
from decreta.directives.queries.frozen import data_of, stands_open
from decreta.directives.queries.report_data import canonical
from decreta.files import detection as files
from decreta.files.responses import file_response

router = Router(tags=["tasks"])
_REPORTS = writer(FrozenReports)


@reads(router, "/frozen-reports", FrozenReports, name="frozen_reports", is_list=True)
def frozen_reports(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Progress reports that were frozen, the latest first."""
    found = shapes.frozen_reports(actor_of(request))
    page = Order(("-frozen_at", "pk")).page(found, after=query.after, limit=query.limit)
    return listed(request, _REPORTS, page, map(shapes.row, page.rows))


@does(
    router,
    "POST",
    "/frozen-reports",
    "directives.freeze_report",
    name="freeze_report",
    scope=Scope.TASKS,
    shape=shapes.FrozenShape,
    form=FreezeForm,
    status=201,
    is_of_one=False,
)
def freeze(request: HttpRequest) -> HttpResponse:
    """Make the progress report of a body as of the end of a day, and freeze its data and its paper."""
    data = bodies.read(request, FreezeForm)
    actor = actor_of(request)
    known = References()
    body, directive = known.body(data.body, "/body"), None
    if data.directive is not None:
        directive = _directive(request, data.directive)
        if directive is None or directive.body_id != getattr(body, "pk", None):
            known.missing("/directive")
    known.check()
    assert body is not None
    asked = freezing.Asked(
        body=body,
        directive=directive,
        as_of=data.as_of,
        against=data.against,
        period=data.period,
        language=data.language,
    )
    # The paper is made before the transaction of the act opens.
    made = freezing.make(asked, by=actor)
    return make(request, lambda by: freezing.freeze_report(made=made, by=by), FROZEN_REPORT)


def _directive(request: HttpRequest, pk: UUID) -> Directive | None:
    try:
        return DIRECTIVE.find(actor_of(request), pk)
    except Http404:
        return None


@reads(router, "/frozen-reports/{uuid:pk}", shapes.FrozenShape, name="frozen_report", is_of_one=True)
def frozen_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A frozen report with its figures and its hashes."""
    return one(request, FROZEN_REPORT, pk)


@reads(router, "/frozen-reports/{uuid:pk}/data", None, name="data_of_report", gives=ANY)
def data(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The data as they were frozen, to the byte: their SHA-256 is `content_hash`.

    Of a directive that was protected since, the words are empty for whoever may not read it, and the bytes are others.
    """
    found = FROZEN_REPORT.find(actor_of(request), pk)
    data = data_of(found, actor_of(request))
    content = found.content.encode() if stands_open(found, data) else canonical(data)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


@reads(router, "/frozen-reports/{uuid:pk}/paper", None, name="paper_of_report", gives=PDF)
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The paper as it was kept (PDF), to the byte: its SHA-256 is `paper_sha256`.

    Of a directive that was protected since, whoever may not read it gets a paper without its words, made anew.
    """
    found = FROZEN_REPORT.find(actor_of(request), pk)
    data = data_of(found, actor_of(request))
    if stands_open(found, data):
        return file_response(found.paper, inline=False, request=request)
    made = freezing.paper_of(data, language=found.paper_language, moment=found.frozen_at)
    return HttpResponse(made, content_type=files.PDF)
