"""Regular reports by machine: how often there must be one, and what is missed. One is given as every report of a task is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import cadence as forms
from decreta.api.forms.queries import ReportRulesQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import cadence as shapes
from decreta.api.queries.pages import MissedReports, ReportRules
from decreta.api.references import References
from decreta.api.things import REPORT_RULE, REPORTING, writer
from decreta.cadence import domain
from decreta.cadence.domain.setting import Scope as Ruled
from decreta.cadence.models import ReportRule
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task

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


@does(
    router,
    "POST",
    "/report-rules",
    "cadence.set_rule",
    name="set_report_rule",
    scope=Scope.TASKS,
    shape=shapes.ReportRuleShape,
    form=forms.RuleForm,
    status=201,
)
def set_rule(request: HttpRequest) -> HttpResponse:
    """Say how often there must be a report on the tasks of a body or directive, or on one task; the rule before ends."""
    data = bodies.read(request, forms.RuleForm)
    said = data.model_dump(exclude={"scope"})

    def do(by: Actor) -> ReportRule:
        known = References()
        scope = _scope(known, data.scope, by)
        known.check()
        assert scope is not None
        return domain.set_rule(scope=scope, by=by, **said)

    return make(request, do, REPORT_RULE)


def _scope(known: References, text: str, by: Actor) -> Ruled | None:
    """`body:CODE`, `directive:ID`, `task:ID`: of those that the actor sees."""
    kind, _sep, key = text.partition(":")
    if kind == "body":
        return known.body(key, "/scope")
    try:
        pk = UUID(key)
    except ValueError:
        pk = None
    if pk is not None and kind == "directive":
        return known.among(Directive.objects.visible_to(by).select_related("body"), pk, "/scope")
    if pk is not None and kind == "task":
        return known.among(Task.objects.visible_to(by).select_related("body"), pk, "/scope")
    known.missing("/scope")
    return None


@does(
    router,
    "POST",
    "/report-rules/{uuid:pk}/end",
    "cadence.end_rule",
    name="end_report_rule",
    scope=Scope.TASKS,
    shape=shapes.ReportRuleShape,
    form=forms.EndForm,
)
def end_rule(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a rule: the wider one holds again, or none. What was missed by it stays counted."""
    data = bodies.read(request, forms.EndForm)
    return act_on(request, REPORT_RULE, pk, lambda found, by: domain.end_rule(rule=found, reason=data.reason, by=by))


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
