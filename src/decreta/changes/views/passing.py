"""What an ended organisation had to do passes to its successor: first what will pass, then it does; and it can be taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.changes import rules
from decreta.changes.domain import pass_to_successor, take_back
from decreta.changes.domain.passing import MOST
from decreta.changes.forms import PassForm, TakeBackForm
from decreta.changes.models import Passed, Passing
from decreta.changes.queries.passing import candidates, chosen, has_begun, successions_of
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import Task
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Organisation
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def pass_on(request: HttpRequest, body_code: str, organisation_code: str) -> HttpResponse:
    """Which tasks of a body are left with an organisation that has ended, what it became, and which of them pass to whom."""
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(rules.may_pass, body=body, by=by):
        raise Http404
    organisation = get_object_or_404(Organisation, code=organisation_code)
    successions = successions_of(organisation)
    found, number = candidates(body, organisation, by, successions[0].successor, most=MOST) if successions else ([], 0)
    form = PassForm(request.POST if request.method == "POST" else None, successions=successions, found=found)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        rows = chosen(body, organisation, data["assignments"])
        try:
            made = pass_to_successor(body=body, succession=data["succession"], assignments=rows, by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            done = ngettext("%(n)s task has passed on.", "%(n)s tasks have passed on.", len(rows)) % {"n": len(rows)}
            messages.success(request, done)
            return redirect("changes:passing", pk=made.pk)
    context = {
        "body": body,
        "organisation": organisation,
        "successions": successions,
        "found": found,
        "more": number - len(found),
        "form": form,
    }
    return render(request, "changes/pass_on.html", context, status=422 if form.errors else 200)


def _passing(request: HttpRequest, pk: UUID) -> tuple[Passing, list[Passed]]:
    related = ("body", "succession__predecessor", "succession__successor")
    found = get_object_or_404(Passing.objects.visible_to(actor_of(request)).select_related(*related), pk=pk)
    return found, list(found.rows.select_related("left", "taken"))


@login_required
@require_safe
def passing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One passing: by which paper, from whom to whom, which tasks; and whether it was taken back."""
    found, rows = _passing(request, pk)
    by = actor_of(request)
    tasks = Task.objects.visible_to(by).told_to(by).select_related("directive__document", "clause").defer("search")
    named = tasks.in_bulk([one.left.matter_id for one in rows])
    context = {
        "passing": found,
        "rows": [(one, named.get(one.left.matter_id)) for one in rows],
        "may_take_back": found.taken_back_at is None
        and allows(rules.may_pass, body=found.body, by=by)
        and not has_begun(found),
    }
    return render(request, "changes/passing.html", context)


@login_required
@GET_POST
@idempotent
def take_back_passing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo a passing on which nobody has acted since, with the reason."""
    found, _rows = _passing(request, pk)
    by = actor_of(request)
    if not allows(rules.may_pass, body=found.body, by=by):
        raise Http404
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back(passing=found, reason=form.cleaned_data["reason"], by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("It is taken back. Who had the tasks has them again."))
            return redirect("changes:passing", pk=pk)
    context = {"passing": found, "form": form}
    return render(request, "changes/take_back_passing.html", context, status=422 if form.errors else 200)
