"""Requests to explain: asked, answered, judged; each act leads back to its task."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments import matters
from decreta.assignments.models import Assignment
from decreta.assignments.queries.calendars import working_days
from decreta.assignments.views.acting import answer as shown_form
from decreta.assignments.views.acting import assignment_of, only
from decreta.core import clock
from decreta.core.deadlines import next_working_day
from decreta.core.errors import ActRefused
from decreta.directives.models.tasks import MATTER_KIND
from decreta.files.responses import file_response
from decreta.organisation.middleware import actor_of
from decreta.organisation.walking import onward_from
from decreta.ui import recent
from decreta.ui.methods import GET_POST
from decreta.urging import domain, rules
from decreta.urging.beside import Round, buttons
from decreta.urging.forms import AskAgainForm, AskForm, ExplainForm, WithdrawForm
from decreta.urging.models import Explanation
from decreta.urging.queries.explanations import counts, listed

_PAGE, _DAYS = 50, 5
_STATES = ("all", "waiting", "late", "answered")


def _proposed(assignment: Assignment) -> dict[str, Any]:
    """The day for the answer that a form begins with: one on which the assignee works."""
    day = clock.today() + dt.timedelta(days=_DAYS)
    return {"due_on": next_working_day(day, working_days(assignment.assignee))}


def _found(request: HttpRequest, pk: UUID) -> tuple[Explanation, matters.Shown]:
    visible = Explanation.objects.visible_to(actor_of(request)).select_related(
        "assignment__parent", "asker__person", "asker__post", "file__blob"
    )
    found = get_object_or_404(visible, pk=pk)
    found.assignment, matter = assignment_of(request, found.assignment_id)
    return found, matter


@login_required
@require_safe
def explanations(request: HttpRequest) -> HttpResponse:
    """Every request that the reader sees, by whether it waits, is late, or is answered."""
    by, at = actor_of(request), clock.now()
    state = request.GET.get("state", "all")
    state = state if state in _STATES else "all"
    page = Paginator(listed(by, state, at), _PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    named = matters.named({(one.assignment.matter_kind, one.assignment.matter_id) for one in rows}, (by,))
    numbers = counts(by, at)
    context = {
        "page": page,
        "rows": [(one, named.get(one.assignment.matter_id)) for one in rows],
        "state": state,
        "counts": [(name, numbers[name]) for name in _STATES],
    }
    return render(request, "urging/explanations.html", context)


@login_required
@require_safe
def explanation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: question, clock, answer, and what is to be done about it."""
    found, matter = _found(request, pk)
    context = {"round": Round(found, buttons(found, actor_of(request))), "matter": matter, "explanation": found}
    return recent.remember(request, render(request, "urging/explanation.html", context), "urging.explanation", pk)


@login_required
@GET_POST
@idempotent
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the assignee of an assignment."""
    assignment, matter = assignment_of(request, pk)
    if assignment.matter_kind != MATTER_KIND:
        raise Http404
    only(rules.may_ask, assignment=assignment, by=actor_of(request))
    return shown_form(
        request,
        matter,
        AskForm(request.POST or None, initial=_proposed(assignment)),
        lambda data: domain.ask(assignment=assignment, by=actor_of(request), **data),
        title=_("Ask to explain"),
        button=_("Send request"),
        done=_("The request stands on the desk of the assignee."),
        note=_("%(assignee)s is told at once and answers here, in words and with a file if need be.")
        % {"assignee": assignment.assignee},
    )


@login_required
@GET_POST
@idempotent
def explain(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The assignee explains."""
    found, matter = _found(request, pk)
    only(rules.may_answer, explanation=found, by=actor_of(request))
    form = ExplainForm(request.POST or None, request.FILES or None)
    return shown_form(
        request,
        matter,
        form,
        lambda data: domain.answer(explanation=found, by=actor_of(request), **form.arguments(actor_of(request))),
        title=_("Explain"),
        button=_("Send explanation"),
        done=_("The explanation is with the one who asked."),
        note=found.question,
    )


@login_required
@require_POST
@idempotent
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The explanation is enough."""
    found, matter = _found(request, pk)
    only(rules.may_judge, explanation=found, by=actor_of(request))
    try:
        domain.accept(explanation=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The explanation is accepted."))
    return redirect(onward_from(request, matter.url))


@login_required
@GET_POST
@idempotent
def ask_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The explanation is not enough."""
    found, matter = _found(request, pk)
    only(rules.may_judge, explanation=found, by=actor_of(request))
    initial = _proposed(found.assignment)

    def act(data: dict[str, Any]) -> Any:
        return domain.ask_again(explanation=found, by=actor_of(request), **data)

    return shown_form(
        request,
        matter,
        AskAgainForm(request.POST or None, initial=initial),
        act,
        title=_("Ask again"),
        button=_("Ask again"),
        done=_("The assignee is asked again."),
    )


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nothing need be explained any more."""
    found, matter = _found(request, pk)
    only(rules.may_judge, explanation=found, by=actor_of(request))
    return shown_form(
        request,
        matter,
        WithdrawForm(request.POST or None),
        lambda data: domain.withdraw(explanation=found, by=actor_of(request), **data),
        title=_("Withdraw request"),
        button=_("Withdraw request"),
        done=_("Nothing need be explained any more."),
        danger=True,
    )


@login_required
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file that came with an explanation, for whoever may see the assignment."""
    found, _matter = _found(request, pk)
    if found.file is None:
        raise Http404
    return file_response(found.file, inline=True, request=request)
