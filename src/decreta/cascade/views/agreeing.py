"""Roll-ups: what was asked for, what is agreed, what is still to be answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import FIELD, idempotent, new_key
from decreta.cascade import domain, rules
from decreta.cascade.enums import RollUpState
from decreta.cascade.forms import AgreeForm, AskForm, ReasonForm
from decreta.cascade.models import RollUp
from decreta.cascade.queries.books import books_of, houses_of
from decreta.cascade.queries.roll_ups import directives_seen, seen, those_below
from decreta.cascade.queries.servings import directives_of
from decreta.cascade.views.sharing import offered
from decreta.cascade.words import MARKS, figures_until, newest_of, state_of, terms_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Organisation
from decreta.ui.buttons import ButtonContext
from decreta.ui.methods import GET_POST

_PAGE = 50


def _found(request: HttpRequest, pk: UUID) -> RollUp:
    """A roll-up that somebody sees, from either side; 404 for anybody else."""
    related = ("above", "organisation", "directive__document", "share__body", "share__directive__document")
    return get_object_or_404(RollUp.objects.visible_to(actor_of(request)).select_related(*related), pk=pk)


def _may_ask_for(actor: Actor) -> list[Organisation]:
    """For which houses somebody may ask."""
    if not (actor.can("decide_extensions") or actor.can("assign_tasks")):
        return []
    return [one for one in houses_of(actor) if allows(rules.may_ask, above=one, by=actor)]


def _line(one: RollUp) -> dict[str, Any]:
    state = state_of(one)
    return {
        "one": one,
        "mark": MARKS[state],
        "state": str(state.label),
        "terms": terms_of(one),
        "until": figures_until(one),
    }


@login_required
@require_safe
def roll_ups(request: HttpRequest) -> HttpResponse:
    """All of them, what waits for an answer first."""
    actor = actor_of(request)
    page = Paginator(seen(actor), _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_line(one) for one in page.object_list],
        "may_ask": bool(_may_ask_for(actor)),
        "own": actor.organisation_ids,
    }
    return render(request, "cascade/roll_ups.html", context)


@login_required
@GET_POST
@idempotent
def ask(request: HttpRequest) -> HttpResponse:
    """Ask an organisation below, in the name of the house of the address, else of the nearest one."""
    actor, code = actor_of(request), request.GET.get("of", "")
    houses = _may_ask_for(actor)
    above = next((one for one in houses if not code or one.code == code), None)
    if above is None:
        raise Http404
    books = list(books_of([above.pk], clock.today()))
    form = AskForm(
        request.POST if request.method == "POST" else None,
        lowers=those_below(above, books),
        directives=directives_of(books, actor, most=60),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = domain.ask_roll_up(above=above, by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Asked. Nothing of it is seen before they agree."))
            return redirect("cascade:roll_up", pk=made.pk)
    context = {"above": above, "houses": houses, "form": form}
    return render(request, "cascade/ask.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def roll_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked for, what was agreed, and every step."""
    found, actor = _found(request, pk), actor_of(request)
    state, newest = state_of(found), newest_of(found)
    context = {
        "one": found,
        "mark": MARKS[state],
        "state": str(state.label),
        "asked": terms_of(found, as_asked=True),
        "agreed": terms_of(found) if found.share is not None else "",
        "until": figures_until(found),
        "newest": newest,
        "is_as_of_today": newest == clock.today(),
        "sees_directive": bool(directives_seen([found], actor)),
        "is_below": found.organisation_id in actor.organisation_ids,
        "steps": found.steps.all(),
        "buttons": list(_buttons(found, actor)),
    }
    return render(request, "cascade/roll_up.html", context)


def _buttons(one: RollUp, actor: Actor) -> list[ButtonContext]:
    def url(name: str) -> str:
        return reverse(f"cascade:{name}", args=[one.pk])

    is_below = allows(rules.may_share, organisation=one.organisation, by=actor)
    if one.state == RollUpState.ASKED and is_below:
        return [
            ButtonContext(_("Agree"), url("agree"), icon="check", primary=True),
            ButtonContext(_("Decline"), url("decline"), icon="x"),
        ]
    if one.is_in_force and is_below and not one.has_run_out(clock.today()):
        return [ButtonContext(pgettext("roll-up", "Withdraw"), url("withdraw"), icon="undo-2")]
    if one.state == RollUpState.ASKED and allows(rules.may_ask, above=one.above, by=actor):
        return [
            ButtonContext(
                pgettext("roll-up", "Ask no longer"), url("cancel"), method="post", icon="x", hidden={FIELD: new_key()}
            )
        ]
    return []


@login_required
@GET_POST
@idempotent
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which own tasks it is, and no more than was asked for."""
    found, actor = _found(request, pk), actor_of(request)
    if not allows(rules.may_share, organisation=found.organisation, by=actor):
        raise Http404
    given = offered(found.organisation, actor)
    given.pop("uppers")
    form = AgreeForm(request.POST if request.method == "POST" else None, asked=found, **given)
    if request.method == "POST" and form.is_valid():
        try:
            domain.agree(roll_up=found, by=actor, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Agreed. The one above sees exactly this."))
            return redirect("cascade:roll_up", pk=found.pk)
    context = {"one": found, "form": form, "asked": terms_of(found, as_asked=True)}
    return render(request, "cascade/agree.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why it is not given."""
    return _with_reason(request, pk, domain.decline, _("Decline"), _("Declined. The one above is told why."))


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why it is given no longer."""
    done = _("Withdrawn. The one above is told why, and sees where the figures end.")
    return _with_reason(request, pk, domain.withdraw, pgettext("roll-up", "Withdraw"), done)


def _with_reason(request: HttpRequest, pk: UUID, act: Callable[..., RollUp], verb: str, done: str) -> HttpResponse:
    found, actor = _found(request, pk), actor_of(request)
    if not allows(rules.may_share, organisation=found.organisation, by=actor):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(roll_up=found, by=actor, reason=form.cleaned_data["reason"])
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, done)
            return redirect("cascade:roll_up", pk=found.pk)
    context: dict[str, Any] = {"one": found, "form": form, "verb": verb, "is_in_force": found.is_in_force}
    return render(request, "cascade/reason.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is asked for no longer."""
    found, actor = _found(request, pk), actor_of(request)
    if not allows(rules.may_ask, above=found.above, by=actor):
        raise Http404
    try:
        domain.cancel(roll_up=found, by=actor)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is asked for no longer."))
    return redirect("cascade:roll_up", pk=found.pk)
