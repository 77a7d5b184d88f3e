"""The list of documents."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.documents.tables.documents import DOCUMENTS
from decreta.documents.views.fetching import actor_of
from decreta.kit import lists


@login_required
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Documents that the actor may see, newest first, narrowed by the address."""
    actor = actor_of(request)
    places = actor.body_ids | actor.served_body_ids | actor.organisation_ids
    may_draft = actor.can("draft_documents") and bool(places)
    return lists.page(request, DOCUMENTS, "documents/list.html", lambda shown: {"may_draft": may_draft})
