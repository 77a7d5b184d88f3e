"""Issuing in three recorded steps (principle 6): take the number, make the paper, seal it.

take   one transaction: the next number from the counter row, date and symbol, state `issuing`
make   no transaction open: the paper is rendered with its number, signed by the person and by the organ
seal   one transaction: the paper is stored, the number is in force, the document is issued

A process that dies between two steps leaves a document that is being issued. `recover` goes on with the
same number; a clerk may void it with a reason instead. No number is given twice, none vanishes.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import DecretaError, Invalid, NotNow
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies, proving, rules
from decreta.documents.domain import audience
from decreta.documents.domain.counting import next_number
from decreta.documents.domain.indexing import index
from decreta.documents.domain.making import paper_bytes
from decreta.documents.domain.registers import lock_series
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Alias, Document, Number
from decreta.documents.numbering import Scope
from decreta.documents.queries.texts import newest_version
from decreta.documents.signatories import others
from decreta.files.domain import store
from decreta.organisation.models import Body

logger = logging.getLogger(__name__)

HALF_ISSUED_AFTER = dt.timedelta(minutes=2)
KEY_LIMIT = 80


def issue(
    *,
    document: Document,
    idempotency_key: str,
    by: Actor,
    issued_on: dt.date | None = None,
    reserved: Number | None = None,
    at: dt.datetime | None = None,
) -> Document:
    """Number, sign and seal an approved document. The same key again gives the same number, whatever happened in between.

    `reserved` is a number that was kept for it; without, the register gives the next one.
    """
    number = take_number(
        document=document, idempotency_key=idempotency_key, issued_on=issued_on, reserved=reserved, by=by, at=at
    )
    if number.state == NumberState.TAKEN:
        finish(document=document, by=by, at=at)
    document.refresh_from_db()
    return document


def finish(*, document: Document, by: Actor, at: dt.datetime | None = None) -> None:
    """Make the paper of a number that was taken, and seal it. That somebody else did so meanwhile is as good.

    A form that is sent again while its first sending is still at work, and a recovery beside it, meet here.
    """
    try:
        pdf = make(document=document)
    except NotNow:
        sealed = Document.objects.filter(pk=document.pk, state=DocumentState.ISSUED, paper__isnull=False)
        if not sealed.filter(symbol=document.symbol, issued_on=document.issued_on).exists():
            raise
        return
    seal(document=document, pdf=pdf, by=by, at=at)


def take_number(
    *,
    document: Document,
    idempotency_key: str,
    by: Actor,
    issued_on: dt.date | None = None,
    reserved: Number | None = None,
    at: dt.datetime | None = None,
) -> Number:
    """Take the next number of the document's series, or one that was reserved in it, in a transaction of its own.

    The same key gives the same number; with another document it is refused. Raises NotAllowed, NotNow, Invalid.
    """
    if not 8 <= len(idempotency_key) <= KEY_LIMIT:
        raise Invalid.of(_("The key of this form is missing. Open the page again."), code="no_key")
    try:
        _take_number(
            document=document, idempotency_key=idempotency_key, issued_on=issued_on, reserved=reserved, by=by, at=at
        )
    except IntegrityError as error:
        # Two documents arrived with one key at the same instant; the unique key let one through.
        if _taken_with(idempotency_key) is None:
            raise
        raise other_document() from error
    number = _taken_with(idempotency_key)
    assert number is not None
    if number.state == NumberState.VOID:
        raise NotNow.of(_("The number that this form took was made void. Open the page again."), code="voided")
    # The caller's document goes on as the one that bears this number: by it `make` and `seal` know their paper.
    for name in ("state", "symbol", "symbol_key", "issued_on", "issuing_since"):
        setattr(document, name, getattr(number.document, name))
    return number


@act("documents.take_number")
def _take_number(
    *,
    document: Document,
    idempotency_key: str,
    issued_on: dt.date | None,
    reserved: Number | None,
    by: Actor,
    at: dt.datetime | None,
) -> Number | None:
    """None when this key has its number already."""
    rules.may_issue(document, by=by)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    earlier = _taken_with(idempotency_key)
    if earlier is not None:
        if earlier.document_id != locked.pk:
            raise other_document()
        return None
    moment = at or clock.now()
    today = moment.astimezone(clock.zone()).date()
    day = issued_on or today
    newest = newest_version(locked)
    policies.can_take_number(locked, newest, issued_on=day, today=today)
    others().allow_number(locked, newest)
    scope = numbering.scope_of(locked, on=day)
    if reserved is None:
        series_id, taken = next_number(scope, moment)
        _check_order(series_id, taken, day)
        number = Number.objects.create(
            series_id=series_id, number=taken, document=locked, idempotency_key=idempotency_key, taken_at=moment
        )
    else:
        number = _use_reserved(reserved, scope, locked, idempotency_key, moment)
        taken = number.number
        _check_order(number.series_id, taken, day)
    locked.state = policies.target("take_number")
    locked.issued_on = day
    locked.symbol = numbering.symbol(locked, taken, on=day)
    locked.symbol_key = normalise_symbol(locked.symbol)
    # Real time: recovery must also wake up in a demonstration whose clock stands still.
    locked.issuing_since = clock.real_now()
    locked.save(update_fields=["state", "issued_on", "symbol", "symbol_key", "issuing_since"])
    index(locked, newest)
    proving.give(locked)
    record(
        "documents.number_taken",
        by=by,
        on=locked,
        about=[locked.issuer, number.series],
        at=at,
        facts={
            "number": taken,
            "symbol": locked.symbol,
            "issued_on": day,
            "version": newest.ordinal,
            "hash": newest.content_hash,
            **({"reserved_for": number.reserved_for} if reserved is not None else {}),
        },
    )
    return number


def _use_reserved(reserved: Number, scope: Scope, document: Document, key: str, at: dt.datetime) -> Number:
    """The number that was kept for this document, now its own. The register's row is held, as when a new one is taken."""
    series = lock_series(scope, at=at)
    policies.is_open(series)
    number = Number.objects.select_for_update().get(pk=reserved.pk)
    policies.can_use_reserved(number, series.pk)
    number.document, number.state = document, NumberState.TAKEN
    number.idempotency_key, number.taken_at = key, at
    number.series = series
    number.save(update_fields=["document", "state", "idempotency_key", "taken_at"])
    return number


def make(*, document: Document) -> bytes:
    """The paper with its number, signed by person and organ. Changes nothing; may be repeated.

    Must run with no transaction open: signing may ask a device or a service.
    """
    # A durable block may not stand inside another: this is the check, and it costs no statement.
    with transaction.atomic(durable=True):
        pass
    fresh = Document.objects.select_related("body", "organisation", "term", "signer_post", "copy_of__paper").get(
        pk=document.pk
    )
    policies.can("seal", fresh)
    policies.bears_the_same_number(fresh, document)
    return paper_bytes(fresh)


def seal(*, document: Document, pdf: bytes, by: Actor, at: dt.datetime | None = None) -> Document:
    """Store the signed paper and declare the document issued. Sealing what is issued already changes nothing.

    `document` is as it was when the paper was made. A paper whose number was made void meanwhile is refused, even
    when the document has taken another number since: that one's paper is another, and so may its text be.
    """
    _seal(document=document, pdf=pdf, by=by, at=at)
    document.refresh_from_db()
    return document


@act("documents.seal")
def _seal(*, document: Document, pdf: bytes, by: Actor, at: dt.datetime | None) -> Document | None:
    """Put the signed paper under its number and open it to the recipients; None when it is sealed already."""
    rules.may_issue(document, by=by)
    locked = Document.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=document.pk)
    if locked.state == DocumentState.ISSUED:
        return None
    policies.can("seal", locked)
    policies.bears_the_same_number(locked, document)
    number = Number.objects.select_for_update().get(document=locked, state=NumberState.TAKEN)
    moment = at or clock.now()
    stored = store(content=pdf, name=numbering.file_name(locked), media_type="application/pdf", by=by, at=at)
    number.state = NumberState.SEALED
    number.save(update_fields=["state"])
    other_names = _name_aliases(locked, number, moment)
    index(locked, newest_version(locked))
    opened = audience.write(locked, audience.for_recipients(locked), at=moment)
    locked.state, locked.paper, locked.issuing_since = policies.target("seal"), stored, None
    locked.save(update_fields=["state", "paper", "issuing_since"])
    record(
        "documents.issued",
        by=by,
        on=locked,
        about=[locked.issuer, number.series, stored],
        at=at,
        facts={
            "number": number.number,
            "symbol": locked.symbol,
            "issued_on": locked.issued_on,
            "sha256": stored.blob_id,
            "aliases": other_names,
            "opened_to": len(opened),
        },
    )
    return locked


@dataclass
class Recovery:
    """What a recovery did: documents that were finished, and those that could not be, with the reason."""

    finished: list[UUID] = field(default_factory=list)
    failed: dict[UUID, str] = field(default_factory=dict)


def recover(*, older_than: dt.timedelta = HALF_ISSUED_AFTER) -> Recovery:
    """Go on with documents that are being issued for longer than `older_than` (real time), with the same number.

    One that fails does not keep back the others; it stays and is shown to the clerk, who may void its number.
    """
    outcome = Recovery()
    by = Actor.system("documents.recover")
    waiting = Document.objects.filter(state=DocumentState.ISSUING, issuing_since__lte=clock.real_now() - older_than)
    for document in waiting.order_by("issuing_since", "pk"):
        try:
            finish(document=document, by=by)
            outcome.finished.append(document.pk)
        except (DecretaError, OSError, RuntimeError, ValueError) as error:
            logger.exception("document %s could not be finished", document.pk)
            outcome.failed[document.pk] = str(error)
    return outcome


def _taken_with(key: str) -> Number | None:
    return Number.objects.filter(idempotency_key=key).select_related("document", "series").first()


def other_document() -> NotNow:
    """The refusal of a form whose key belongs to another document."""
    return NotNow.of(_("This form was already used for another document. Open the page again."), code="key_used")


def _check_order(series_id: UUID, number: int, day: dt.date) -> None:
    """Numbers and dates of a register rise together: a later number never bears an earlier date."""
    before = (
        Number.objects.filter(series_id=series_id, number__lt=number)
        .exclude(state__in=[NumberState.VOID, NumberState.RESERVED])
        .select_related("document")
        .order_by("-number")
        .first()
    )
    last_day = before.document.issued_on if before and before.document else None
    if before is not None and last_day is not None and day < last_day:
        raise Invalid.of(
            _("Number %(number)s of this register is dated %(day)s; the next one cannot be earlier.")
            % {"number": before.number, "day": last_day.strftime("%d/%m/%Y")},
            field="issued_on",
            code="out_of_order",
        )


def _name_aliases(document: Document, number: Number, at: dt.datetime) -> list[str]:
    """The symbols under which others will cite it: the same number with the body's other symbols (trap T2)."""
    if not isinstance(document.issuer, Body) or document.issued_on is None:
        return []
    symbols = [
        numbering.symbol(document, number.number, on=document.issued_on, issuer_symbol=other)
        for other in document.issuer.symbol_aliases
    ]
    rows = [
        Alias(document=document, symbol=symbol, symbol_key=normalise_symbol(symbol), recorded_at=at)
        for symbol in symbols
        if normalise_symbol(symbol) != document.symbol_key
    ]
    Alias.objects.bulk_create(rows, ignore_conflicts=True)
    return [row.symbol for row in rows]
