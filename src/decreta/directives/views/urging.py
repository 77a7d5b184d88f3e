"""Urging: choose late tasks of one agency, draft the letter."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.assignments.models import WHOSE, Assignment
from decreta.assignments.queries.whom import by_key
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.forms.urging import UrgeForm
from decreta.directives.queries.urging import MOST, counted, named, with_tasks
from decreta.organisation.middleware import actor_of
from decreta.organisation.models import Body, Post
from decreta.ui.methods import GET_POST

_PAGE = 50


def _body(request: HttpRequest, code: str) -> Body:
    body = get_object_or_404(Body, code=code)
    if not allows(rules.may_urge, body=body, by=actor_of(request)):
        raise Http404
    return body


@login_required
@require_safe
def choose(request: HttpRequest, body_code: str) -> HttpResponse:
    """Agencies with overdue or nearly due tasks of a body."""
    body = _body(request, body_code)
    page = Paginator(counted(body, actor_of(request), clock.now()), _PAGE).get_page(request.GET.get("page"))
    return render(request, "directives/urge.html", {"body": body, "page": page, "agencies": named(page.object_list)})


@login_required
@GET_POST
@idempotent
def draft(request: HttpRequest, body_code: str) -> HttpResponse:
    """Draft the letter to one agency: its tasks, who signs, until when to answer."""
    body = _body(request, body_code)
    key = request.POST.get("addressee", request.GET.get("addressee", ""))
    addressee = by_key(key)
    if addressee is None:
        raise Http404
    chosen = request.POST.getlist("assignment") if request.method == "POST" else None
    lines = with_tasks(body, addressee, actor_of(request), clock.now())
    form = UrgeForm(request.POST or None)
    form.fields["signer_post"].queryset = Post.objects.valid_on(clock.today()).filter(body=body, signs=True)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        wanted = [line.assignment for line in lines if str(line.assignment.pk) in (chosen or [])]
        try:
            letter = draft_urging_letter(
                body=body, addressee=addressee, assignments=_fresh(wanted), by=actor_of(request), **form.cleaned_data
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The letter is drafted. It goes to its signer for approval."))
            return redirect("documents:document", pk=letter.document_id)
    context = {
        "form": form,
        "body": body,
        "addressee": addressee,
        "key": key,
        "lines": lines,
        "chosen": chosen,
        "most": MOST if len(lines) == MOST else 0,
    }
    return render(request, "directives/urge_draft.html", context, status=422 if form.errors else 200)


def _fresh(assignments: list[Assignment]) -> list[Assignment]:
    found = Assignment.objects.filter(pk__in=[one.pk for one in assignments])
    return list(found.select_related(*WHOSE, "monitor"))
