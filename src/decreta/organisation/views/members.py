"""The members of a body and their standing deputies, kept by who prepares its sittings: each change by a paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import allows
from decreta.core.texts import whole_number
from decreta.organisation import rules
from decreta.organisation.domain.deputies import end_deputy as end
from decreta.organisation.domain.deputies import name_deputy
from decreta.organisation.domain.holdings import appoint, end_holding
from decreta.organisation.enums import Role
from decreta.organisation.forms.members import DeputyForm, EndMembershipForm, MemberForm
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Holding, StandingDeputy
from decreta.organisation.queries.deputies import deputies_of
from decreta.organisation.queries.members import bodies_below, memberships
from decreta.organisation.queries.votes import named
from decreta.ui.methods import GET_POST

#: So many members stand on one page; the words above narrow them.
PAGE = 200


@login_required
@GET_POST
@idempotent
def members(request: HttpRequest, code: str) -> HttpResponse:
    """Who is a member of a body, or will be; and the form by which somebody becomes one."""
    actor, today = actor_of(request), clock.today()
    body = get_object_or_404(Body.objects.visible_to(actor), code=code)
    if not allows(rules.may_keep_members, body, by=actor):
        raise Http404
    form = MemberForm(
        request.POST if request.method == "POST" else None,
        body=body,
        initial={"valid_from": today},
    )
    if request.method == "POST" and form.carries_out(lambda data: appoint(**data, by=actor)):
        messages.success(request, _("He is a member from that day on. Invite him to the sittings that lie ahead."))
        return redirect("organisation:members", code)
    words = request.GET.get("q", "").strip()
    listed = named(memberships(body, on=today), words)
    context = {
        "body": body,
        "words": words,
        "page": Paginator(listed, PAGE).get_page(whole_number(request.GET.get("page", ""), otherwise=1)),
        "found": len(listed),
        "below": bodies_below(body, on=today),
        "form": form,
    }
    return render(request, "organisation/members.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@GET_POST
@idempotent
def end_membership(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say until when somebody is a member."""
    actor, holding = actor_of(request), _membership(request, pk)
    body = _body(holding)
    form = EndMembershipForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.carries_out(lambda data: end_holding(holding=holding, **data, by=actor)):
        messages.success(request, _("His membership ends on that day. He sits in no sitting that comes after it."))
        return redirect("organisation:members", body.code)
    context = {"holding": holding, "body": body, "form": form}
    return render(request, "organisation/end_membership.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def deputies(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who represents a member when he cannot come: those of now, of before and ahead; and the form that names one."""
    actor, holding = actor_of(request), _membership(request, pk)
    form = DeputyForm(request.POST if request.method == "POST" else None, initial={"valid_from": clock.today()})
    if request.method == "POST" and form.carries_out(lambda data: name_deputy(membership=holding, **data, by=actor)):
        messages.success(request, _("He is a standing deputy from that day on; the member names him for a sitting."))
        return redirect("organisation:deputies", pk)
    context = {
        "holding": holding,
        "body": _body(holding),
        "deputies": deputies_of(holding),
        "today": clock.today(),
        "form": form,
    }
    return render(request, "organisation/deputies.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@GET_POST
@idempotent
def end_deputy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say until when somebody is a standing deputy."""
    deputy = get_object_or_404(StandingDeputy.objects.select_related("person"), pk=pk)
    actor, holding = actor_of(request), _membership(request, deputy.membership_id)
    form = EndMembershipForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.carries_out(lambda data: end(deputy=deputy, **data, by=actor)):
        messages.success(request, _("He is a standing deputy until that day."))
        return redirect("organisation:deputies", holding.pk)
    context = {"deputy": deputy, "holding": holding, "body": _body(holding), "form": form}
    return render(request, "organisation/end_deputy.html", context, status=422 if form.errors else 200)


def _membership(request: HttpRequest, pk: UUID) -> Holding:
    """A membership whose body's members the actor keeps; 404 for everybody else."""
    actor = actor_of(request)
    found = Holding.objects.filter(post__role=Role.MEMBER, post__body__in=Body.objects.visible_to(actor))
    holding: Holding = get_object_or_404(found.select_related("person", "post__body"), pk=pk)
    if not allows(rules.may_end_holding, holding.post, by=actor):
        raise Http404
    return holding


def _body(holding: Holding) -> Body:
    assert holding.post.body is not None, "only posts of bodies are found"
    return holding.post.body
