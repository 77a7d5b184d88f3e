"""What a task must deliver is changed on one page: renamed, dropped, added, with the reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments.queries.deliverables import judged_of, version_of
from decreta.assignments.views.acting import answer
from decreta.core.errors import allows
from decreta.directives import matters, rules
from decreta.directives.domain.delivering import change_deliverables
from decreta.directives.forms.delivering import DeliverablesForm
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.task_outputs import deliverables_of
from decreta.directives.views.tasks import task_of
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def deliverables(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add, rename and drop what a task must deliver."""
    task, by = task_of(request, pk), actor_of(request)
    if task.is_withheld or not allows(rules.may_assign, body=task.body, by=by):
        raise Http404
    standing = deliverables_of.rows(task.pk)
    accepted, judged = judged_of(standing)
    form = DeliverablesForm(
        request.POST or None,
        standing=standing,
        accepted=accepted,
        judged=judged,
        initial={"of_version": version_of(MATTER_KIND, task.pk)},
    )
    return answer(
        request,
        matters.shown(task.pk, by),
        form,
        lambda data: change_deliverables(
            task=task, outputs=form.outputs(), reason=data["reason"], read=data["of_version"], by=by
        ),
        title=_("Deliverables"),
        button=_("Save deliverables"),
        done=_("The deliverables are changed. Who does the task is told."),
        note=_(
            "What was accepted stands as it is. What is dropped needs no evidence any more; what was brought for it stays in "
            "the reports. The days of the work are its deadline and its milestones."
        ),
    )
