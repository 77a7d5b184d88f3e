"""The register of obstacles, one obstacle, the review."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.assignments import matters
from decreta.core import clock
from decreta.obstacles import words
from decreta.obstacles.beside import Row, buttons
from decreta.obstacles.enums import Kind
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.owners import owner_of
from decreta.obstacles.queries.registered import STATES, Asked, Figures, figures, for_review, hanging, listed, steps_of
from decreta.organisation.middleware import actor_of
from decreta.ui import recent

_PAGE, _REVIEWED = 50, 20
_OWNERS = ("organisation", "body", "unit__organisation", "post__body", "post__unit__organisation")
_ASSIGNEE = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person")


def obstacle_of(request: HttpRequest, pk: UUID) -> Obstacle:
    """An obstacle that the actor may see; 404 for anybody else."""
    visible = Obstacle.objects.visible_to(actor_of(request)).with_weight()
    related = (*_OWNERS, *_ASSIGNEE, "assignment__holding__post", "assignment__parent")
    return get_object_or_404(visible.select_related(*related), pk=pk)


def _address(asked: Asked, **changed: str) -> str:
    """The list with other filters."""
    filters = {
        "state": asked.state, "kind": asked.kind, "owner": asked.owner, "age": asked.age, "body": asked.body
    } | changed  # fmt: skip
    return f"{reverse('obstacles:list')}?{urlencode({name: value for name, value in filters.items() if value})}"


@login_required
@require_safe
def obstacles(request: HttpRequest) -> HttpResponse:
    """Every obstacle that the reader sees, by state, kind, owner and age; figures of them, each with its rows."""
    by, at, asked = actor_of(request), clock.now(), Asked.of(request.GET.dict())
    page = Paginator(listed(by, asked, at), _PAGE).get_page(request.GET.get("page"))
    found = figures(by, asked, at)
    owner = owner_of(asked.owner) if asked.owner else None
    context = {
        "page": page,
        "rows": [Row(one) for one in page.object_list],
        "asked": asked,
        "owner": words.owner(owner) if owner is not None else "",
        "tabs": [(name, words.TABS[name], found.states[name], _address(asked, state=name)) for name in STATES],
        "figures": found,
        "by_kind": [(str(Kind(kind).label), n, _address(asked, state="open", kind=kind)) for kind, n in found.kinds],
        "by_owner": _by_owner(found, asked),
        "kinds": Kind.choices,
        "ages": words.AGES.items(),
        "is_filtered": bool(asked.kind or asked.owner or asked.age or asked.body),
        "may_review": _may_review(request),
    }
    return render(request, "obstacles/obstacles.html", context)


def _by_owner(found: Figures, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "open": n,
            "late": late,
            "open_url": _address(asked, state="open", owner=key),
            "late_url": _address(asked, state="late", owner=key),
        }
        for key, name, n, late in found.owners
    ]


@login_required
@require_safe
def obstacle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One obstacle: what is asked of whom, the tasks that hang on it, what happened."""
    found, by = obstacle_of(request, pk), actor_of(request)
    hangs = any(by.can(one) for one in ("answer_assignments", "report_progress", "monitor_tasks", "assign_tasks"))
    context = {
        "obstacle": found,
        "shown": words.Shown(found),
        "hanging": hanging([found], by).get(found.pk, []),
        "steps": [(one, words.owner(one.whom) if one.whom is not None else "") for one in steps_of(found)],
        "buttons": buttons(found, by),
        "matter": matters.shown(found.assignment, by),
        "may_link": found.removed_at is None and hangs,
    }
    return recent.remember(request, render(request, "obstacles/obstacle.html", context), "obstacles.obstacle", pk)


def _may_review(request: HttpRequest) -> bool:
    by = actor_of(request)
    return by.can("decide_extensions") or (by.can("monitor_tasks") and bool(by.body_ids | by.served_body_ids))


@login_required
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """For a review session: the heaviest and oldest obstacles with the tasks that hang on them, decided one by one."""
    if not _may_review(request):
        raise Http404
    by = actor_of(request)
    page = Paginator(for_review(by, clock.now()), _REVIEWED).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    tasks = hanging(rows, by)
    context = {
        "page": page,
        "rows": [(Row(one), tasks.get(one.pk, [])) for one in rows],
        "may_decide": by.can("decide_extensions"),
        "title": _("Review of obstacles"),
    }
    return render(request, "obstacles/review.html", context)
