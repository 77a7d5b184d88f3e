"""Documents and registers as they are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import (
    Coded,
    Doer,
    Level,
    Place,
    PostRef,
    at,
    coded,
    doer,
    level,
    moment,
    name_in,
    place,
    post,
)
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents import numbering, rules
from decreta.documents.domain.contents import text_of
from decreta.documents.enums import CheckKind, DocumentState, NumberState, Secrecy, Urgency
from decreta.documents.models import Document, Number, Series
from decreta.documents.queries.document_page import page_of, visible_documents
from decreta.documents.queries.registers import series_open_to, unexplained_gaps
from decreta.documents.queries.signatures import verdicts_of
from decreta.documents.rendering.canonical import blocks_of
from decreta.files.models import StoredFile


class DocumentRow(TypedDict):
    """A document in a list."""

    id: UUID
    type: Coded
    symbol: str
    subject: str
    state: Coded
    issuer: Place
    urgency: Level
    secrecy: Level
    decided_on: dt.date | None
    issued_on: dt.date | None
    created_at: dt.datetime


class VersionRow(TypedDict):
    """One version of a document's text."""

    ordinal: int
    content_hash: str
    note: str
    created_at: dt.datetime
    created_by: Doer


class ApprovalRow(TypedDict):
    """An approval, and whether it stands for the present text."""

    version: int
    content_hash: str
    stands: bool
    who: str
    post: str
    approved_at: dt.datetime


class CheckRow(TypedDict):
    """Who answered for the content or the form of a version."""

    version: int
    content_hash: str
    kind: Coded
    who: str
    checked_at: dt.datetime


class AliasRow(TypedDict):
    """Another symbol under which it is cited."""

    symbol: str
    reason: str


class NumberOfDocument(TypedDict):
    """A number that was taken for it."""

    id: UUID
    number: int
    state: Coded
    void_reason: str


class Recipient(TypedDict):
    """To whom it goes, as printed."""

    name: str
    is_known: bool


class DocumentShape(DocumentRow):
    """A document with its present text and what became of it."""

    language: str
    signer_post: PostRef | None
    recipients: list[Recipient]
    text: str
    version: int
    content_hash: str
    versions: list[VersionRow]
    checks: list[CheckRow]
    approvals: list[ApprovalRow]
    aliases: list[AliasRow]
    numbers: list[NumberOfDocument]
    paper_sha256: str | None
    recalled_at: dt.datetime | None


class BlockShape(TypedDict):
    """A paragraph of the text, by its anchor."""

    anchor: str
    kind: str
    label: str
    text: str


class VersionShape(VersionRow):
    """One version with its text."""

    document: UUID
    text: str
    blocks: list[BlockShape]


class SkippedShape(TypedDict):
    """A stretch of numbers that was left out by an act."""

    first: int
    last: int
    authority: str
    reason: str


class RegisterShape(TypedDict):
    """A register and where it goes on."""

    id: UUID
    issuer: Place
    type_code: str
    term: str | None
    year: int | None
    first_number: int
    next_number: int
    opened_at: dt.datetime
    authority: str
    reason: str
    skipped: list[SkippedShape]
    closed_at: dt.datetime | None
    closing_reason: str


class RegisterDetail(RegisterShape):
    """A register with gaps that nothing explains; there are none unless data were tampered with."""

    unexplained_gaps: list[int]


class NumberRow(TypedDict):
    """A number of a register; its subject only where the document is open to the reader."""

    id: UUID
    number: int
    state: Coded
    taken_at: dt.datetime
    void_reason: str
    reserved_for: str
    symbol: str
    issued_on: dt.date | None
    document: UUID | None
    subject: str | None


_PLACE = ("code", "name_vi", "name_en", "name_ja")
ROW = (
    *("id", "type_code", "regime", "symbol", "subject", "state", "urgency", "secrecy"),
    *("decided_on", "issued_on", "created_at", "pk"),
    *(f"{of}__{name}" for of in ("body", "organisation") for name in _PLACE),
    "correspondent__name",
)


def row(of: dict[str, Any]) -> DocumentRow:
    """A row of the list, from the columns of `ROW`."""
    day = of["issued_on"] or of["created_at"].date()
    return {
        "id": of["id"],
        "type": {"code": of["type_code"], "label": numbering.type_name(of["regime"], of["type_code"], on=day)},
        "symbol": of["symbol"],
        "subject": of["subject"],
        "state": coded(DocumentState, of["state"]),
        "issuer": _issuer(of),
        "urgency": level(Urgency, of["urgency"]),
        "secrecy": level(Secrecy, of["secrecy"]),
        "decided_on": of["decided_on"],
        "issued_on": of["issued_on"],
        "created_at": moment(of["created_at"]),
    }


def _issuer(of: dict[str, Any]) -> Place:
    """Who issued it, from the columns of a row: a body, an organisation, or somebody outside, who has no code."""
    if of["correspondent__name"] is not None:
        return {"kind": "correspondent", "code": "", "name": of["correspondent__name"]}
    if of["body__code"]:
        return {"kind": "body", "code": of["body__code"], "name": name_in(of, "body__")}
    return {"kind": "organisation", "code": of["organisation__code"], "name": name_in(of, "organisation__")}


def find(actor: Actor, key: UUID) -> Document:
    """A document that the actor may see."""
    return get_object_or_404(visible_documents(actor), pk=key)


def shown(of: Document, actor: Actor) -> DocumentShape:
    """A document. Six statements more."""
    page = page_of(of)
    day = of.issued_on or of.created_at.date()
    return {
        "id": of.pk,
        "type": {"code": of.type_code, "label": numbering.type_name(of.regime, of.type_code, on=day)},
        "symbol": of.symbol,
        "subject": of.subject,
        "state": coded(DocumentState, of.state),
        "issuer": place(of.author),
        "urgency": level(Urgency, of.urgency),
        "secrecy": level(Secrecy, of.secrecy),
        "decided_on": of.decided_on,
        "issued_on": of.issued_on,
        "created_at": moment(of.created_at),
        "language": of.language,
        "signer_post": post(of.signer_post) if of.signer_post else None,
        "recipients": [
            {"name": one["name"], "is_known": "organisation" in one or "body" in one} for one in of.recipients
        ],
        "text": text_of(page.newest) if is_open(of, actor) else "",
        "version": page.newest.ordinal,
        "content_hash": page.newest.content_hash,
        "versions": [version_row(one) for one in page.versions],
        "checks": [
            {
                "version": one.version.ordinal,
                "content_hash": one.content_hash,
                "kind": coded(CheckKind, one.kind),
                "who": one.by.get("name", ""),
                "checked_at": moment(one.checked_at),
            }
            for one in page.checks
        ],
        "approvals": [
            {
                "version": one.approval.version.ordinal,
                "content_hash": one.approval.content_hash,
                "stands": one.stands,
                "who": one.who,
                "post": one.post,
                "approved_at": moment(one.approval.approved_at),
            }
            for one in page.approvals
        ],
        "aliases": [{"symbol": one.symbol, "reason": one.reason} for one in page.aliases],
        "numbers": [
            {
                "id": one.pk,
                "number": one.number,
                "state": coded(NumberState, one.state),
                "void_reason": one.void_reason,
            }
            for one in page.numbers
        ],
        "paper_sha256": of.paper.blob_id if of.paper else None,
        "recalled_at": at(of.recalled_at),
    }


def is_open(of: Document, actor: Actor) -> bool:
    """Whether the actor reads the text: of a recalled paper only its issuer does."""
    return allows(rules.may_read_text, of, by=actor)


def version_row(of: Any) -> VersionRow:
    """A version in the list of a document's."""
    return {
        "ordinal": of.ordinal,
        "content_hash": of.content_hash,
        "note": of.note,
        "created_at": moment(of.created_at),
        "created_by": doer(of.created_by),
    }


def version_shown(of: Any) -> VersionShape:
    """A version with its text in blocks, as clauses name them."""
    return {
        **version_row(of),
        "document": of.document_id,
        "text": text_of(of),
        "blocks": [
            {"anchor": one.anchor, "kind": str(one.kind.value), "label": one.label, "text": one.text}
            for one in blocks_of(of.content)
        ],
    }


def registers(actor: Actor) -> QuerySet[Series]:
    """Registers that are open to the actor."""
    return series_open_to(actor).select_related("body", "organisation", "term")


def register(of: Series) -> RegisterShape:
    """A register in a list."""
    issuer = of.body or of.organisation
    assert issuer is not None
    return {
        "id": of.pk,
        "issuer": place(issuer),
        "type_code": of.type_code,
        "term": str(of.term) if of.term else None,
        "year": of.year,
        "first_number": of.first_number,
        "next_number": of.next_number,
        "opened_at": moment(of.opened_at),
        "authority": of.opening_authority,
        "reason": of.opening_reason,
        "skipped": [
            {"first": one["from"], "last": one["to"], "authority": one["authority"], "reason": one["reason"]}
            for one in of.skipped
        ],
        "closed_at": moment(of.closed_at) if of.closed_at else None,
        "closing_reason": of.closing_reason,
    }


def register_shown(of: Series, actor: Actor) -> RegisterDetail:
    """A register by itself."""
    return {**register(of), "unexplained_gaps": unexplained_gaps(of)}


def find_register(actor: Actor, key: UUID) -> Series:
    """A register that is open to the actor."""
    return get_object_or_404(registers(actor), pk=key)


def numbers(rows: list[Number], actor: Actor) -> list[NumberRow]:
    """Numbers of a register; one statement tells which documents are open to the actor."""
    readable = set(
        Document.objects.visible_to(actor).filter(pk__in=[one.document_id for one in rows]).values_list("pk", flat=True)
    )
    return [_number(one, is_open=one.document_id in readable) for one in rows]


def _number(of: Number, *, is_open: bool) -> NumberRow:
    is_live = of.document is not None and of.state != NumberState.VOID
    return {
        "id": of.pk,
        "number": of.number,
        "state": coded(NumberState, of.state),
        "taken_at": moment(of.taken_at),
        "void_reason": of.void_reason,
        "reserved_for": of.reserved_for,
        "symbol": of.document.symbol if of.document and is_live else "",
        "issued_on": of.document.issued_on if of.document and is_live else None,
        "document": of.document_id if is_open else None,
        "subject": of.document.subject if of.document and is_open else None,
    }


class SignatureShape(TypedDict):
    """A signature of a paper and the verdict on it (EN 319 102-1)."""

    field: str
    signer: str
    signed_at: dt.datetime | None
    indication: str
    reason: str


class VerificationShape(TypedDict):
    """What the signatures of a paper are worth."""

    paper_sha256: str
    signatures: list[SignatureShape]


def verification(of: StoredFile) -> VerificationShape:
    """The verdicts on one paper."""
    return {
        "paper_sha256": of.blob_id,
        "signatures": [
            {
                "field": one.field,
                "signer": one.signer,
                "signed_at": at(one.signed_at),
                "indication": one.indication.value,
                "reason": one.reason,
            }
            for one in verdicts_of(of)
        ],
    }
