"""Sending an issued paper, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.dispatch import domain, policies, rules
from decreta.dispatch.domain.opening import due_day
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.forms import SendForm
from decreta.dispatch.models import Dispatch
from decreta.dispatch.queries.beside import recall_of
from decreta.dispatch.queries.finding import names_like
from decreta.dispatch.queries.proposals import proposals
from decreta.dispatch.queries.traces import of_document, traces
from decreta.dispatch.rendering.labels import labels as label_sheets
from decreta.dispatch.views.fetching import ask, only, sent_paper_of
from decreta.dispatch.views.lists import pdf
from decreta.documents.forms.drafts import ReasonForm
from decreta.documents.models import Document
from decreta.documents.views.fetching import actor_of
from decreta.organisation.walking import onward
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where a paper went, and what became of it at each recipient."""
    document = sent_paper_of(request, pk)
    return render(request, "dispatch/paper.html", _shown(request, document))


def _shown(request: HttpRequest, document: Document) -> dict[str, Any]:
    actor = actor_of(request)
    found = Dispatch.objects.filter(document=document).first()
    rows = traces(of_document(document), actor)
    due_on = found.due_on if found is not None else due_day(document, signed_on=document.issued_on or clock.today())
    may_send = allows(rules.may_dispatch, document, by=actor) and allows(policies.can_dispatch, document)
    return {
        "document": document,
        "dispatch": found,
        "due_on": due_on,
        "is_late": (found is None or found.completed_at is None) and due_on < clock.today(),
        "traces": rows,
        "on_paper": sum(1 for one in rows if one.delivery.way == Way.PAPER),
        "recall": recall_of(document.pk) if document.recalled_at is not None else None,
        "to_fetch": [one for one in rows if one.is_recall_open and one.delivery.way != Way.INSIDE],
        "may_send": may_send,
        "may_note": allows(rules.may_dispatch, document, by=actor),
    }


@login_required
@require_safe
def beside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How many were sent and received: a part of the document's page; without scripts a page of its own."""
    document = sent_paper_of(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect("dispatch:paper", pk=pk)
    rows = of_document(document)
    counts = {state: sum(1 for one in rows if one.state == state) for state in DeliveryState}
    context = {
        "document": document,
        "dispatch": Dispatch.objects.filter(document=document).first(),
        "total": len(rows),
        "counts": [(state, state.label, number) for state, number in counts.items() if number],
        "today": clock.today(),
    }
    return render(request, "dispatch/beside.html", context)


@login_required
@GET_POST
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm or change how the paper goes to each recipient, and send: who cannot be sent to says why.

    Not one transaction: what could be sent stays sent. Sent again it changes nothing, since nothing goes twice.
    """
    document, by = sent_paper_of(request, pk), actor_of(request)
    only(rules.may_dispatch, document, by=by)
    if not allows(policies.can_dispatch, document):
        return redirect("dispatch:paper", pk=pk)
    lines = proposals(document, of_document(document))
    form = SendForm(request.POST or None, lines, by)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _sent_everything(request, document, form):
            return redirect(onward(request, "dispatch:paper", pk=pk))
    context = _shown(request, document) | {"form": form, "sent": [one for one in lines if one.is_done]}
    return render(request, "dispatch/send.html", context, status=status)


def _sent_everything(request: HttpRequest, document: Document, form: SendForm) -> bool:
    """Send to each; what was refused stands in the form beside its cause, what was sent is said."""
    by, wanted = actor_of(request), form.sendings()
    is_complete = form.end.cleaned_data["is_complete"]
    if not wanted and not is_complete:
        form.end.add_error(None, _("Choose at least one recipient."))
        return False
    outcomes = domain.send_all(document=document, sendings=[one for _part, one in wanted], by=by)
    number, is_whole = 0, True
    for (part, _sending), outcome in zip(wanted, outcomes, strict=True):
        number += outcome.delivery is not None
        if outcome.problems:
            is_whole = False
            part.take(ActRefused(outcome.problems))
    if number:
        words = ngettext("Sent to %(n)s recipient.", "Sent to %(n)s recipients.", number)
        messages.success(request, words % {"n": number})
    if is_whole and is_complete:
        domain.complete(document=document, by=by)
    return is_whole


@login_required
@GET_POST
@idempotent
def complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that nothing more is to be sent, and why something is not."""
    document, by = sent_paper_of(request, pk), actor_of(request)
    only(rules.may_dispatch, document, by=by)
    return ask(
        request,
        ReasonForm(request.POST or None),
        lambda data: domain.complete(document=document, note=data["reason"], by=by),
        back=reverse("dispatch:paper", args=[pk]),
        document=document,
        title=_("End the dispatch"),
        button=_("End dispatch"),
        done=_("Nothing more is to be sent."),
        note=_("The reminder on the desk ends. Who is named later can still be sent the paper."),
    )


@login_required
@require_safe
def labels(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Labels for the envelopes of this paper."""
    document = sent_paper_of(request, pk)
    only(rules.may_dispatch, document, by=actor_of(request))
    found = [one for one in of_document(document) if one.way == Way.PAPER and one.state != DeliveryState.RETURNED]
    return pdf(label_sheets(found, moment=clock.now()), f"labels-{document.pk}.pdf")


@login_required
@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Names of recipients for the field that is being typed into."""
    by = actor_of(request)
    if not by.can("issue_documents"):
        raise PermissionDenied(_("Your post does not send papers."))
    words = str(next((value for key, value in request.GET.items() if key.endswith("to")), ""))[:100].replace("\x00", "")
    found = names_like(words, by=by, on=clock.today()) if words.strip() else []
    return render(request, "documents/senders.html", {"names": found})
