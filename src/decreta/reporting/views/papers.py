"""A frozen report becomes a paper of the office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import FrozenReport
from decreta.organisation.middleware import actor_of
from decreta.reporting.domain import papers as acts
from decreta.reporting.forms import PaperForm
from decreta.reporting.rendering.official import MOST_TASKS
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def make(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What kind of paper, who signs, to whom; what comes of it is a draft that holds what was frozen."""
    actor = actor_of(request)
    report = get_object_or_404(FrozenReport.objects.visible_to(actor).select_related("body"), pk=pk)
    if not allows(acts.may_make_paper, report=report, by=actor):
        raise Http404
    form = PaperForm(request.POST or None, report=report)
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.make_paper(report=report, wished=form.wished(), by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(
                request, _("The paper is drafted. Write before or behind what was frozen, then submit it.")
            )
            return redirect("documents:document", pk=made.document_id)
    context = {"form": form, "report": report, "is_long": report.number > MOST_TASKS, "most": MOST_TASKS}
    return render(request, "reporting/make_paper.html", context, status=422 if form.errors else 200)
