"""Programmes, what one expects, and the history of one paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.errors import allows
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.programme import rules
from decreta.programme.models import Expected
from decreta.programme.queries.overview import drawn, tasks_proven_by
from decreta.programme.queries.standing import opened, standing
from decreta.programme.tables import MARKS, PAPERS, PROGRAMMES
from decreta.ui.tables import Listed


@login_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes that the actor sees, with their figures of today."""
    actor = actor_of(request)
    return lists.page(
        request, PROGRAMMES, "programme/list.html", lambda shown: {"may_draw_up": actor.can("issue_documents")}
    )


@login_required
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """The address of the list as views and exports know it; its page is that of the programme."""
    query = request.GET.copy()
    try:
        key = UUID(query.pop("programme", [""])[0])
    except ValueError:
        raise Http404 from None
    kept = query.urlencode()
    return redirect(reverse("programme:programme", args=[key]) + (f"?{kept}" if kept else ""))


@login_required
@require_safe
def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a programme expects and where each paper stood at the end of a day (`as_of`)."""
    actor = actor_of(request)
    query = request.GET.copy()
    query["programme"] = str(pk)
    request.GET = query  # type: ignore[assignment]

    def context(shown: Listed[Any]) -> dict[str, Any]:
        found = shown.facts["programme"]
        return {
            "drawn": drawn(found, shown.facts["counts"], shown.facts["asked"], actor),
            "may_keep": allows(rules.may_keep, found.issuer, by=actor),
            "may_adopt": found.adopted_at is None and allows(rules.may_adopt, found, by=actor),
        }

    return lists.page(request, PAPERS, "programme/programme.html", context)


@login_required
@require_safe
def expected(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One expected paper: what is said of it, every change with its reason, its document, and who may go on."""
    actor = actor_of(request)
    related = ("programme__body", "programme__organisation")
    found = get_object_or_404(Expected.objects.visible_to(actor).select_related(*related), pk=pk)
    stood = standing(found, actor, on=clock.today())
    document = stood.document if opened([stood], actor) else None
    may_begin = found.withdrawn_at is None and found.document_id is None and allows(rules.may_begin, found, by=actor)
    context = {
        "stood": stood,
        "expected": stood.expected,
        "programme": found.programme,
        "document": document,
        "mark": MARKS[stood.state],
        "changes": list(found.changes.order_by("changed_at", "pk")),
        "tasks": tasks_proven_by(found.document_id, actor),
        "may_begin": may_begin,
        "may_keep": found.withdrawn_at is None and allows(rules.may_keep, found.programme.issuer, by=actor),
    }
    return render(request, "programme/expected.html", context)
