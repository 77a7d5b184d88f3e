"""From a document to tasks: take it up, read it with its clauses, mark a sentence, assign."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.beside import on_directive
from decreta.directives.domain.directing import declare_total
from decreta.directives.domain.directing import take_up as take_up_document
from decreta.directives.domain.recurring import assign_repeating
from decreta.directives.doubts import Doubt, doubts
from decreta.directives.forms.assigning import AssignForm, DeclareForm, TakeUpForm
from decreta.directives.models import Directive
from decreta.directives.programmes import rules_of
from decreta.directives.queries.supervisors import came_on, supervisors_of
from decreta.directives.queries.texts import marked_blocks, place_of
from decreta.directives.queries.whom import whom_like
from decreta.documents import delivering
from decreta.documents import rules as documents
from decreta.documents.enums import DocumentState, How, Through
from decreta.documents.models import Document
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST


def directive_of(request: HttpRequest, pk: UUID) -> Directive:
    """A directive that the actor may see; 404 for anybody else."""
    issuer = ("document__body", "document__organisation", "document__correspondent")
    found = Directive.objects.visible_to(actor_of(request)).select_related("body", *issuer)
    return get_object_or_404(found, pk=pk)


@login_required
@GET_POST
@idempotent
def take_up(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Take a paper up as a directive: of a body, of the house, or one that came from outside."""
    actor = actor_of(request)
    related = ("body", "organisation", "correspondent")
    document = get_object_or_404(Document.objects.visible_to(actor).select_related(*related), pk=document_id)
    supervisors = supervisors_of(document, actor)
    if not supervisors:
        raise Http404
    is_of_a_body = rules.is_of_a_body(document)
    initial = {"decided_on": document.decided_on or (None if is_of_a_body else document.issued_on)}
    if document.state == DocumentState.RECEIVED:
        initial["received_on"] = came_on(document, actor)
    form = TakeUpForm(request.POST or None, initial=initial, supervisors=[] if is_of_a_body else supervisors)
    if request.method == "POST" and form.is_valid():
        try:
            found = take_up_document(document=document, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Now mark the sentences that assign."))
            return redirect("directives:assign", pk=found.pk)
    return render(
        request, "directives/take_up.html", {"form": form, "document": document}, status=422 if form.errors else 200
    )


@login_required
@require_safe
def directive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The text with its clauses, and the tasks that came of it."""
    found = directive_of(request, pk)
    context = {
        "directive": found,
        **_text(request, found),
        # A recurring task stands once: its page has its occurrences.
        "tasks": found.tasks.filter(recurs_from=None)
        .standing_at(clock.now())
        .visible_to(actor_of(request))
        .told_to(actor_of(request))
        .order_by("ordinal", "pk"),
        "aliases": found.document.aliases.all(),
        "may_assign": allows(rules.may_assign_from, directive=found, by=actor_of(request)),
        "offered": on_directive(found, actor_of(request)),
        "rules": rules_of(found, actor_of(request)),
    }
    return render(request, "directives/directive.html", context)


def _text(request: HttpRequest, found: Directive) -> dict[str, Any]:
    """The text with its clauses as its reader may have it: noted, and under his name, where the paper is protected."""
    document, actor = found.document, actor_of(request)
    is_open = allows(documents.may_read_text, document, by=actor)
    if is_open and request.method == "GET":
        delivering.read(document, actor, How.OPENED, Through.PAGE)
    return {
        "blocks": marked_blocks(found) if is_open else [],
        "is_open": is_open,
        "watermark": delivering.mark_of(actor) if document.is_protected else None,
    }


@login_required
@GET_POST
@idempotent
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark a sentence with mouse or keyboard, say who and by when; stay here for the next sentence.

    What is doubted is said first, with everything that was filled in; `sure` says that it was read.
    """
    found = directive_of(request, pk)
    if not allows(rules.may_assign_from, directive=found, by=actor_of(request)):
        raise Http404
    data = place_of(found, request.POST) if request.method == "POST" else None
    form = AssignForm(data, initial={"deadline_kind": "unstated"}, directive=found)
    doubted: list[Doubt] = []
    if data is not None and form.is_valid() and "sure" not in request.POST:
        doubted = doubts(found, form.arguments(), actor_of(request))
    if data is not None and not doubted and form.is_valid():
        try:
            task = assign_repeating(directive=found, by=actor_of(request), **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Task %(n)s is assigned.") % {"n": task.ordinal})
            return redirect("directives:assign", pk=found.pk)
    context = {
        "form": form,
        "directive": found,
        **_text(request, found),
        "number": found.tasks.filter(recurs_from=None).standing_at(clock.now()).count(),
        "doubts": doubted,
    }
    return render(request, "directives/assign.html", context, status=422 if form.errors or doubted else 200)


@login_required
@require_safe
def whom(request: HttpRequest) -> HttpResponse:
    """What matches the part of a name that is being typed: who could lead or coordinate, as a fragment of options."""
    words = request.GET.get("q", "")[:100].replace("\x00", "")
    found = whom_like(words, actor_of(request), on=clock.today())
    return render(request, "organisation/choices.html", {"found": found})


@login_required
@GET_POST
@idempotent
def declare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct how many tasks the directive declares."""
    found = directive_of(request, pk)
    if not allows(rules.may_assign_from, directive=found, by=actor_of(request)):
        raise Http404
    form = DeclareForm(request.POST or None, initial={"total": found.declared_total})
    if request.method == "POST" and form.is_valid():
        try:
            changed = declare_total(directive=found, by=actor_of(request), **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if changed is not None:
                messages.success(request, _("The number of tasks declared is recorded; the old one stays in the log."))
            return redirect("directives:directive", pk=found.pk)
    context = {"form": form, "directive": found}
    return render(request, "directives/declare.html", context, status=422 if form.errors else 200)
