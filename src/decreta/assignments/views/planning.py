"""The steps on the way: set by who does the work, or who watches over it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import domain, forms, rules
from decreta.assignments.queries.milestones import names_meant, standing, version_of
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
    stand = standing(assignment)
    lines = forms.lines_of_steps(stand, is_withheld=matter.is_withheld)
    initial = {"of_version": version_of(assignment), "steps": lines}
    form = forms.MilestonesForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(data: dict[str, Any]) -> Any:
        steps = data["steps"]
        if matter.is_withheld:
            meant = names_meant(stand)
            steps = [domain.Step(meant(one.name), one.due_on) for one in steps]
        return domain.set_milestones(assignment=assignment, steps=steps, read=data["of_version"], by=by)

    return answer(
        request,
        matter,
        form,
        act,
        title=_("Milestones"),
        button=_("Save milestones"),
        done=_("The milestones are set. Reports say where they are."),
        note=_("They move no deadline. What is taken out of the list is dropped; what was reached stays."),
    )
