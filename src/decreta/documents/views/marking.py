"""Directive marks: written, withdrawn, kept because they are written often."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.documents import domain, policies, rules
from decreta.documents.forms.arrivals import MarkForm, MarkTemplateForm, filled_from
from decreta.documents.forms.drafts import ReasonForm
from decreta.documents.models import Mark, MarkTemplate
from decreta.documents.queries.mark_templates import due_after, templates_of
from decreta.documents.views.arrival_parts import arrival_of, ask, house_of, only
from decreta.documents.views.fetching import actor_of
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a directive mark; a template fills the form by one tap."""
    shown, by = arrival_of(request, pk), actor_of(request)
    only(rules.may_direct, shown, by=by)
    templates = templates_of(shown.organisation)
    chosen = next((one for one in templates if str(one.pk) == request.GET.get("template")), None)
    initial = filled_from(chosen, due_after(chosen, shown.organisation)) if chosen else {"due_on": shown.due_on}
    form = MarkForm(request.POST or None, organisation=shown.organisation, initial=initial)
    return ask(
        request,
        shown,
        form,
        lambda data: domain.mark(arrival=shown, by=by, **form.arguments()),
        lambda: policies.can_on_arrival("mark", shown),
        title=_("Directive mark"),
        button=_("Give the paper on"),
        done=_("The paper is on its way to those who are named."),
        template="documents/mark.html",
        templates=templates,
        chosen=chosen,
    )


@login_required
@GET_POST
@idempotent
def withdraw_mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a mark with a reason."""
    found = get_object_or_404(Mark.objects.select_related("arrival"), pk=pk)
    shown, by = arrival_of(request, found.arrival_id), actor_of(request)
    only(rules.may_direct, shown, by=by)
    return ask(
        request,
        shown,
        ReasonForm(request.POST or None),
        lambda data: domain.withdraw_mark(mark=found, reason=data["reason"], by=by),
        lambda: policies.can_on_arrival("withdraw_mark", shown),
        title=_("Withdraw the mark"),
        button=_("Withdraw mark"),
        done=_("The mark is withdrawn. What it assigned has ended."),
        danger=True,
        note=_("What it assigned ends. The mark stays readable with the reason."),
    )


@login_required
@GET_POST
@idempotent
def mark_templates(request: HttpRequest) -> HttpResponse:
    """Marks that are written often: those that are offered, and a form for another."""
    actor = actor_of(request)
    house = house_of(
        request,
        "direct_documents" if actor.can("direct_documents") else "register_documents",
        _("Your post does not keep marks for its leaders."),
    )
    form = MarkTemplateForm(request.POST or None, organisation=house)
    if request.method == "POST" and form.is_valid():
        try:
            domain.keep_mark_template(organisation=house, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The mark is offered from now on."))
            return redirect("documents:mark_templates")
    context = {"form": form, "house": house, "templates": templates_of(house)}
    return render(request, "documents/mark_templates.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def drop_mark_template(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer a mark no longer."""
    actor = actor_of(request)
    kept = MarkTemplate.objects.filter(organisation_id__in=actor.organisation_ids, dropped_at=None)
    found = get_object_or_404(kept.select_related("organisation"), pk=pk)
    only(rules.may_keep_mark_templates, found.organisation, by=actor)
    if request.method == "POST":
        domain.drop_mark_template(template=found, by=actor)
        messages.success(request, _("The mark is offered no longer."))
        return redirect("documents:mark_templates")
    return render(request, "documents/drop_mark_template.html", {"template": found})
