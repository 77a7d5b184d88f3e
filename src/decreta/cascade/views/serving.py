"""What was assigned from above is broken down into own tasks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.assignments.models import Assignment
from decreta.cascade import domain, rules
from decreta.cascade.forms import ServeForm
from decreta.cascade.models import Serving
from decreta.cascade.queries.servings import directives_of, matters_of, offered, own_books, serving
from decreta.core.errors import ActRefused, allows
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def break_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which own tasks serve an assignment: those that do, and others that are found by words or made of an own directive."""
    by = actor_of(request)
    seen = Assignment.objects.visible_to(by).filter(matter_kind=MATTER_KIND).select_related("organisation", "body")
    assignment = get_object_or_404(seen, pk=pk)
    books = [one for one in own_books(assignment) if rules.works_for(by, one)]
    task = matters_of([assignment], by).get(assignment.matter_id)
    if task is None or not books:
        raise Http404
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    form = ServeForm(request.POST if request.method == "POST" else None, offered=offered(assignment, books, words, by))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                for one in form.chosen():
                    domain.serve(task=one, assignment=assignment, by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect("cascade:break_down", pk=assignment.pk)
    context = {
        "form": form,
        "task": task,
        "assignment": assignment,
        "words": words,
        "servings": serving(assignment, by),
        "directives": directives_of(books, by),
        "may_share": assignment.organisation is not None
        and allows(rules.may_share, organisation=assignment.organisation, by=by),
    }
    return render(request, "cascade/break_down.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An own task serves an assignment no longer."""
    by = actor_of(request)
    found = get_object_or_404(Serving.objects.visible_to(by).select_related("task__body", "assignment"), pk=pk)
    if not allows(rules.may_release, task=found.task, by=by):
        raise Http404
    try:
        domain.release(serving=found, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It serves this assignment no longer."))
    return redirect("cascade:break_down", pk=found.assignment_id)
