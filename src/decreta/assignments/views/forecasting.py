"""When own work will be done: said on a page of its own, or in the cell of a list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent, new_key
from decreta.assignments import domain, forms, rules
from decreta.assignments.matters import Shown
from decreta.assignments.models import Assignment
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
                return HttpResponse(_shown(request, assignment, matter))
            messages.success(request, _("The forecast is noted. Baseline and deadline stay as they are."))
            return redirect(_back(request, matter.url))
    return _form(request, form, assignment, matter)


def _form(request: HttpRequest, form: forms.ForecastForm, assignment: Assignment, matter: Shown) -> HttpResponse:
    """The form on its page or in its cell, with what stands now where somebody else has changed it."""
    status = 422 if form.errors else 200
    changed = form.has_error("forecast_on", "changed")
    if changed:
        form.reads(assignment.forecast_on)
    if not editing.is_for_cell(request):
        note = _("Baseline and deadline stay as they are; whoever monitors the task sees the day in his lists.")
        if changed:
            note = format_html("{} {}", _("Stands now:"), _day(assignment))
        context = {
            "form": form,
            "matter": matter,
            "title": _("When will it be done?"),
            "button": _("Save forecast"),
            "note": note,
            "back": _back(request, matter.url),
        }
        return render(request, "assignments/act.html", context, status=status)
    form.stand_in_cell()
    context = {
        "form": form,
        "key": new_key(),
        "read": assignment.forecast_on.isoformat() if assignment.forecast_on else "",
        "label": _label(matter),
        "changed": changed,
        "now": _day(assignment),
        "shown": _shown(request, assignment, matter),
    }
    return render(request, "assignments/parts/forecast.html", context, status=status)


def _shown(request: HttpRequest, assignment: Assignment, matter: Shown) -> SafeString:
    """The inside of the cell with what stands now."""
    pen = Pen(request)
    return editing.shown(pen, pen.day(assignment.forecast_on), request.get_full_path(), _label(matter))


def _day(assignment: Assignment) -> str:
    return moments.day(assignment.forecast_on) if assignment.forecast_on else str(_("no forecast"))


def _label(matter: Shown) -> str:
    return _("Change forecast: %(title)s") % {"title": matter.title}


def _back(request: HttpRequest, otherwise: str) -> str:
    """The list from which the reader came, else the page of the matter."""
    came = request.GET.get(editing.BACK, "")
    is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    return came if is_ours else otherwise
