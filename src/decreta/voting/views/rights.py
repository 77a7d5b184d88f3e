"""Stepping back from a point, and proxies."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused, allows
from decreta.meetings.enums import VOTING_PARTS
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.views.common import sent, sitting_of, status_of, taken
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST
from decreta.voting import domain, rules
from decreta.voting.forms import ProxyForm, RecusalForm
from decreta.voting.models import Proxy, Recusal
from decreta.voting.views.common import item_of


@login_required
@GET_POST
@idempotent
def recuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member steps back from the decision on a point, or the secretary notes it for him."""
    item, by = item_of(request, pk), actor_of(request)
    members = [one for one in _members(item.sitting) if allows(rules.may_recuse, one, by=by)]
    if not members:
        raise Http404
    form = RecusalForm(
        sent(request),
        sitting=item.sitting,
        members=members,
        initial={"invitation": members[0].pk if len(members) == 1 else None},
    )
    noted: list[Recusal] = []
    if taken(request, form, lambda data: noted.append(domain.recuse(item=item, **data, by=by))):
        messages.success(request, _("It is noted: he takes no part in the decision on this point."))
        if fallen_back := noted[0].fallen_back:
            messages.warning(request, _fallen_back(fallen_back))
        return redirect("meetings:sitting", pk=item.sitting_id)
    context = {
        "form": form,
        "sitting": item.sitting,
        "title": _("Step back from a point"),
        "note": f"{item.number}. {item.shown_title}",
        "button": _("Step back"),
    }
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@GET_POST
@idempotent
def give_proxy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretary notes that a member has given his vote to another."""
    sitting = sitting_of(request, pk)
    if not allows(rules.may_arrange, sitting, by=actor_of(request)):
        raise Http404
    form = ProxyForm(sent(request), sitting=sitting, members=_members(sitting))
    if taken(request, form, lambda data: domain.give_proxy(**data, by=actor_of(request))):
        messages.success(request, _("The proxy is noted."))
        return redirect("meetings:prepare", pk=sitting.pk)
    context = {"form": form, "sitting": sitting, "title": _("Note a proxy"), "button": _("Note proxy")}
    return render(request, "voting/act.html", context, status=status_of(form))


@login_required
@require_POST
@idempotent
def revoke_proxy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A proxy ends."""
    visible = Sitting.objects.visible_to(actor_of(request))
    proxy = get_object_or_404(Proxy.objects.select_related("sitting__body"), pk=pk, sitting__in=visible)
    if not allows(rules.may_arrange, proxy.sitting, by=actor_of(request)):
        raise Http404
    try:
        domain.revoke_proxy(proxy=proxy, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The proxy has ended."))
    return redirect("meetings:prepare", pk=proxy.sitting_id)


def _fallen_back(n: int) -> str:
    return ngettext(
        "%(n)s vote that he held for somebody else is not cast any more: its owner or his substitute casts it, or the clerk notes it.",
        "%(n)s votes that he held for others are not cast any more: their owners or substitutes cast them, or the clerk notes them.",
        n,
    ) % {"n": n}


def _members(sitting: Sitting) -> Sequence[Invitation]:
    found = sitting.invitations.filter(part__in=VOTING_PARTS)
    found = found.select_related("sitting__body", "holding__person", "holding__post")
    return list(found.order_by("holding__post__rank", "holding__person__full_name"))
