"""The list of documents."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.documents import numbering
from decreta.documents.enums import DocumentState
from decreta.documents.queries.lists import Filters, bodies_to_choose, documents_for
from decreta.documents.views.fetching import actor_of
from decreta.ui.listing import Chip


@login_required
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Documents that the actor may see, newest first, narrowed by the address."""
    actor = actor_of(request)
    bodies = bodies_to_choose()
    filters = Filters.read(request.GET, bodies)
    listing = documents_for(actor, filters, after=request.GET.get("after", "")[:80])
    types = numbering.types_of_regimes({body.regime for body in bodies}, on=clock.today())
    context = {
        "listing": listing,
        "filters": filters,
        "chips": _chips(filters, dict(types)),
        "states": DocumentState.choices,
        "bodies": bodies,
        "types": types,
        "may_draft": actor.can("draft_documents")
        and bool(actor.body_ids | actor.served_body_ids | actor.organisation_ids),
    }
    return render(request, "documents/list.html", context)


def _chips(filters: Filters, types: dict[str, str]) -> list[Chip]:
    chips = []
    if filters.state:
        chips.append(Chip("state", _("State"), DocumentState(filters.state).label))
    if filters.body:
        chips.append(Chip("body", pgettext("document", "Issuer"), filters.body.name))
    if filters.type_code:
        chips.append(Chip("type", pgettext("document", "Type"), types.get(filters.type_code, filters.type_code)))
    if filters.words:
        chips.append(Chip("q", _("Words"), filters.words))
    return chips
