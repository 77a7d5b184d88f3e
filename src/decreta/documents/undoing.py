"""What can be taken back of documents: a submission, before the signer has decided."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.documents.domain import approval
from decreta.documents.models import Document
from decreta.kit import undoing

TAKE_BACK = "documents.take_back"


def register() -> None:
    """Enter it."""
    undoing.register(TAKE_BACK, _take_back, _("The draft is back with you."))


def _take_back(pk: UUID, by: Actor) -> None:
    approval.take_back(document=Document.objects.visible_to(by).get(pk=pk), by=by)
