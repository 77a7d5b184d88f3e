"""Urging letters of a body: what the ladder proposes, drafting it in one act, what became of those that went out."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments.models import Assignee
from decreta.assignments.queries.whom import by_key
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules as urged
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.forms.urging import UrgeForm
from decreta.directives.models import Task
from decreta.directives.queries.urging import MOST, UrgeLine
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Post
from decreta.ui.methods import GET_POST
from decreta.urging import domain, words
from decreta.urging.forms import DismissForm
from decreta.urging.queries.letters import (
    Proposal,
    dismissed,
    listed,
    proposals_to,
    proposed_assignments,
    proposed_by,
    read_proposals,
    shown,
)

_PAGE, _DAYS = 50, 7


def _works_for(by: Actor, body: Body) -> bool:
    return body.pk in by.body_ids | by.served_body_ids and any(
        by.can(one) for one in ("urge", "monitor_tasks", "decide_extensions")
    )


@login_required
@require_safe
def letters(request: HttpRequest, body_code: str) -> HttpResponse:
    """What is proposed, and every letter with its colour in words, its clock, its answers."""
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not _works_for(by, body):
        raise Http404
    page = Paginator(listed(body.pk, by), _PAGE).get_page(request.GET.get("page"))
    proposed = Paginator(proposed_by(body.pk), _PAGE).get_page(request.GET.get("proposals"))
    found = read_proposals(proposed.object_list)
    context = {
        "body": body,
        "page": page,
        "letters": [(one, words.letter(one.letter.colour)) for one in shown(list(page.object_list))],
        "proposed": proposed,
        "proposals": [(one, words.letter(one.colour)) for one in found],
        "may_urge": allows(urged.may_urge, body=body, by=by),
        "dismissed": [(one, words.letter(one.rung.colour)) for one in dismissed(body.pk)],
    }
    return render(request, "urging/letters.html", context)


@login_required
@GET_POST
@idempotent
def dismiss(request: HttpRequest, body_code: str) -> HttpResponse:
    """Put a proposed letter aside, with the reason."""
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(urged.may_urge, body=body, by=by):
        raise Http404
    key = request.POST.get("addressee", request.GET.get("addressee", ""))
    proposal = _proposal(body, key)
    form = DismissForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.dismiss(body=body, addressee=key, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The proposal is put aside. The next rung proposes again."))
            return redirect("urging:letters", body.code)
    context = {
        "body": body,
        "proposal": proposal,
        "lines": _lines(body, key, by),
        "form": form,
        "most": _most(proposal),
    }
    return render(request, "urging/dismiss.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def draft(request: HttpRequest, body_code: str) -> HttpResponse:
    """Draft a proposed letter: its tasks are chosen already, who signs and until when to answer is asked.

    For several agencies at once where several are named.
    """
    body, by = get_object_or_404(Body, code=body_code), actor_of(request)
    if not allows(urged.may_urge, body=body, by=by):
        raise Http404
    keys = _keys(request)
    if len(keys) > 1:
        return _draft_several(request, body, keys, by)
    key = keys[0] if keys else ""
    proposal, addressee = _proposal(body, key), by_key(key)
    if addressee is None:
        raise Http404
    chosen = request.POST.getlist("assignment") if request.method == "POST" else None
    lines = _lines(body, key, by)
    form = _form(request, body)
    if request.method == "POST" and form.is_valid():
        try:
            letter = draft_urging_letter(
                body=body,
                addressee=addressee,
                assignments=[one.assignment for one in lines if str(one.assignment.pk) in (chosen or [])],
                colour=proposal.colour,
                by=by,
                **form.cleaned_data,
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The letter is drafted. It goes to its signer for approval."))
            return redirect("documents:document", pk=letter.document_id)
    context = _context(body, addressee, proposal, lines, chosen) | {"form": form}
    return render(request, "directives/urge_draft.html", context, status=422 if form.errors else 200)


def _draft_several(request: HttpRequest, body: Body, keys: list[str], by: Actor) -> HttpResponse:
    """The proposed letters to several agencies, with one signer and one day for the answer."""
    form = _form(request, body)
    if request.method == "POST" and form.is_valid():
        try:
            made = domain.draft_for_each(body=body, addressees=keys, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            said = ngettext("%(n)s letter is drafted.", "%(n)s letters are drafted.", len(made)) % {"n": len(made)}
            messages.success(request, said)
            return redirect("urging:letters", body.code)
    found = proposals_to(body.pk, keys)
    if not found:
        raise Http404
    context = {
        "body": body,
        "proposals": [(one, words.letter(one.colour)) for one in found],
        "most": MOST if any(one.tasks > MOST for one in found) else 0,
        "form": form,
    }
    return render(request, "urging/draft_several.html", context, status=422 if form.errors else 200)


def _keys(request: HttpRequest) -> list[str]:
    """The agencies that are named, each once."""
    return list(dict.fromkeys(request.POST.getlist("addressee") or request.GET.getlist("addressee")))


def _proposal(body: Body, key: str) -> Proposal:
    """What is proposed to an agency; 404 where nothing is."""
    found = proposals_to(body.pk, [key])
    if not found:
        raise Http404
    return found[0]


def _most(proposal: Proposal) -> int:
    """How many of the tasks one letter holds, where there are more."""
    return MOST if proposal.tasks > MOST else 0


def _form(request: HttpRequest, body: Body) -> UrgeForm:
    initial = {"answer_by": clock.today() + dt.timedelta(days=_DAYS)}
    form = UrgeForm(request.POST or None, initial=initial)
    form.fields["signer_post"].queryset = Post.objects.valid_on(clock.today()).filter(body=body, signs=True)  # type: ignore[attr-defined]
    return form


def _context(
    body: Body,
    addressee: Assignee,
    proposal: Proposal,
    lines: list[UrgeLine],
    chosen: list[str] | None,
) -> dict[str, object]:
    return {
        "body": body,
        "addressee": addressee,
        "key": proposal.key,
        "lines": lines,
        "chosen": [str(one.assignment.pk) for one in lines] if chosen is None else chosen,
        "most": _most(proposal),
        "colour": proposal.colour,
        "colour_word": words.letter(proposal.colour),
    }


def _lines(body: Body, key: str, by: Actor) -> list[UrgeLine]:
    """The assignments with their tasks, as the reader is told them: as many as a letter holds."""
    found = list(proposed_assignments(body.pk, key)[:MOST])
    told = Task.objects.told_to(by).select_related("directive__document", "clause")
    tasks = told.in_bulk([one.matter_id for one in found])
    return [UrgeLine(one, tasks[one.matter_id], is_overdue=True) for one in found if one.matter_id in tasks]
