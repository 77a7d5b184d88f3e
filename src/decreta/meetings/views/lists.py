"""The list of sittings."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from decreta.meetings.queries.lists import coming, past
from decreta.meetings.views.common import actor_of
from decreta.ui.listing import Pager, View

_PAGE = 30


@login_required
@require_safe
def sittings(request: HttpRequest) -> HttpResponse:
    """Sittings to come and past ones that the actor may see."""
    actor = actor_of(request)
    is_past = request.GET.get("when") == "past"
    page = Paginator(past(actor) if is_past else coming(actor), _PAGE).get_page(request.GET.get("page"))
    here = reverse("meetings:list")
    context = {
        "page": page,
        "pages": Pager.numbered(page.number, _PAGE, page.paginator.count),
        "is_past": is_past,
        "tabs": [
            View(_("To come"), here, is_current=not is_past),
            View(_("Past sittings"), f"{here}?when=past", is_current=is_past),
        ],
        "may_create": actor.can("prepare_sittings") and bool(actor.body_ids | actor.served_body_ids),
    }
    return render(request, "meetings/list.html", context)
