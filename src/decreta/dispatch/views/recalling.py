"""Taking a paper back, replacing and correcting it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.dispatch import domain, rules
from decreta.dispatch.forms import RecallForm, RelateForm
from decreta.dispatch.queries.papers import issued_beside
from decreta.dispatch.queries.traces import of_document
from decreta.dispatch.views.fetching import ask, only, sent_paper_of
from decreta.documents import rules as documents
from decreta.documents.views.fetching import actor_of
from decreta.ui.methods import GET_POST


@login_required
@recently_authenticated
@GET_POST
@idempotent
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Recall an issued paper, with the list of who has it."""
    document, by = sent_paper_of(request, pk), actor_of(request)
    only(documents.may_recall, document, by=by)
    if document.recalled_at is not None:
        return redirect("dispatch:paper", pk=pk)
    return ask(
        request,
        RecallForm(request.POST or None, papers=issued_beside(document, by)),
        lambda data: domain.recall(document=document, by=by, **data),
        back=reverse("dispatch:paper", args=[pk]),
        document=document,
        title=_("Recall the paper"),
        button=_("Recall paper"),
        done=_("Recalled. Everybody who has it is told."),
        danger=True,
        note=_(
            "Its text is closed to all but its issuer, arrivals inside this installation are cancelled, links end, "
            "copies that you may recall go back with it. Number, registers and history stay. This cannot be undone."
        ),
        holders=of_document(document),
    )


@login_required
@GET_POST
@idempotent
def relate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which earlier paper this one replaces or corrects."""
    document, by = sent_paper_of(request, pk), actor_of(request)
    only(rules.may_dispatch, document, by=by)
    return ask(
        request,
        RelateForm(request.POST or None, papers=issued_beside(document, by)),
        lambda data: domain.relate(later=document, by=by, **data),
        back=reverse("documents:document", args=[pk]),
        document=document,
        title=_("Replaces or corrects an earlier paper"),
        button=_("Link papers"),
        done=_("The papers are linked. Who has the earlier one is told."),
        note=_(
            "What is wrong in substance is replaced by a paper of the same form; what is wrong in form is corrected by "
            "an official letter."
        ),
    )
