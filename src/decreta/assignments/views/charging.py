"""Who has own work in hand: said on a page of its own, or in the cell of a list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.accounts.idempotency import idempotent
from decreta.assignments import domain, forms, rules
from decreta.assignments.hands import charged, named
from decreta.assignments.matters import Shown
from decreta.assignments.models import Assignment
from decreta.assignments.queries.handing import choices_of, key_of, open_below, target_named
from decreta.assignments.views import cells
from decreta.assignments.views.acting import assignment_of, only
from decreta.core.errors import ActRefused
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.ui.tables import editing
from decreta.ui.tables.pen import NOTHING


@login_required
@GET_POST
@idempotent
def charge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave the work to one unit or officer, in the place of who had it. Who came from a list goes back to it as it was."""
    assignment, matter = assignment_of(request, pk)
    by = actor_of(request)
    only(rules.may_hand_down, by=by, assignment=assignment)
    below = list(open_below(assignment))
    form = forms.ChargeForm(
        request.POST if request.method == "POST" else None,
        assignment=assignment,
        stands=_key(below),
        choices=choices_of(assignment, below),
    )
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["to"]
        try:
            to = target_named(wanted) if wanted else None
            domain.put_in_charge(assignment=assignment, to=to, read=form.cleaned_data["read"], by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if editing.is_for_cell(request):
                stands = _stands(list(open_below(assignment)))
                return HttpResponse(cells.shown(request, stands, _texts(matter)))
            messages.success(request, _("It is noted who has the task in hand."))
            return redirect(cells.back(request, matter.url))
        below = list(open_below(assignment))
    return cells.answered(request, form, matter=matter, stands=_stands(below), texts=_texts(matter))


def _key(below: list[Assignment]) -> str:
    return key_of(below[0].assignee) if len(below) == 1 else ""


def _stands(below: list[Assignment]) -> cells.Stands:
    inner = charged([one.assignee for one in below])
    words = ", ".join(named(one.assignee) for one in below)
    return cells.Stands(inner or NOTHING, words or str(pgettext("in charge", "nobody")), _key(below))


def _texts(matter: Shown) -> cells.Texts:
    return cells.Texts(
        title=_("Who has it in hand?"),
        button=_("Save officer in charge"),
        note=_("Who is named is told that it is his. Of who had it before it is taken back; its history stays."),
        label=_("Change officer in charge: %(title)s") % {"title": matter.title},
    )
