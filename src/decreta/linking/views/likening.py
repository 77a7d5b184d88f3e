"""Tasks that look alike, side by side, and what somebody says of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives.models import Task
from decreta.directives.queries.classes import classes_of
from decreta.linking import domain, rules
from decreta.linking.doubting import reasons
from decreta.linking.enums import Verdict
from decreta.linking.forms import DecideForm
from decreta.linking.models import Pair
from decreta.linking.queries.likeness import counts, listed
from decreta.organisation.middleware import actor_of
from decreta.ui.methods import GET_POST

_PAGE = 25
#: The states in the address; what nobody has decided yet has no word of its own there.
STATES = {"open": Verdict.OPEN, "same": Verdict.SAME, "overlaps": Verdict.OVERLAPS, "different": Verdict.DIFFERENT}


def _why(pair: Pair) -> str:
    return reasons(pair.likeness, has_same_lead=pair.has_same_lead, days_apart=pair.days_apart)


@login_required
@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """The pairs of one state, the most alike first."""
    actor = actor_of(request)
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    page = Paginator(listed(actor, STATES[state]), _PAGE).get_page(request.GET.get("page"))
    known = counts(actor)
    rows = []
    for one in page.object_list:
        one.first.is_told = one.second.is_told = True  # `Pair.visible_to`
        rows.append((one, _why(one)))
    context = {
        "page": page,
        "rows": rows,
        "state": state,
        "counts": [(name, verdict.label, known.get(verdict, 0)) for name, verdict in STATES.items()],
    }
    return render(request, "linking/pairs.html", context)


@login_required
@GET_POST
@idempotent
def pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two tasks side by side with the reasons, and what they are."""
    by = actor_of(request)
    related = ("first__body", "second__body", "first__directive__document", "second__directive__document")
    found = get_object_or_404(Pair.objects.visible_to(by).select_related(*related), pk=pk)
    may_decide = allows(rules.may_liken, first=found.first, second=found.second, by=by)
    if request.method == "POST" and not may_decide:
        raise Http404
    initial: dict[str, Any] = {"verdict": found.verdict, "keeper": found.keeper_id or "", "note": found.note}
    form = DecideForm(request.POST if request.method == "POST" else None, initial=initial, pair=found)
    if request.method == "POST" and form.is_valid():
        try:
            domain.decide_pair(pair=found, by=by, **form.arguments())
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Recorded."))
            return redirect("linking:pairs")
    tasks = Task.objects.filter(pk__in=(found.first_id, found.second_id)).told_to(by).order_by("pk")
    context = {
        "pair": found,
        "sides": classes_of(tasks, moment=clock.now()),
        "why": _why(found),
        "form": form,
        "may_decide": may_decide,
    }
    return render(request, "linking/pair.html", context, status=422 if form.errors else 200)
