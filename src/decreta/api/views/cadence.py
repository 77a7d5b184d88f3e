"""Regular reports by machine, to read: rules are set on pages, what is missed is told by itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.api.answers import listed, one
from decreta.api.describing import reads
from decreta.api.forms.queries import ReportRulesQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import cadence as shapes
from decreta.api.queries.pages import MissedReports, ReportRules
from decreta.api.things import REPORT_RULE, REPORTING, writer

router = Router(tags=["tasks"])
_RULES, _MISSED = map(writer, (ReportRules, MissedReports))
_NEWEST_FIRST = Order(("-first_on", "-set_at", "-pk"))
_AS_DIRECTED = Order(("directive_id", "ordinal", "pk"))


@reads(router, "/report-rules", ReportRules, name="report_rules", is_list=True)
def report_rules(request: HttpRequest, query: Query[ReportRulesQuery]) -> HttpResponse:
    """How often there must be a report: rules of bodies, and those of directives and tasks that the post sees."""
    found = shapes.report_rules(actor_of(request), query.body)
    page = _NEWEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _RULES, page, map(shapes.rule, page.rows))


@reads(router, "/report-rules/{uuid:pk}", shapes.ReportRuleShape, name="report_rule", is_of_one=True)
def report_rule(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A rule of reporting."""
    return one(request, REPORT_RULE, pk)


@reads(router, "/missed-reports", MissedReports, name="missed_reports", is_list=True)
def missed_reports(request: HttpRequest, query: Query[ReportRulesQuery]) -> HttpResponse:
    """Tasks that the post sees and on which a report is overdue today."""
    found = shapes.missed(actor_of(request))
    if query.body:
        found = found.filter(body__code=query.body)
    page = _AS_DIRECTED.page(found, after=query.after, limit=query.limit)
    return listed(request, _MISSED, page, map(shapes.missed_row, page.rows))


@reads(router, "/tasks/{uuid:pk}/reporting", shapes.ReportingShape, name="reporting_of_task", is_of_one=True)
def reporting_of_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How a task keeps the rule of its reports today: how many were due and missed, when the next one is due."""
    return one(request, REPORTING, pk)
