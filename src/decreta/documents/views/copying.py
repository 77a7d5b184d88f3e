"""A copy of a paper that was issued or received."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import FIELD, key_of, new_key
from decreta.accounts.recent import recently_authenticated
from decreta.core.errors import ActRefused
from decreta.documents import policies
from decreta.documents.domain import copying
from decreta.documents.forms.copies import CopyForm
from decreta.documents.forms.drafts import issuers_of
from decreta.documents.models import Document, Number
from decreta.documents.views.fetching import actor_of, document_of
from decreta.documents.views.pages import show
from decreta.ui.methods import GET_POST

logger = logging.getLogger(__name__)


@login_required
@recently_authenticated
@GET_POST
def copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a copy; the form's key makes a second sending give the same one."""
    document, actor = document_of(request, pk), actor_of(request)
    if not actor.can("issue_documents") or not issuers_of(actor):
        raise PermissionDenied(_("Your post does not make copies for anybody."))
    try:
        policies.can_be_copied(document)
    except ActRefused as refusal:
        return show(request, document, refusal=refusal)
    form = CopyForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = copying.copy(document=document, wish=form.wish, idempotency_key=key_of(request), by=actor)
        except ActRefused as refusal:
            form.take(refusal)
        except (OSError, RuntimeError, ValueError):
            logger.exception("a copy of document %s could not be made", pk)
            messages.error(
                request,
                _(
                    "The number is taken, but the copy could not be made yet. It will be tried again with the same number."
                ),
            )
            return _to(_numbered(key_of(request)) or document)
        else:
            messages.success(request, _("Copied as %(symbol)s.") % {"symbol": made.symbol})
            return _to(made)
    key = request.POST.get(FIELD) or new_key()
    context = {"document": document, "form": form, "key": key, "key_name": FIELD}
    return render(request, "documents/copy.html", context, status=422 if form.errors else 200)


def _numbered(key: str) -> Document | None:
    number = Number.objects.filter(idempotency_key=key).select_related("document").first()
    return number.document if number else None


def _to(document: Document) -> HttpResponse:
    return redirect("documents:document", pk=document.pk)
