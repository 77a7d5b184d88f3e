"""What a clerk, a leader or an assignee does with one arrival."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.actor import Actor
from decreta.documents import domain, policies, rules
from decreta.documents.forms.arrivals import CorrectionForm, ReplyForm
from decreta.documents.forms.drafts import ReasonForm
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.arrival_page import papers_to_answer_with
from decreta.documents.views.arrival_parts import arrival_of, ask, only
from decreta.documents.views.fetching import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what was entered wrongly."""
    shown, by = arrival_of(request, pk), actor_of(request)
    only(rules.may_register, shown.organisation, by=by)
    form = CorrectionForm(request.POST) if request.method == "POST" else CorrectionForm.showing(shown)
    return ask(
        request,
        shown,
        form,
        lambda data: domain.correct_arrival(
            arrival=shown, bearing=form.bearing(), coming=form.coming(), reason=data["reason"], by=by
        ),
        lambda: policies.can_on_arrival("correct", shown),
        title=_("Put right what was entered"),
        button=_("Save correction"),
        done=_("Corrected. What stood there before is kept in the log."),
        note=_("Number, sender and file stay as they are. What stood there before stays in the log."),
    )


@login_required
@GET_POST
@idempotent
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a paper back that went to the wrong house or is broken."""
    return _end(
        request,
        pk,
        "return",
        domain.return_arrival,
        _registers,
        danger=True,
        title=_("Send the paper back"),
        button=_("Send back with reason"),
        done=_("Entered as sent back."),
        note=_("For a paper that is meant for another house, or is damaged or incomplete. Its number stays with it."),
    )


@login_required
@GET_POST
@idempotent
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make an incoming number void."""
    return _end(
        request,
        pk,
        "void",
        domain.void_arrival,
        _registers,
        danger=True,
        title=_("Make the number void"),
        button=_("Make number void"),
        done=_("The number is void. It is never given again."),
        note=_("For what was entered by mistake. The number is never given again."),
    )


def _end(
    request: HttpRequest,
    pk: UUID,
    act: str,
    function: Callable[..., Any],
    may: Callable[[Arrival, Actor], None],
    **words: Any,
) -> HttpResponse:
    """An act that moves an arrival on and asks for nothing but the reason."""
    shown, by = arrival_of(request, pk), actor_of(request)
    only(may, shown, by)
    return ask(
        request,
        shown,
        ReasonForm(request.POST or None),
        lambda data: function(arrival=shown, reason=data["reason"], by=by),
        lambda: policies.can_on_arrival(act, shown),
        **words,
    )


def _registers(arrival: Arrival, by: Actor) -> None:
    rules.may_register(arrival.organisation, by=by)


def _settles(arrival: Arrival, by: Actor) -> None:
    rules.may_settle(arrival, by=by)


@login_required
@GET_POST
@idempotent
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lay an arrival aside."""
    return _end(
        request,
        pk,
        "settle",
        domain.settle_arrival,
        _settles,
        title=_("Settle the arrival"),
        button=_("Settle arrival"),
        done=_("Settled."),
        note=_("For what needs no further work: read for information, or answered."),
    )


@login_required
@GET_POST
@idempotent
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a settled arrival up again."""
    return _end(
        request,
        pk,
        "reopen",
        domain.reopen_arrival,
        _settles,
        title=_("Take the arrival up again"),
        button=_("Take up again"),
        done=_("It waits for a directive again."),
    )


@login_required
@GET_POST
@idempotent
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name a paper of the house as the answer."""
    shown, by = arrival_of(request, pk), actor_of(request)
    only(rules.may_answer, shown, by=by)

    def act(data: dict[str, Any]) -> None:
        document = get_object_or_404(Document.objects.visible_to(by), pk=data["document"])
        domain.link_reply(arrival=shown, document=document, by=by)

    return ask(
        request,
        shown,
        ReplyForm(request.POST or None, choices=papers_to_answer_with(shown, by)),
        act,
        title=_("Name the answer"),
        button=_("Name as answer"),
        done=_("The answer is named."),
        note=_("A paper of the house that is drafted or issued already."),
    )
