"""The figures of paper work by machine: every report as of any day, and the rows behind every number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.api.answers import listed, plain
from decreta.api.describing import reads
from decreta.api.forms.queries import FigurePapersQuery, FiguresQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import figures as shapes
from decreta.api.queries.pages import FigurePapers
from decreta.api.refusals import Mistake, Refusal
from decreta.api.things import writer
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.papers import Behind, papers_of
from decreta.figures.queries.reports import INCOMING, REPORTS

router = Router(tags=["figures"])
_FIGURES, _PAPERS = writer(shapes.FiguresShape), writer(FigurePapers)


@reads(router, "/figures", shapes.FiguresShape, name="figures")
def figures(request: HttpRequest, query: Query[FiguresQuery]) -> HttpResponse:
    """A report of a period: what came in, what went out, the time in each step, age, where papers lie, workload."""
    report = REPORTS.get(query.report, INCOMING)
    return plain(_FIGURES, shapes.shown(report, Asked.read(request.GET), actor_of(request)))


@reads(router, "/figures/papers", FigurePapers, name="papers_of_figure", is_list=True)
def papers(request: HttpRequest, query: Query[FigurePapersQuery]) -> HttpResponse:
    """Exactly the arrivals, documents or assignments that one number counts: those that began first on top, of passages those that ended first."""
    report = REPORTS.get(query.report, INCOMING)
    if query.figure and report.figure(query.figure) is None:
        known = ", ".join(one.key for one in report.figures)
        message = _("This report has no such figure. It has: %(figures)s.") % {"figures": known}
        raise Refusal("invalid", mistakes=[Mistake(message, parameter="figure", code="unknown_figure")])
    found = Behind.read(request.GET).rows(Asked.read(request.GET), actor_of(request))
    order = Order((report.order, "pk"))
    page = order.page(found, after=query.after, limit=query.limit)
    return listed(request, _PAPERS, page, map(shapes.row, papers_of(report, page.rows, actor_of(request))))
