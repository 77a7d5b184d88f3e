"""A member says when he can come."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import allows, reason_against
from decreta.dates import domain, forms, policies, rules
from decreta.dates.models import AskedMember, DatePoll
from decreta.dates.queries.polls import table_of
from decreta.meetings.views.common import actor_of, sent, status_of, taken
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All times in one form; how the others answered stands beside them as numbers."""
    found = AskedMember.objects.visible_to(actor_of(request)).with_seat(clock.today())
    related = ("holding", "poll__chosen", "poll__sitting__body", "poll__sitting__booking__room")
    asked = get_object_or_404(found.select_related(*related), pk=pk)
    actor, poll = actor_of(request), asked.poll
    if not allows(rules.may_answer, asked, by=actor):
        raise Http404
    sitting, table = poll.sitting, table_of(poll)
    form = forms.AnswerForm(
        sent(request),
        times=[one.time for one in table.columns],
        lasts=sitting.ends_at - sitting.starts_at,
        said=asked.answers.all(),
    )
    if taken(request, form, lambda _data: domain.answer_dates(asked=asked, answers=form.answers, by=actor)):
        messages.success(
            request, _("Your answer is there. You can change it until the end, or until a time is chosen.")
        )
        return redirect("dates:answer", pk=pk)
    mine = next(one.said for one in table.rows if one.asked.pk == asked.pk)
    context = {
        "asked": asked,
        "poll": poll,
        "sitting": sitting,
        "table": table,
        "lines": list(zip(table.columns, mine, strict=True)),
        "form": form,
        "why_not": reason_against(policies.takes_answers, poll) or reason_against(policies.is_still_asked, asked),
        "reads_names": DatePoll.objects.visible_to(actor).filter(pk=poll.pk).exists(),
    }
    return render(request, "dates/answer.html", context, status=status_of(form))
