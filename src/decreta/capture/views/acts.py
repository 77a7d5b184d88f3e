"""Acts on a paper of the tray: its pages put in order, or out of the tray with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.capture import domain
from decreta.capture.enums import TrayState
from decreta.capture.forms.papers import JoinForm, ReasonForm, SplitForm, TurnForm
from decreta.capture.models import TrayPaper
from decreta.capture.queries.tray import lying_in
from decreta.capture.views.fetching import actor_of, paper_of
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.ui.methods import GET_POST


@login_required
@require_POST
@idempotent
def turn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn one page, or all of them."""
    shown = paper_of(request, pk)
    form = TurnForm(request.POST)
    return _done(request, shown, form, lambda data: domain.turn(paper=shown, by=actor_of(request), **data), "")


@login_required
@require_POST
@idempotent
def split(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Part it in two."""
    shown = paper_of(request, pk)
    form = SplitForm(request.POST)
    done = _("Parted: what follows lies in the tray as a paper of its own.")
    return _done(request, shown, form, lambda data: domain.split(paper=shown, by=actor_of(request), **data), done)


@login_required
@require_POST
@idempotent
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add other papers behind it."""
    shown, by = paper_of(request, pk), actor_of(request)
    form = JoinForm(request.POST, paper=shown, lying=lying_in(shown.organisation, by, TrayState.WAITING))
    return _done(
        request,
        shown,
        form,
        lambda data: domain.join(paper=shown, others=data["others"], by=by),
        _("Joined: the pages stand behind each other."),
    )


def _done(
    request: HttpRequest, shown: TrayPaper, form: ActForm, act: Callable[[dict[str, Any]], Any], done: str
) -> HttpResponse:
    """Act, and go back to the paper; what was wrong is said there."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            if done:
                messages.success(request, done)
    else:
        for wrong in form.errors.values():
            messages.error(request, " ".join(str(one) for one in wrong))
    return redirect("capture:paper", pk=shown.pk)


@login_required
@require_POST
@idempotent
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up what was set aside."""
    shown = paper_of(request, pk)
    return _done(
        request,
        shown,
        ActForm(request.POST),
        lambda data: domain.take_up(paper=shown, by=actor_of(request)),
        _("It waits to be registered again."),
    )


@login_required
@GET_POST
@idempotent
def set_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it wait, with a reason."""
    return _with_reason(
        request,
        paper_of(request, pk),
        domain.set_aside,
        title=_("Set aside"),
        button=_("Set paper aside"),
        done=_("Set aside."),
        note=_("It waits under “Set aside” until it is taken up."),
    )


@login_required
@GET_POST
@idempotent
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return it to who sent it."""
    return _with_reason(
        request,
        paper_of(request, pk),
        domain.give_back,
        title=_("Return to the sender"),
        button=_("Return paper"),
        done=_("Noted as returned."),
        note=_("It takes no number. The file and the reason are kept. Afterwards tell the sender, or print the slip."),
        stays=True,
    )


@login_required
@GET_POST
@idempotent
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it out of the tray."""
    return _with_reason(
        request,
        paper_of(request, pk),
        domain.drop,
        title=_("Drop"),
        button=_("Drop paper"),
        done=_("Dropped."),
        note=_("For what is no paper of the office: an advertisement, a second scan. The file is kept."),
        danger=True,
    )


def _with_reason(
    request: HttpRequest, shown: TrayPaper, act: Callable[..., Any], *, done: str, stays: bool = False, **words: Any
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(paper=shown, reason=form.cleaned_data["reason"], by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done)
            return redirect("capture:paper", pk=shown.pk) if stays else redirect("capture:tray")
    context = {"paper": shown, "form": form, **words}
    return render(request, "capture/with_reason.html", context, status=422 if form.errors else 200)
