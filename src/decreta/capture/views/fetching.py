"""The fetch is the check: what the actor may not see does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def paper_of(request: HttpRequest, pk: UUID) -> TrayPaper:
    """A paper of a tray that is the actor's business; 404 for everybody else."""
    found = TrayPaper.objects.visible_to(actor_of(request))
    found = found.select_related("organisation", "rendition__blob", "readable__blob", "arrival__document")
    return get_object_or_404(found.defer("arrival__document__search"), pk=pk)
