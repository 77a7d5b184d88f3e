"""What a task waits for, as those say who monitor it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.linking import domain, rules
from decreta.linking.forms import DependForm
from decreta.linking.models import Dependency
from decreta.linking.queries.dependencies import offered
from decreta.linking.views.identifying import linkable
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def depend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The other task is found by words, or is one of the same directive."""
    task, by = linkable(request, pk), actor_of(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    form = DependForm(request.POST if request.method == "POST" else None, offered=offered(task, words, by))
    if request.method == "POST" and form.is_valid():
        try:
            domain.depend(task=task, by=by, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect("directives:task", pk=task.pk)
    context = {"form": form, "task": task, "words": words}
    return render(request, "linking/depend.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The task waits for the other no longer."""
    by = actor_of(request)
    found = get_object_or_404(Dependency.objects.visible_to(by).select_related("task__body", "needs"), pk=pk)
    if not allows(rules.may_link, body=found.task.body, by=by):
        raise Http404
    try:
        domain.release(dependency=found, by=by)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It waits for that task no longer."))
    return redirect("directives:task", pk=found.task_id)
