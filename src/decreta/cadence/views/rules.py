"""The rules of reporting of a body: declared to everybody, set by who is entitled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.cadence import domain, rules, words
from decreta.cadence.domain.setting import Scope, body_of, scope_of
from decreta.cadence.enums import Unit
from decreta.cadence.forms import RuleForm
from decreta.cadence.models import ReportRule
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import Directive, Task
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST

_MOST = 200


@login_required
@require_safe
def declared(request: HttpRequest, code: str) -> HttpResponse:
    """Which rules hold and have held for the tasks of a body, its directives and its single tasks."""
    body, by, day = get_object_or_404(Body, code=code), actor_of(request), clock.today()
    seen = ReportRule.objects.visible_to(by)
    found = seen.filter(body=body) | seen.filter(directive__body=body) | seen.filter(task__body=body)
    named = found.select_related(
        "body", "directive__document", "directive__body", "task__directive__document", "task__body"
    )
    rows = list(named.order_by("-first_on", "-set_at", "-pk")[:_MOST])
    tasks = {
        one.pk: one
        for one in Task.objects.told_to(by)
        .filter(pk__in={row.task_id for row in rows if row.task_id})
        .select_related("directive__document")
    }
    context = {
        "body": body,
        "rows": [(one, words.how_often(one), tasks.get(one.task_id), one.holds_on(day)) for one in rows],
        "may_set": allows(rules.may_set, body=body, by=by),
        "today": day,
    }
    return render(request, "cadence/rules.html", context)


@login_required
@GET_POST
@idempotent
def set_for_body(request: HttpRequest, code: str) -> HttpResponse:
    """For every task of a body that has no rule of its own."""
    body = get_object_or_404(Body, code=code)
    return _set(request, body, body.symbol, reverse("cadence:rules", args=[body.code]))


@login_required
@GET_POST
@idempotent
def set_for_directive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For every task of a directive that has no rule of its own."""
    visible = Directive.objects.visible_to(actor_of(request)).select_related("document", "body")
    found = get_object_or_404(visible, pk=pk)
    return _set(request, found, found.document.symbol, reverse("directives:directive", args=[found.pk]))


@login_required
@GET_POST
@idempotent
def set_for_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For one task."""
    visible = Task.objects.visible_to(actor_of(request)).told_to(actor_of(request))
    found = get_object_or_404(visible.select_related("directive__document", "body"), pk=pk)
    return _set(request, found, found.shown_name, reverse("directives:task", args=[found.pk]))


@login_required
@require_POST
@idempotent
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a rule: the wider one holds again, or none."""
    by = actor_of(request)
    related = ("body", "directive__body", "task__body")
    found = get_object_or_404(ReportRule.objects.visible_to(by).select_related(*related), pk=pk)
    body = body_of(scope_of(found))
    if not allows(rules.may_set, body=body, by=by):
        raise Http404
    try:
        domain.end_rule(rule=found, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The rule has ended. What was missed by it stays counted."))
    return redirect("cadence:rules", body.code)


def _set(request: HttpRequest, scope: Scope, name: str, back: str) -> HttpResponse:
    by = actor_of(request)
    if not allows(rules.may_set, body=body_of(scope), by=by):
        raise Http404
    initial: dict[str, Any] = {"day": 25, "unit": Unit.MONTH, "first_on": clock.today()}
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            domain.set_rule(scope=scope, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, _("The rule is set. What was due before stays judged by the rule that held then.")
            )
            return redirect(back)
    context = {"form": form, "name": name, "back": back, "body": body_of(scope)}
    return render(request, "cadence/set.html", context, status=422 if form.errors else 200)
