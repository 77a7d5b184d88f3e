"""Documents and registers by machine."""

from __future__ import annotations

import hashlib
import logging
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router

from decreta.accounts.actors import user_of
from decreta.accounts.idempotency import KeyReusedError, new_key
from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, checked_key, make
from decreta.api.answers import check_unchanged, listed, one, plain, shown
from decreta.api.describing import does, reads
from decreta.api.forms.documents import (
    AliasForm,
    ApprovalForm,
    CheckForm,
    CloseRegisterForm,
    DraftForm,
    IssueForm,
    ReasonForm,
    RegisterForm,
    RevisionForm,
    VoidForm,
)
from decreta.api.forms.queries import DocumentsQuery, PageQuery
from decreta.api.gate import PDF, actor_of
from decreta.api.paging import Order
from decreta.api.queries import documents as shapes
from decreta.api.queries.pages import Documents, Numbers, Registers
from decreta.api.references import References
from decreta.api.refusals import Refusal
from decreta.api.things import DOCUMENT, REGISTER, writer
from decreta.documents import rules
from decreta.documents.delivering import deliver, marked, read
from decreta.documents.domain import approval, checking, closing, drafting, issuing, naming, registers
from decreta.documents.domain.making import preview_bytes
from decreta.documents.enums import CheckKind, DocumentState, How, Through
from decreta.documents.models import Document, Number
from decreta.documents.queries.lists import Filters
from decreta.files.responses import file_response
from decreta.organisation.models import Body

logger = logging.getLogger(__name__)
router = Router(tags=["documents"])
_DOCUMENTS, _REGISTERS, _NUMBERS = writer(Documents), writer(Registers), writer(Numbers)
_VERSION, _SIGNATURES = writer(shapes.VersionShape), writer(shapes.VerificationShape)
_NEWEST_FIRST = Order(("-created_at", "pk"))


@reads(router, "/documents", Documents, name="documents", is_list=True)
def documents(request: HttpRequest, query: Query[DocumentsQuery]) -> HttpResponse:
    """Documents that the post may see, newest first."""
    body = Body.objects.filter(code=query.body).first() if query.body else None
    found = Document.objects.visible_to(actor_of(request))
    if query.body and body is None:
        found = found.none()
    filters = Filters(state=query.state, body=body, type_code=query.type, words=query.q.strip())
    page = _NEWEST_FIRST.page(
        found.filter(filters.condition()).values(*shapes.ROW), after=query.after, limit=query.limit
    )
    return listed(request, _DOCUMENTS, page, map(shapes.row, page.rows))


@does(
    router,
    "POST",
    "/documents",
    "documents.draft",
    name="draft_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=DraftForm,
    status=201,
    is_of_one=False,
)
def draft(request: HttpRequest) -> HttpResponse:
    """Begin a document with its first text; it has no number before it is issued."""
    data = bodies.read(request, DraftForm)
    known = References()
    issuer = known.agency(data.issuer, "/issuer")
    signer = known.post(data.signer_post, "/signer_post")
    known.check()
    assert issuer is not None
    return make(
        request,
        lambda by: drafting.draft(
            **data.model_dump(exclude={"issuer", "signer_post"}), issuer=issuer, signer_post=signer, by=by
        ),
        DOCUMENT,
    )


@reads(router, "/documents/{uuid:pk}", shapes.DocumentShape, name="document", is_of_one=True)
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A document with its present text, versions, approvals, other symbols and numbers."""
    found = DOCUMENT.find(actor_of(request), pk)
    read(found, actor_of(request), How.OPENED, Through.API)
    return shown(request, DOCUMENT, found)


def _readable(request: HttpRequest, pk: UUID) -> Document:
    """A document whose text the actor reads."""
    found = DOCUMENT.find(actor_of(request), pk)
    if not shapes.is_open(found, actor_of(request)):
        raise Http404
    return found


@reads(router, "/documents/{uuid:pk}/versions/{int:ordinal}", shapes.VersionShape, name="version")
def version(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponse:
    """One version with its text, in the blocks that clauses name."""
    found = _readable(request, pk)
    if ordinal > 100_000:
        raise Http404
    read(found, actor_of(request), How.OPENED, Through.API)
    return plain(_VERSION, shapes.version_shown(get_object_or_404(found.versions, ordinal=ordinal)))


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/versions",
    "documents.revise",
    name="revise_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=RevisionForm,
)
def revise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Save a changed text as a new version. What was approved no longer is."""
    data = bodies.read(request, RevisionForm)
    known = References()
    signer = known.post(data.signer_post, "/signer_post") if data.signer_post is not None else None
    known.check()
    words = data.model_dump(exclude={"signer_post"})
    return act_on(
        request, DOCUMENT, pk, lambda found, by: drafting.revise(document=found, signer_post=signer, **words, by=by)
    )


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/submit",
    "documents.submit_for_approval",
    name="submit_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
)
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the draft before the post that signs it."""
    return act_on(request, DOCUMENT, pk, lambda found, by: approval.submit_for_approval(document=found, by=by))


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/check",
    "documents.check",
    name="check_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=CheckForm,
)
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer for the content or the form of the text that was read, before it is signed."""
    data = bodies.read(request, CheckForm)
    return act_on(
        request,
        DOCUMENT,
        pk,
        lambda found, by: checking.check(
            document=found, kind=CheckKind(data.kind), version_hash=data.content_hash, by=by
        ),
    )


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/approve",
    "documents.approve",
    name="approve_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=ApprovalForm,
    is_signing=True,
)
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve the text that was read, known by its hash: the paper will bear the signature of the token's user."""
    data = bodies.read(request, ApprovalForm)
    return act_on(
        request,
        DOCUMENT,
        pk,
        lambda found, by: approval.approve(document=found, version_hash=data.content_hash, by=by),
    )


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/return",
    "documents.return_draft",
    name="return_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=ReasonForm,
)
def return_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the text back to its drafters, with a reason."""
    data = bodies.read(request, ReasonForm)
    return act_on(
        request, DOCUMENT, pk, lambda found, by: approval.return_draft(document=found, reason=data.reason, by=by)
    )


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/withdraw",
    "documents.withdraw",
    name="withdraw_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=ReasonForm,
)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a draft up, with a reason. It stays readable and will never be issued."""
    data = bodies.read(request, ReasonForm)
    return act_on(request, DOCUMENT, pk, lambda found, by: drafting.withdraw(document=found, reason=data.reason, by=by))


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/issue",
    "documents.take_number",
    "documents.seal",
    name="issue_document",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=IssueForm,
    is_signing=True,
)
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Number, sign and seal an approved document. The same idempotency key again gives the same number."""
    data = bodies.read(request, IssueForm)
    actor = actor_of(request)
    found = DOCUMENT.find(actor, pk)
    key = _number_key(request)
    if not Number.objects.filter(idempotency_key=key).exists():
        check_unchanged(request, DOCUMENT, found)
    try:
        issuing.issue(document=found, idempotency_key=key, issued_on=data.issued_on, by=actor)
    except (OSError, RuntimeError, ValueError) as error:
        logger.exception("the paper of document %s could not be made", pk)
        raise Refusal(
            "paper-not-made",
            _("The number is taken. It will be tried again with the same number."),
            headers={"Retry-After": 120},
        ) from error
    if data.issued_on is not None and found.issued_on != data.issued_on:
        raise KeyReusedError(key)
    return shown(request, DOCUMENT, DOCUMENT.find(actor, pk))


def _number_key(request: HttpRequest) -> str:
    """The key under which a number is taken: the user's own, so that two users' keys are never one."""
    key = checked_key(request)
    if not key:
        return new_key()
    return hashlib.sha256(f"{user_of(request).pk}:{key}".encode()).hexdigest()


@does(
    router,
    "POST",
    "/documents/{uuid:pk}/aliases",
    "documents.add_alias",
    name="add_alias",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=AliasForm,
)
def add_alias(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record another symbol under which it is cited."""
    data = bodies.read(request, AliasForm)
    return act_on(request, DOCUMENT, pk, lambda found, by: naming.add_alias(document=found, **data.model_dump(), by=by))


@reads(router, "/documents/{uuid:pk}/paper", None, name="paper_of_document", gives=PDF)
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The issued paper, signed by person and organ (PDF)."""
    found = _readable(request, pk)
    if found.paper is None:
        raise Http404
    return deliver(found, found.paper, request=request, actor=actor_of(request), through=Through.API)


@reads(router, "/documents/{uuid:pk}/original", None, name="original_of_document", gives=PDF)
def original(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The signed file as it is stored; of a protected paper only for those who keep it."""
    found = _readable(request, pk)
    if found.paper is None:
        raise Http404
    if found.is_protected:
        rules.may_fetch_original(found, by=actor_of(request))
        read(found, actor_of(request), How.ORIGINAL, Through.API, file=found.paper.name)
    return file_response(found.paper, inline=False, request=request, is_whole=True)


@reads(router, "/documents/{uuid:pk}/preview", None, name="preview_of_document", gives=PDF)
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft as a paper: without number and date, marked as a draft, unsigned (PDF)."""
    found = _readable(request, pk)
    if found.state == DocumentState.RECEIVED:
        raise Http404
    made = preview_bytes(found)
    if found.is_protected:
        read(found, actor_of(request), How.DOWNLOADED, Through.API, file=f"draft-{pk}.pdf")
        return marked(made, f"draft-{pk}.pdf", actor_of(request), How.DOWNLOADED)
    return HttpResponse(made, content_type=PDF, headers={"Cache-Control": "private, no-store"})


@reads(router, "/documents/{uuid:pk}/signatures", shapes.VerificationShape, name="signatures_of_document")
def signatures(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the signatures of the paper are worth."""
    found = _readable(request, pk)
    if found.paper is None:
        raise Http404
    return plain(_SIGNATURES, shapes.verification(found.paper))


@reads(router, "/registers", Registers, name="registers", is_list=True)
def all_registers(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Registers of the issuers that the post works for."""
    page = Order(("opened_at", "pk")).page(shapes.registers(actor_of(request)), after=query.after, limit=query.limit)
    return listed(request, _REGISTERS, page, map(shapes.register, page.rows))


@does(
    router,
    "POST",
    "/registers",
    "documents.open_register",
    name="open_register",
    scope=Scope.DOCUMENTS,
    shape=shapes.RegisterDetail,
    form=RegisterForm,
    status=201,
    is_of_one=False,
)
def open_register(request: HttpRequest) -> HttpResponse:
    """Open a register at a number, or move it up."""
    data = bodies.read(request, RegisterForm)
    known = References()
    issuer = known.agency(data.issuer, "/issuer")
    term = known.term(data.term, "/term") if data.term else None
    known.check()
    assert issuer is not None
    words = data.model_dump(exclude={"issuer", "term"})
    return make(request, lambda by: registers.open_register(issuer=issuer, term=term, **words, by=by), REGISTER)


@reads(router, "/registers/{uuid:pk}", shapes.RegisterDetail, name="register", is_of_one=True)
def register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A register, with gaps that nothing explains (there are none)."""
    return one(request, REGISTER, pk)


@does(
    router,
    "POST",
    "/registers/{uuid:pk}/close",
    "documents.close_register",
    name="close_register",
    scope=Scope.DOCUMENTS,
    shape=shapes.RegisterDetail,
    form=CloseRegisterForm,
)
def close_register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a register whose year or term is over; no number is taken from it any more. Final."""
    data = bodies.read(request, CloseRegisterForm)
    actor = actor_of(request)
    found = REGISTER.find(actor, pk)
    if found.closed_at is None:
        check_unchanged(request, REGISTER, found)
    # In steps, with nothing open while the book is signed; sent again it is closed already.
    closing.close_register(series=found, reason=data.reason, by=actor)
    return shown(request, REGISTER, REGISTER.find(actor, pk))


@reads(router, "/registers/{uuid:pk}/numbers", Numbers, name="numbers", is_list=True)
def numbers(request: HttpRequest, pk: UUID, query: Query[PageQuery]) -> HttpResponse:
    """The numbers of a register, the latest first; subjects only of documents that the post may see."""
    found = REGISTER.find(actor_of(request), pk)
    rows = Number.objects.filter(series=found).select_related("document").defer("document__search")
    page = Order(("-number", "pk")).page(rows, after=query.after, limit=query.limit)
    return listed(request, _NUMBERS, page, shapes.numbers(page.rows, actor_of(request)))


@does(
    router,
    "POST",
    "/numbers/{uuid:pk}/void",
    "documents.void_number",
    name="void_number",
    scope=Scope.DOCUMENTS,
    shape=shapes.DocumentShape,
    form=VoidForm,
)
def void_number(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a number void whose document was never sealed. It is kept with its reason and never given again."""
    data = bodies.read(request, VoidForm)
    number = get_object_or_404(
        Number.objects.select_related("document"), pk=pk, document__in=Document.objects.visible_to(actor_of(request))
    )
    return act_on(
        request,
        DOCUMENT,
        number.document_id,
        lambda found, by: registers.void_number(number=number, reason=data.reason, by=by),
    )
