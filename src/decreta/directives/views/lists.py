"""Lists of tasks and of directives."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.directives.models import Directive
from decreta.directives.queries.task_list import task_list
from decreta.organisation.middleware import actor_of

_PAGE = 50


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks that the actor may see, narrowed by the address: body, directive, period, class, agency, words, as-of day."""
    found = task_list(request.GET, actor_of(request))
    return render(request, "directives/tasks.html", {"list": found, "at": clock.now()})


@login_required
@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """Documents that assign tasks: what they declare, and how many tasks were made of them."""
    found = (
        Directive.objects.visible_to(actor_of(request))
        .select_related("document", "body")
        .annotate(assigned=Count("tasks"))
    )
    page = Paginator(found.order_by("-decided_on", "pk"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "directives/directives.html", {"page": page})
