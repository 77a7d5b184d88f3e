"""A member's own proxy: given and withdrawn on his page of the sitting, refused by staff."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.meetings.enums import VOTING_PARTS
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.seats import own_seat
from decreta.meetings.views.common import sent, sitting_of, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, rules
from decreta.voting.forms import OwnProxyForm, ReasonForm
from decreta.voting.models import Proxy


@login_required
@GET_POST
@idempotent
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member gives his vote to another, where the rules of the body know proxies."""
    sitting, by = sitting_of(request, pk), actor_of(request)
    seat = own_seat(sitting, actor=by, parts=VOTING_PARTS)
    if (
        sitting.is_written
        or seat is None
        or not seat.has_vote
        or not quorum_rules_of(sitting.body, on=day_of(sitting)).proxy_limit
    ):
        raise Http404
    points = [one for one in AgendaItem.objects.visible_to(by).filter(sitting=sitting) if not one.is_heading]
    form = OwnProxyForm(sent(request), sitting=sitting, members=_others(sitting, seat), points=points)
    if taken(request, form, lambda data: domain.give_own_proxy(giver=seat, **data, by=by)):
        messages.success(request, _("Your vote is given; the holder is told. You can withdraw it until it is used."))
        return redirect("meetings:sitting", pk=sitting.pk)
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Give your vote to another"),
        "note": _("It is cast for you in ballots that are opened while you are absent. When you are there, you vote."),
        "button": _("Give my vote"),
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@require_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member takes his vote back."""
    proxy = _proxy(request, pk)
    if not allows(rules.may_give, proxy.giver, by=actor_of(request)):
        raise Http404
    try:
        domain.withdraw_proxy(proxy=proxy, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your vote is yours again; the holder is told."))
    return redirect("meetings:sitting", pk=proxy.sitting_id)


@login_required
@GET_POST
@idempotent
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Staff refuse a proxy that a member gave contrary to the rules."""
    proxy = _proxy(request, pk)
    if not allows(rules.may_arrange, proxy.sitting, by=actor_of(request)) or not proxy.is_own:
        raise Http404
    form = ReasonForm(sent(request))
    if taken(request, form, lambda data: domain.refuse_proxy(proxy=proxy, **data, by=actor_of(request))):
        messages.success(request, _("The proxy is refused; both are told."))
        return redirect("meetings:prepare", pk=proxy.sitting_id)
    context = {
        "form": form,
        "sitting": proxy.sitting,
        "title": _("Refuse a proxy"),
        "note": f"{proxy.giver.holding.person} → {proxy.holder.holding.person}",
        "button": _("Refuse proxy"),
        "danger": True,
    }
    return render(request, "voting/act.html", context, status=status_of(form))


def _proxy(request: HttpRequest, pk: UUID) -> Proxy:
    visible = Sitting.objects.visible_to(actor_of(request))
    found = Proxy.objects.select_related("sitting__body", "giver__holding__person", "holder__holding__person")
    proxy: Proxy = get_object_or_404(found, pk=pk, sitting__in=visible)
    return proxy


def _others(sitting: Sitting, seat: Invitation) -> list[Invitation]:
    """The other members with a vote who sit there, in the order of the room."""
    found = Invitation.objects.filter(sitting=sitting, part__in=VOTING_PARTS, has_vote=True).standing()
    others = found.exclude(pk=seat.pk).select_related("holding__person", "holding__post")
    return list(others.order_by("holding__post__rank", "holding__person__full_name"))
