"""Acts on one document: each view fetches what the actor may see, acts, answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from decreta.accounts.idempotency import FIELD, idempotent, key_of, new_key
from decreta.accounts.recent import recently_authenticated
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.documents import beginnings, delivering, numbering, policies, rules
from decreta.documents.domain import approval, checking, drafting, issuing, naming, registers
from decreta.documents.domain.audience import KINDS, close_to
from decreta.documents.domain.contents import text_of
from decreta.documents.domain.replying import link_reply
from decreta.documents.enums import CheckKind, DocumentState, How, Through
from decreta.documents.forms.drafts import AliasForm, DraftForm, IssueForm, ReasonForm, RevisionForm, issuers_of
from decreta.documents.models import Audience, Document, Number, Series
from decreta.documents.queries.document_page import changes_between
from decreta.documents.queries.registers import reserved_in
from decreta.documents.queries.texts import newest_version
from decreta.documents.templatetags.documents import audience_name, audience_reason
from decreta.documents.undoing import TAKE_BACK
from decreta.documents.views.answering import answered, first_words
from decreta.documents.views.fetching import actor_of, document_of
from decreta.documents.views.pages import show
from decreta.kit import undoing
from decreta.organisation.walking import onward
from decreta.ui.methods import GET_POST

logger = logging.getLogger(__name__)


@login_required
@GET_POST
@idempotent
def draft(request: HttpRequest) -> HttpResponse:
    """A new draft; one that answers an arrival begins with what is known of it."""
    if not actor_of(request).can("draft_documents") or not issuers_of(actor_of(request)):
        raise PermissionDenied(_("Your post does not draft documents for anybody."))
    answers = answered(request)
    form = DraftForm(
        request.POST or None, actor=actor_of(request), initial=first_words(answers) if answers is not None else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                drafted = drafting.draft(**form.cleaned_data, by=actor_of(request))
                if answers is not None:
                    link_reply(arrival=answers, document=drafted, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Draft saved."))
            return redirect("documents:document", pk=drafted.pk)
    context = {"form": form, "answers": answers, "ways": beginnings.ways()}
    return render(request, "documents/draft.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def revise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A changed text. When somebody else saved in between, the editor keeps his text and sees the other's."""
    document = document_of(request, pk)
    if refusal := _against(
        lambda: rules.may_revise(document, by=actor_of(request)), lambda: policies.can("revise", document)
    ):
        return show(request, document, refusal=refusal)
    newest = newest_version(document)
    form = (
        RevisionForm(request.POST, document=document)
        if request.method == "POST"
        else RevisionForm.showing(document, newest, text_of(newest))
    )
    if request.method == "GET":
        delivering.read(document, actor_of(request), How.OPENED, Through.PAGE)
    context: dict[str, Any] = {"document": document, "form": form, "newest": newest}
    context["watermark"] = delivering.mark_of(actor_of(request)) if document.is_protected else None
    if request.method == "POST" and form.is_valid():
        was_approved = document.state == DocumentState.APPROVED
        try:
            version = drafting.revise(document=document, **form.cleaned_data, by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
            context |= _conflict(document, form)
        else:
            messages.success(request, _("Version %(ordinal)s saved.") % {"ordinal": version.ordinal})
            if was_approved and document.state == DocumentState.DRAFT:
                messages.warning(request, _("The approval is void, because the text was changed. Submit it again."))
            return redirect("documents:document", pk=document.pk)
    return render(request, "documents/revise.html", context, status=422 if form.errors else 200)


def _conflict(document: Document, form: RevisionForm) -> dict[str, Any]:
    """What somebody else saved since the version that was edited, to be compared; saving again then goes on from it."""
    newest = newest_version(document)
    expected = form.cleaned_data.get("expected_version")
    edited = document.versions.filter(ordinal=expected).first()  # type: ignore[misc]
    if edited is None or edited == newest:
        return {}
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["expected_version"] = str(newest.ordinal)  # type: ignore[index]
    return {"newest": newest, "theirs": changes_between(edited, newest)}


def _decide(
    request: HttpRequest, pk: UUID, act: Callable[[Document], Any], done: str, *, undo: str = ""
) -> HttpResponse:
    """An act that the document's page itself asks for: done and back, or the page with the reasons."""
    document = document_of(request, pk)
    try:
        act(document)
    except ActRefused as refusal:
        return show(request, document_of(request, pk), refusal=refusal)
    if undo:
        undoing.succeed(request, done, undo, pk)
    else:
        messages.success(request, done)
    return redirect(onward(request, "documents:document", pk=pk))


@login_required
@require_POST
@idempotent
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the draft back before the signer has decided."""
    return _decide(
        request,
        pk,
        lambda document: approval.take_back(document=document, by=actor_of(request)),
        _("The draft is back with you."),
    )


@login_required
@require_POST
@idempotent
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the draft before its signer."""
    return _decide(
        request,
        pk,
        lambda document: approval.submit_for_approval(document=document, by=actor_of(request)),
        _("Submitted for approval."),
        undo=TAKE_BACK,
    )


@login_required
@recently_authenticated
@require_POST
@idempotent
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve the text that was read."""
    read = request.POST.get("version_hash", "")
    return _decide(
        request,
        pk,
        lambda document: approval.approve(document=document, version_hash=read, by=actor_of(request)),
        _("Text approved."),
    )


@login_required
@require_POST
@idempotent
def check_content(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer for what the text says."""
    return _check(request, pk, CheckKind.CONTENT, _("You answer for the content of this text."))


@login_required
@require_POST
@idempotent
def check_form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer for how the text is written."""
    return _check(request, pk, CheckKind.FORM, _("You answer for the form of this text."))


def _check(request: HttpRequest, pk: UUID, kind: CheckKind, done: str) -> HttpResponse:
    read = request.POST.get("version_hash", "")
    return _decide(
        request,
        pk,
        lambda document: checking.check(document=document, kind=kind, version_hash=read, by=actor_of(request)),
        done,
    )


def _against(*checks: Callable[[], None]) -> ActRefused | None:
    """The first refusal of some checks."""
    for check in checks:
        try:
            check()
        except ActRefused as refusal:
            return refusal
    return None


def _ask(
    request: HttpRequest,
    document: Document,
    form: ActForm,
    act: Callable[[dict[str, Any]], Any],
    *checks: Callable[[], None],
    title: str,
    button: str,
    done: str,
    danger: bool = False,
    note: str = "",
) -> HttpResponse:
    """Show the form of an act that the checks let through; on a good answer act and go back to the document."""
    if refusal := _against(*checks):
        return show(request, document, refusal=refusal)
    if request.method == "POST" and form.carries_out(act):
        messages.success(request, done)
        return redirect(onward(request, "documents:document", pk=document.pk))
    context = {"document": document, "form": form, "title": title, "button": button, "danger": danger, "note": note}
    return render(request, "documents/act.html", context, status=422 if form.errors else 200)


@login_required
@GET_POST
@idempotent
def return_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the text back with a reason."""
    document = document_of(request, pk)
    return _ask(
        request,
        document,
        ReasonForm(request.POST or None),
        lambda data: approval.return_draft(document=document, by=actor_of(request), **data),
        lambda: rules.may_return(document, by=actor_of(request)),
        lambda: policies.can("return_draft", document),
        title=_("Return the draft"),
        button=_("Return with reason"),
        done=_("Returned to the drafters."),
        danger=True,
    )


@login_required
@GET_POST
@idempotent
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the draft up."""
    document = document_of(request, pk)
    return _ask(
        request,
        document,
        ReasonForm(request.POST or None),
        lambda data: drafting.withdraw(document=document, by=actor_of(request), **data),
        lambda: rules.may_revise(document, by=actor_of(request)),
        lambda: policies.can("withdraw", document),
        title=_("Withdraw the draft"),
        button=_("Withdraw draft"),
        done=_("Draft withdrawn."),
        danger=True,
        note=_("It stays readable for those who worked on it and will never be issued."),
    )


@login_required
@GET_POST
@idempotent
def add_alias(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record another symbol."""
    document = document_of(request, pk)
    return _ask(
        request,
        document,
        AliasForm(request.POST or None),
        lambda data: naming.add_alias(document=document, by=actor_of(request), **data),
        lambda: rules.may_name(document, by=actor_of(request)),
        title=_("Record another symbol"),
        button=_("Record symbol"),
        done=_("The document is found under this symbol too."),
    )


@login_required
@recently_authenticated
@GET_POST
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Issue in three steps; the form's key makes a second sending give the same number."""
    document = document_of(request, pk)
    if refusal := _against(lambda: rules.may_issue(document, by=actor_of(request))):
        return show(request, document, refusal=refusal)
    data = request.POST.copy()
    if document.state == DocumentState.ISSUING:
        data["issued_on"] = data.get("issued_on") or document.issued_on  # type: ignore[assignment]  # its number has its date
    series = _register(document)
    kept = reserved_in(series)
    form = IssueForm(data, reserved=kept) if request.method == "POST" else IssueForm(reserved=kept)
    if request.method == "POST" and form.is_valid():
        try:
            issued = issuing.issue(
                document=document,
                idempotency_key=key_of(request),
                issued_on=form.cleaned_data["issued_on"],
                reserved=form.cleaned_data.get("reserved"),
                by=actor_of(request),
            )
        except ActRefused as refusal:
            form.take(refusal)
        except (OSError, RuntimeError, ValueError):
            logger.exception("the paper of document %s could not be made", pk)
            messages.error(
                request,
                _(
                    "The number is taken, but the paper could not be made yet. It will be tried again with the same number."
                ),
            )
            return redirect("documents:document", pk=pk)
        else:
            messages.success(request, _("Issued as %(symbol)s.") % {"symbol": issued.symbol})
            return redirect("documents:document", pk=pk)
    key = request.POST.get(FIELD) or new_key()
    context = {"document": document, "form": form, "key": key, "key_name": FIELD, "register": series}
    return render(request, "documents/issue.html", context, status=422 if form.errors else 200)


def _register(document: Document) -> Series | None:
    """The register that the number will come from, if it was opened or used already."""
    try:
        scope = numbering.scope_of(document, on=clock.today())
    except ActRefused:
        return None
    return Series.objects.select_related("term").filter(**scope.as_lookup()).first()


@login_required
@recently_authenticated
@GET_POST
@idempotent
def void_number(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a number void whose document was never sealed."""
    number = get_object_or_404(Number.objects.select_related("document"), pk=pk)
    document = document_of(request, number.document_id)
    return _ask(
        request,
        document,
        ReasonForm(request.POST or None),
        lambda data: registers.void_number(number=number, by=actor_of(request), **data),
        lambda: rules.may_keep_registers(document.issuer, by=actor_of(request)),
        lambda: policies.can_void(number),
        title=_("Make number %(symbol)s void") % {"symbol": document.symbol},
        button=_("Make number void"),
        done=_("The number is void and will not be given again."),
        danger=True,
        note=_("The number stays in the register with its reason. The document takes another one when it is issued."),
    )


@login_required
@GET_POST
@idempotent
def close_reader(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a reader off a document."""
    row = get_object_or_404(Audience.objects.select_related("document", "unit", "organisation", "body", "post"), pk=pk)
    document = document_of(request, row.document_id)
    row.document = document
    readers = {kind: getattr(row, kind) for kind in KINDS if getattr(row, f"{kind}_id") is not None}
    return _ask(
        request,
        document,
        ReasonForm(request.POST or None),
        lambda data: close_to(
            document=document, reason=row.reason, why=data["reason"], by=actor_of(request), **readers
        ),
        lambda: rules.may_close(row, by=actor_of(request)),
        title=_("Take a reader off"),
        button=_("Take reader off"),
        done=_("He no longer reads the document for this reason."),
        danger=True,
        note=_("%(reader)s: %(reason)s. What he has read or printed stays with him.")
        % {"reader": audience_name(row), "reason": audience_reason(row.reason)},
    )
