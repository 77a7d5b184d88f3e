"""The register of obstacles, one obstacle, the review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.assignments import matters
from decreta.core import clock
from decreta.kit import lists
from decreta.obstacles import words
from decreta.obstacles.beside import Row, buttons
from decreta.obstacles.enums import Kind
from decreta.obstacles.models import Obstacle
from decreta.obstacles.queries.ladders import of_obstacle
from decreta.obstacles.queries.owners import owners_like
from decreta.obstacles.queries.registered import Asked, Owners, breakdown, for_review, hanging, steps_of
from decreta.obstacles.tables.obstacles import OBSTACLES, address
from decreta.organisation.middleware import actor_of
from decreta.ui import recent

_REVIEWED = 20
_OWNERS = ("organisation", "body", "unit__organisation", "post__body", "post__unit__organisation")
_ASSIGNEE = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person")


def obstacle_of(request: HttpRequest, pk: UUID) -> Obstacle:
    """An obstacle that the actor may see; 404 for anybody else."""
    visible = Obstacle.objects.visible_to(actor_of(request)).with_weight()
    related = (*_OWNERS, *_ASSIGNEE, "assignment__holding__post", "assignment__parent")
    return get_object_or_404(visible.select_related(*related), pk=pk)


@login_required
@require_safe
def obstacles(request: HttpRequest) -> HttpResponse:
    """Every obstacle that the reader sees, by state, kind, owner, age and words; figures of them, each with its rows."""
    by, at = actor_of(request), clock.now()

    def about(shown: Any) -> dict[str, Any]:
        asked = shown.facts["asked"]
        kinds, owners = breakdown(by, asked, at)
        return {
            "by_kind": [(str(Kind(kind).label), n, address(asked, state="open", kind=kind)) for kind, n in kinds],
            "by_owner": _by_owner(owners, asked),
            "kinds": Kind.choices,
            "ages": words.AGES.items(),
            "may_review": _may_review(request),
        }

    return lists.page(request, OBSTACLES, "obstacles/obstacles.html", about)


@login_required
@require_safe
def owners(request: HttpRequest) -> HttpResponse:
    """What matches the part of a name that is being typed: who could remove an obstacle, as a fragment of options."""
    words = request.GET.get("q", "")[:100].replace("\x00", "")
    found = owners_like(words, actor_of(request), on=clock.today())
    return render(request, "organisation/choices.html", {"found": found})


def _by_owner(owners: Owners, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "open": n,
            "late": late,
            "open_url": address(asked, state="open", owner=key),
            "late_url": address(asked, state="late", owner=key),
        }
        for key, name, n, late in owners
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
        "rungs": words.rungs(of_obstacle(found)),
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
