"""What those who assign may do to an assignment: suspend, resume, close, reopen, each with its reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.assignments import domain, forms, rules
from decreta.assignments.papers import offered
from decreta.assignments.views.acting import answer, assignment_of, only
from decreta.core.errors import allows
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def suspend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the work rest."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_steer, by=actor_of(request), assignment=assignment)
    form = forms.GroundedForm(request.POST or None, papers=offered(actor_of(request)))
    return answer(
        request,
        matter,
        form,
        lambda data: domain.suspend(
            assignment=assignment, reason=data["reason"], ground=form.ground(), by=actor_of(request)
        ),
        title=_("Suspend the assignment"),
        button=_("Suspend assignment"),
        done=_("The assignment is suspended."),
        note=_("While it rests it is neither in time nor late. Its deadline stays what it is."),
    )


@login_required
@GET_POST
@idempotent
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the work go on, perhaps with a later deadline."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_steer, by=actor_of(request), assignment=assignment)
    form = forms.ResumeForm(request.POST or None, papers=offered(actor_of(request)))
    if not allows(rules.may_give_time, by=actor_of(request), assignment=assignment):
        del form.fields["until"]
    return answer(
        request,
        matter,
        form,
        lambda data: domain.resume(
            assignment=assignment,
            reason=data["reason"],
            until=data.get("until"),
            ground=form.ground(),
            by=actor_of(request),
        ),
        title=_("Resume the assignment"),
        button=_("Resume assignment"),
        done=_("The assignment is resumed."),
        note=_("The baseline never changes. Without a new day the deadline in force counts as before."),
    )


@login_required
@GET_POST
@idempotent
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End it without its work being done."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_steer, by=actor_of(request), assignment=assignment)
    return answer(
        request,
        matter,
        forms.ReasonForm(request.POST or None),
        lambda data: domain.close(assignment=assignment, reason=data["reason"], by=actor_of(request)),
        title=_("Close the assignment"),
        button=_("Close assignment"),
        done=_("The assignment is closed."),
        note=_("It ends without being done, and with it what was handed down from it. It can be reopened."),
        danger=True,
    )


@login_required
@GET_POST
@idempotent
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open what was accepted or closed again."""
    assignment, matter = assignment_of(request, pk)
    only(rules.may_steer, by=actor_of(request), assignment=assignment)
    form = forms.GroundedForm(request.POST or None, papers=offered(actor_of(request)))
    return answer(
        request,
        matter,
        form,
        lambda data: domain.reopen(
            assignment=assignment, reason=data["reason"], ground=form.ground(), by=actor_of(request)
        ),
        title=_("Reopen the assignment"),
        button=_("Reopen assignment"),
        done=_("The assignment is open again."),
        note=_("It must be received anew. Its deadline stays what it was, also where it has passed."),
    )
