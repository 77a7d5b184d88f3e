"""Lines of the outgoing book: one for every number, also for those that are void, reserved or half taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decreta.books import sources
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.documents.enums import NumberState
from decreta.documents.models import Approval, Audience, Document, Number, Version
from decreta.ui import moments
from decreta.ui.tables import Plain

#: How a distribution list names the file copy: it begins so.
ARCHIVE = "lưu"


@dataclass(frozen=True)
class Line:
    """One line of a book. `values` are its columns; `address` leads to what stands there, for those who may open it."""

    pk: UUID
    number: int
    state: str
    is_crossed: bool
    is_late: bool
    page: str
    language: str
    values: Mapping[str, Plain]


def outgoing(part: QuerySet[Number], actor: Actor) -> list[Line]:
    """Lines of some numbers. Five statements, more when an area is asked for the way of the papers."""
    related = ("document__signer_post", "document__drafting_unit", "document__body", "document__organisation")
    numbers = list(part.select_related(*related).defer("document__search"))
    ids = [one.document_id for one in numbers if one.document_id is not None]
    readable = set(Document.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    known = _Known.of(ids)
    return [_line(one, known, is_readable=one.document_id in readable) for one in numbers]


@dataclass(frozen=True)
class _Known:
    """What stands about the documents of a part, asked for all of them at once."""

    signers: Mapping[UUID, str]
    opened: Mapping[UUID, Plain]
    dispatched: Mapping[UUID, Plain]
    receipts: Mapping[UUID, Plain]
    copies: Mapping[UUID, Plain]

    @classmethod
    def of(cls, ids: list[UUID]) -> _Known:
        approvals = Approval.objects.filter(document__in=ids).order_by("approved_at")
        signed = approvals.values_list("document_id", "by", "holding__person__full_name")
        opened = Audience.objects.filter(document__in=ids, reason="recipient").order_by()
        return cls(
            signers={document: str(by.get("name") or name) for document, by, name in signed},
            opened={
                document: moments.local(at).date()
                for document, at in opened.values("document_id")
                .annotate(first=Min("opens_at"))
                .values_list("document_id", "first")
            },
            dispatched=sources.asked("dispatched_on", ids),
            receipts=sources.asked("receipt", ids),
            copies={**_written_copies(ids), **sources.asked("copies", ids)},
        )


def _written_copies(ids: list[UUID]) -> Mapping[UUID, Plain]:
    """In how many copies a paper is made, where its newest text says so."""
    said = Version.objects.filter(document__in=ids, content__particulars__has_key="copies").order_by("ordinal")
    return dict(said.values_list("document_id", "content__particulars__copies"))


def _line(one: Number, known: _Known, *, is_readable: bool) -> Line:
    document = one.document
    is_given = document is not None and one.state in {NumberState.TAKEN, NumberState.SEALED}
    values: dict[str, Plain] = {"symbol": f"{one.number:02d}", "note": _note(one)}
    if document is not None and is_given:
        values |= {"symbol": document.symbol, "issued_on": document.issued_on}
        values |= _of_document(document, known) if is_readable else {"type_and_subject": _("not open to your post")}
    return Line(
        pk=one.pk,
        number=one.number,
        state=one.state,
        is_crossed=one.state == NumberState.VOID,
        is_late=one.is_late,
        page=str(one.document_id) if is_readable and is_given else "",
        language=document.language if document else "",
        values=values,
    )


def _of_document(document: Document, known: _Known) -> dict[str, Plain]:
    names = [str(entry["name"]) for entry in document.recipients]
    kept = [name for name in names if name.casefold().startswith(ARCHIVE)]
    sent = [name for name in names if name not in kept]
    is_issued = document.paper_id is not None
    type_name = numbering.type_name(
        document.regime, document.type_code, on=document.issued_on or document.created_at.date()
    )
    return {
        "type_and_subject": f"{type_name}: {capfirst(document.subject) or _('(not entered: above what is kept here)')}",
        "secrecy": document.get_secrecy_display() if document.secrecy else "",
        "signer": known.signers.get(document.pk) or (document.signer_post.name if document.signer_post else ""),
        "recipients": "; ".join(sent),
        "archive_holder": "; ".join(kept) or (document.drafting_unit.name if document.drafting_unit else ""),
        # One for every recipient and one for the file, unless the paper or its dispatch says another number.
        "copies": known.copies.get(document.pk, len(sent) + 1 if is_issued else None),
        "dispatched_on": known.dispatched.get(document.pk, known.opened.get(document.pk)),
        "receipt": known.receipts.get(document.pk, ""),
    }


def _note(one: Number) -> str:
    said = []
    if one.state == NumberState.VOID:
        said.append(_("Void: %(reason)s") % {"reason": one.void_reason})
    if one.state == NumberState.TAKEN:
        said.append(_("being issued"))
    if one.reserved_at is not None:
        words = _("Reserved on %(day)s for %(whom)s: %(reason)s")
        day = moments.day(moments.local(one.reserved_at).date())
        said.append(words % {"day": day, "whom": one.reserved_for, "reason": one.reserved_reason})
    if one.is_late:
        said.append(_("Entered late, on %(day)s") % {"day": moments.day(moments.local(one.taken_at).date())})
    return "; ".join(said)
