"""What trackers call a task, as those say who monitor it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import Task
from decreta.directives.views.tasks import task_of
from decreta.linking import domain, rules
from decreta.linking.forms import IdentifyForm
from decreta.linking.models import ExternalId
from decreta.linking.queries.identifiers import of_task, trackers_in_use
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def linkable(request: HttpRequest, pk: UUID) -> Task:
    """A task of which the reader may say what it hangs together with; 404 for anybody else."""
    found = task_of(request, pk)
    if not allows(rules.may_link, body=found.body, by=actor_of(request)):
        raise Http404
    return found


@login_required
@GET_POST
@idempotent
def identify(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A field for each tracker."""
    task = linkable(request, pk)
    known: dict[UUID, list[ExternalId]] = {}
    for one in of_task.rows(task.pk):
        known.setdefault(one.tracker_id, []).append(one)
    form = IdentifyForm(request.POST if request.method == "POST" else None, trackers=trackers_in_use(), known=known)
    if request.method == "POST" and form.is_valid():
        try:
            changed = domain.identify(task=task, names=form.names(), by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            said = _("Recorded.") if changed is not None else _("Nothing differs from what is recorded.")
            messages.success(request, said)
            return redirect("directives:task", pk=task.pk)
    context = {"form": form, "task": task}
    return render(request, "linking/identify.html", context, status=422 if form.errors else 200)
