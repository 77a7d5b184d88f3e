"""The list of sittings."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.kit import lists
from decreta.meetings.tables import SITTINGS
from decreta.meetings.views.common import actor_of


@login_required
@require_safe
def sittings(request: HttpRequest) -> HttpResponse:
    """Sittings to come and past ones that the actor may see."""
    actor = actor_of(request)
    may_create = actor.can("prepare_sittings") and bool(actor.body_ids | actor.served_body_ids)
    return lists.page(request, SITTINGS, "meetings/list.html", lambda shown: {"may_create": may_create})
