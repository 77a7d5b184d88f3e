"""When own work will be done: said on a page of its own, or in the cell of a list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import domain, forms, rules
from decreta.assignments.matters import Shown
from decreta.assignments.models import Assignment
from decreta.assignments.views import cells
from decreta.assignments.views.acting import assignment_of, only
from decreta.core.errors import ActRefused
from decreta.organisation.middleware import actor_of
from decreta.ui import moments
from decreta.ui.methods import GET_POST
from decreta.ui.tables import editing
from decreta.ui.tables.pen import Pen


@login_required
@GET_POST
@idempotent
def forecast(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say by when the work will be done. Who came from a list goes back to it as it was."""
    assignment, matter = assignment_of(request, pk)
    by = actor_of(request)
    only(rules.may_answer, by=by, assignment=assignment)
    form = forms.ForecastForm(request.POST if request.method == "POST" else None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        try:
            domain.state_forecast(assignment=assignment, by=by, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if editing.is_for_cell(request):
                return HttpResponse(cells.shown(request, _stands(request, assignment), _texts(matter)))
            messages.success(request, _("The forecast is noted. Baseline and deadline stay as they are."))
            return redirect(cells.back(request, matter.url))
    return cells.answered(request, form, matter=matter, stands=_stands(request, assignment), texts=_texts(matter))


def _stands(request: HttpRequest, assignment: Assignment) -> cells.Stands:
    day = assignment.forecast_on
    words = moments.day(day) if day else str(_("no forecast"))
    return cells.Stands(Pen(request).day(day), words, day.isoformat() if day else "")


def _texts(matter: Shown) -> cells.Texts:
    return cells.Texts(
        title=_("When will it be done?"),
        button=_("Save forecast"),
        note=_("Baseline and deadline stay as they are; whoever monitors the task sees the day in his lists."),
        label=_("Change forecast: %(title)s") % {"title": matter.title},
    )
