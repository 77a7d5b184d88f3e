"""The steps on the way: set by who does the work, or who watches over it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import domain, forms, rules
from decreta.assignments.queries.milestones import standing, version_of
from decreta.assignments.views.acting import answer, assignment_of, only
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def milestones(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set milestones: one a line, with its day."""
    assignment, matter = assignment_of(request, pk)
    by = actor_of(request)
    only(rules.may_set_milestones, by=by, assignment=assignment)
    initial = {"of_version": version_of(assignment), "steps": forms.lines_of_steps(standing(assignment))}
    form = forms.MilestonesForm(request.POST if request.method == "POST" else None, initial=initial)
    return answer(
        request,
        matter,
        form,
        lambda data: domain.set_milestones(assignment=assignment, steps=data["steps"], read=data["of_version"], by=by),
        title=_("Milestones"),
        button=_("Save milestones"),
        done=_("The milestones are set. Reports say where they are."),
        note=_("They move no deadline. What is taken out of the list is dropped; what was reached stays."),
    )
