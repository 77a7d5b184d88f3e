"""Who prepares a sitting asks when its members can come, reads what they say, and chooses or withdraws."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import allows, reason_against
from decreta.dates import domain, forms, policies, rules
from decreta.dates.models import DatePoll
from decreta.dates.queries.polls import against_members, table_of
from decreta.meetings.models import Sitting
from decreta.meetings.views.common import actor_of, sent, sitting_of, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the members at which of several times they can come."""
    sitting, actor = _arranged(request, pk), actor_of(request)
    form = forms.AskForm(sent(request))
    if taken(
        request,
        form,
        lambda data: domain.ask_for_dates(sitting=sitting, times=form.times, until=data["until"], by=actor),
    ):
        messages.success(request, _("The members are asked; who has not answered is reminded a day before."))
        return redirect("dates:poll", pk=sitting.date_polls.all()[0].pk)
    context = {
        "sitting": sitting,
        "form": form,
        "found": against_members(sitting, forms.times_in(form.data)),
        "why_not": reason_against(policies.can_be_asked, sitting),
    }
    return render(request, "dates/ask.html", context, status=status_of(form))


@login_required
@require_safe
def against(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What stands against the times in the form while it is filled."""
    sitting = _arranged(request, pk)
    found = against_members(sitting, forms.times_in(request.GET))
    return render(request, "dates/parts/against.html", {"sitting": sitting, "found": found})


@login_required
@GET_POST
@idempotent
def poll(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Members by times; who prepares the sitting chooses one."""
    found, actor = _poll(request, pk), actor_of(request)
    may_arrange = allows(rules.may_arrange, found.sitting, by=actor)
    if request.method == "POST" and not may_arrange:
        raise Http404
    table = table_of(found)
    form = forms.ChooseForm(sent(request), columns=table.columns)
    if taken(request, form, lambda _data: domain.choose_date(poll=found, time=form.chosen, by=actor)):
        messages.success(request, _("The session is moved to that time; who answered is told."))
        return redirect("dates:poll", pk=pk)
    context = {
        "poll": found,
        "sitting": found.sitting,
        "table": table,
        "form": form,
        "may_arrange": may_arrange,
        "why_not": reason_against(policies.runs, found),
        "mine": next((one.asked for one in table.rows if allows(rules.may_answer, one.asked, by=actor)), None),
    }
    return render(request, "dates/poll.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the question without a time."""
    found, actor = _poll(request, pk), actor_of(request)
    if not allows(rules.may_arrange, found.sitting, by=actor):
        raise Http404
    form = forms.WithdrawForm(sent(request))
    if taken(request, form, lambda data: domain.withdraw_dates(poll=found, by=actor, **data)):
        messages.success(request, _("The question is withdrawn; who was asked is told why."))
        return redirect("dates:poll", pk=pk)
    context = {"poll": found, "sitting": found.sitting, "form": form, "why_not": reason_against(policies.runs, found)}
    return render(request, "dates/withdraw.html", context, status=status_of(form))


def _arranged(request: HttpRequest, pk: UUID) -> Sitting:
    """A sitting that the actor prepares."""
    sitting = sitting_of(request, pk)
    if not allows(rules.may_arrange, sitting, by=actor_of(request)):
        raise Http404
    return sitting


def _poll(request: HttpRequest, pk: UUID) -> DatePoll:
    """A poll that the actor reads with its names."""
    found = DatePoll.objects.visible_to(actor_of(request)).select_related(
        "chosen", "sitting__body", "sitting__chair_post", "sitting__booking__room"
    )
    return get_object_or_404(found, pk=pk)
