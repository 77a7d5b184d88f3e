"""The list of documents."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.errors import allows
from decreta.documents import numbering
from decreta.documents.enums import DocumentState
from decreta.documents.forms import issuers_of
from decreta.documents.queries.lists import Filters, bodies_with_documents, documents_for, types_in_use
from decreta.documents.rules import may_draft
from decreta.documents.views.fetching import actor_of
from decreta.ui.listing import Chip


@login_required
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Documents that the actor may see, newest first, narrowed by the address."""
    actor = actor_of(request)
    filters = Filters.read(request.GET)
    listing = documents_for(actor, filters, after=request.GET.get("after", "")[:80])
    today = clock.today()
    types = [(code, numbering.type_name(regime, code, on=today)) for code, regime in types_in_use(actor)]
    context = {
        "listing": listing,
        "filters": filters,
        "chips": _chips(filters, dict(types)),
        "states": DocumentState.choices,
        "bodies": bodies_with_documents(actor),
        "types": types,
        "may_draft": any(allows(may_draft, issuer=issuer, by=actor) for issuer in issuers_of(actor)),
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
