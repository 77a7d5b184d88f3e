"""The rules of a body: which hold, which held before, and how a secretary sets new ones; who votes in a sitting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.meetings import domain, rule_forms, rules
from decreta.meetings.enums import VOTING_PARTS
from decreta.meetings.queries.choosing import invited_by_name
from decreta.meetings.queries.rulebooks import rules_of, versions_of
from decreta.meetings.views.common import actor_of, invitation_of, prepares, sent, status_of, taken
from decreta.organisation.models import Body
from decreta.ui.methods import GET_POST


@login_required
@require_safe
def body_rules(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The rules that hold today, in words, and every version before and after."""
    body = get_object_or_404(Body, pk=pk)
    context = {
        "body": body,
        "rules": rules_of(body, on=clock.today()),
        "versions": versions_of(body),
        "may_set": rules.prepares_for(body, by=actor_of(request)),
    }
    return render(request, "meetings/rules.html", context)


@login_required
@GET_POST
@idempotent
def set_rules(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A secretary lays down a new version."""
    body, by = get_object_or_404(Body, pk=pk), actor_of(request)
    if not rules.prepares_for(body, by=by):
        raise Http404
    versions = versions_of(body)
    newest = max((one.book.version for one in versions if one.book), default=0)
    today = clock.today()
    form = rule_forms.RulesForm(
        sent(request), rules=rules_of(body, on=today), of_version=newest, initial={"valid_from": today}
    )
    if taken(
        request,
        form,
        lambda data: domain.set_rules(
            body=body,
            wanted=form.wanted(),
            valid_from=data["valid_from"],
            authority=data["authority"],
            of_version=data["version"],
            by=by,
        ),
    ):
        messages.success(request, _("The rules are set. Earlier sittings keep theirs."))
        return redirect("meetings:rules", pk=body.pk)
    return render(request, "meetings/set_rules.html", {"form": form, "body": body}, status=status_of(form))


@login_required
@GET_POST
@idempotent
def voting_right(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether somebody invited votes, with how many votes, and for whom he sits."""
    invitation = invitation_of(request, pk)
    sitting = invitation.sitting
    if not prepares(request, sitting):
        raise Http404
    voting = invited_by_name(sitting).filter(part__in=VOTING_PARTS)
    members = list(voting.exclude(pk=invitation.pk))
    initial = {"has_vote": invitation.has_vote, "weight": invitation.weight, "sits_for": invitation.sits_for_id}
    form = rule_forms.VotingRightForm(sent(request), initial=initial, sitting=sitting, members=members)
    if taken(
        request,
        form,
        lambda data: domain.set_voting_right(invitation=invitation, **data, by=actor_of(request)),
    ):
        messages.success(request, _("The right to vote is set; it holds for ballots that are opened from now on."))
        return redirect("meetings:prepare", pk=sitting.pk)
    context = {
        "form": form,
        "sitting": sitting,
        "title": _("Right to vote of %(person)s") % {"person": invitation.holding.person},
        "button": _("Set right to vote"),
    }
    return render(request, "meetings/edit.html", context, status=status_of(form))
