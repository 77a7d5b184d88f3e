"""One delivery: received, given back, proved; its recall confirmed; its link ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.dispatch import domain, policies, rules
from decreta.dispatch.enums import Way
from decreta.dispatch.forms import ConfirmForm, GiveBackForm, ProofForm, ReceiveForm
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.beside import recall_of, relations_of
from decreta.dispatch.queries.traces import traces
from decreta.dispatch.views.buttons import buttons_on
from decreta.dispatch.views.fetching import ask, delivery_of, only
from decreta.documents import rules as documents
from decreta.documents.views.fetching import actor_of
from decreta.ui import recent
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def delivery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The paper as its receiver finds it, and what became of it as its sender follows it."""
    shown = delivery_of(request, pk)
    return recent.remember(request, _show(request, shown), "dispatch.delivery", pk)


def _show(request: HttpRequest, shown: Delivery, refusal: ActRefused | None = None) -> HttpResponse:
    actor, document = actor_of(request), shown.document
    (trace,) = traces([shown], actor)
    context = {
        "delivery": shown,
        "document": document,
        "trace": trace,
        "buttons": buttons_on(trace, actor),
        "is_open": allows(documents.may_read_text, document, by=actor),
        "is_ours": documents.works_for(document.author, by=actor) or actor.can("inspect_everything"),
        "recall": recall_of(document.pk) if document.recalled_at is not None else None,
        "changes": [one for one in relations_of(document.pk) if one.earlier_id == document.pk],
        "problems": refusal.problems if refusal else [],
    }
    return render(request, "dispatch/delivery.html", context, status=422 if refusal else 200)


@login_required
@GET_POST
@idempotent
def receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Receive the paper: an organisation registers it, with nothing typed anew."""
    shown, by = delivery_of(request, pk), actor_of(request)
    only(rules.may_receive, shown, by=by)
    if refused := _against(lambda: policies.is_on_its_way(shown)):
        return _show(request, shown, refused)
    form = ReceiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = domain.receive(delivery=shown, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if row.arrival is None:
                messages.success(request, _("Received. Its sender sees it."))
                return redirect("dispatch:delivery", pk=pk)
            messages.success(request, _("Registered as number %(number)s.") % {"number": row.arrival.number})
            return redirect("documents:arrival", pk=row.arrival.pk)
    context = {"delivery": shown, "document": shown.document, "form": form}
    return render(request, "dispatch/receive.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the paper back with a reason."""
    shown, by = delivery_of(request, pk), actor_of(request)
    only(rules.may_receive if shown.way == Way.INSIDE else rules.may_note, shown, by=by)
    return _ask(
        request,
        shown,
        GiveBackForm(request.POST or None),
        lambda data: domain.give_back(delivery=shown, by=by, **data),
        lambda: policies.is_on_its_way(shown),
        back=_after(shown),
        title=_("Give the paper back"),
        button=_("Give back with reason"),
        done=_("Given back. Its sender sees the reason."),
        danger=True,
        note=_("Nothing is registered. The sender is told at once and may send it anew."),
    )


@login_required
@GET_POST
@idempotent
def prove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record on which day the paper was taken, and by whom."""
    shown, by = delivery_of(request, pk), actor_of(request)
    only(rules.may_note, shown, by=by)
    return _ask(
        request,
        shown,
        ProofForm(request.POST or None),
        lambda data: domain.prove(delivery=shown, by=by, **data),
        lambda: policies.is_on_its_way(shown),
        back=_after(shown),
        title=_("Record the proof"),
        button=_("Record proof"),
        done=_("The proof is recorded."),
        note=_("As it stands in the signed dispatch book, or on the receipt of the post."),
    )


@login_required
@GET_POST
@idempotent
def confirm_recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm that the recalled paper is cancelled here, or was fetched back."""
    shown, by = delivery_of(request, pk), actor_of(request)
    only(rules.may_confirm, shown, by=by)
    return _ask(
        request,
        shown,
        ConfirmForm(request.POST or None),
        lambda data: domain.confirm_recall(delivery=shown, by=by, **data),
        lambda: policies.can_confirm(shown),
        back=_after(shown),
        title=_("Confirm the recall"),
        button=_("Confirm recall"),
        done=_("The recall is confirmed."),
        note=_(
            "The paper is cancelled and is not used any more. What is still assigned because of it is decided apart."
        ),
    )


@login_required
@require_POST
@idempotent
def end_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the link in the mail at once."""
    return _decide(request, pk, domain.end_link, _("The link answers nobody any more."))


@login_required
@require_POST
@idempotent
def renew_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a new link to the same address."""
    return _decide(request, pk, domain.renew_link, _("A new link was sent. The one before answers no more."))


def _decide(request: HttpRequest, pk: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    shown, by = delivery_of(request, pk), actor_of(request)
    only(rules.may_note, shown, by=by)
    try:
        act(delivery=shown, by=by)
    except ActRefused as refusal:
        return _show(request, shown, refusal)
    messages.success(request, done)
    return redirect("dispatch:delivery", pk=pk)


def _ask(
    request: HttpRequest,
    shown: Delivery,
    form: Any,
    act: Callable[[dict[str, Any]], Any],
    check: Callable[[], None],
    **words: Any,
) -> HttpResponse:
    """The form of an act on a delivery, or its page with the reason why it cannot be done now."""
    if refused := _against(check):
        return _show(request, shown, refused)
    return ask(request, form, act, document=shown.document, delivery=shown, **words)


def _after(shown: Delivery) -> str:
    """Where the clerk goes on: outside at the paper that he sent, inside at the delivery."""
    if shown.way == Way.INSIDE:
        return reverse("dispatch:delivery", args=[shown.pk])
    return reverse("dispatch:paper", args=[shown.document_id])


def _against(check: Callable[[], None]) -> ActRefused | None:
    try:
        check()
    except ActRefused as refusal:
        return refusal
    return None
