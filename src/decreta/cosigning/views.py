"""Pages of papers that several sign."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, allows
from decreta.cosigning import domain, rules
from decreta.cosigning.forms import CosignerForm
from decreta.cosigning.models import Cosigner
from decreta.cosigning.queries import asked
from decreta.documents import rules as documents
from decreta.documents.enums import DocumentState
from decreta.documents.forms.drafts import ReasonForm
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.documents.views.fetching import actor_of, document_of
from decreta.documents.views.pages import show
from decreta.organisation.walking import onward
from decreta.ui.methods import GET_POST


@login_required
@GET_POST
@idempotent
def signers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who signs besides the signer; while it is a draft, a form for another."""
    document, actor = document_of(request, pk), actor_of(request)
    if document.state == DocumentState.RECEIVED:
        raise Http404
    if request.method == "POST" and not allows(documents.may_revise, document, by=actor):
        raise PermissionDenied(_("Your post does not work on this draft."))
    form = CosignerForm(request.POST or None, document=document, words=request.GET.get("q", "").strip())
    if request.method == "POST" and form.is_valid():
        try:
            domain.name(document=document, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The post is asked to sign once the draft is submitted."))
            return redirect("cosigning:signers", pk=pk)
    context = {
        "document": document,
        "asked": asked(document, newest_version(document).content_hash),
        "may_name": document.state == DocumentState.DRAFT and allows(documents.may_revise, document, by=actor),
        "form": form,
        "words": request.GET.get("q", ""),
    }
    return render(request, "cosigning/signers.html", context, status=422 if form.errors else 200)


def _cosigner(request: HttpRequest, pk: UUID) -> tuple[Cosigner, Document, Actor]:
    found = Cosigner.objects.filter(pk=pk).select_related("post", "document").first()
    if found is None:
        raise Http404
    return found, document_of(request, found.document_id), actor_of(request)


@login_required
@require_POST
@idempotent
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a post no longer."""
    found, document, actor = _cosigner(request, pk)
    try:
        domain.drop(cosigner=found, by=actor)
    except ActRefused as refusal:
        return show(request, document, refusal=refusal)
    messages.success(request, _("The post is not asked any more."))
    return redirect("cosigning:signers", pk=document.pk)


@login_required
@recently_authenticated
@require_POST
@idempotent
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign the text that was read."""
    found, document, actor = _cosigner(request, pk)
    try:
        domain.agree(cosigner=found, version_hash=request.POST.get("version_hash", ""), by=actor)
    except ActRefused as refusal:
        return show(request, document, refusal=refusal)
    messages.success(request, _("You have signed this text."))
    return redirect(onward(request, "documents:document", pk=document.pk))


@login_required
@GET_POST
@idempotent
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse to sign, with the reason."""
    found, document, actor = _cosigner(request, pk)
    if not allows(rules.may_answer, found, by=actor):
        raise PermissionDenied(_("Another post is asked for this signature."))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain.refuse(cosigner=found, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Refused. Everybody who was to sign is told why."))
            return redirect(onward(request, "documents:document", pk=document.pk))
    context = {
        "document": document,
        "form": form,
        "title": _("Refuse to sign"),
        "button": _("Refuse with reason"),
        "danger": True,
        "note": _("The draft goes back to those who wrote it, and all who were to sign are told."),
    }
    return render(request, "documents/act.html", context, status=422 if form.errors else 200)
