"""Copies of papers that were issued or received: true copies, extracts, copies of copies (Decree 30/2020, Art. 25 and 26).

A copy is a document of the organ that makes it, with a number from the one register of its copies. Its paper is the
copied one, byte for byte, with the organ's signature behind it; an extract is some pages of it. The original stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies, rules
from decreta.documents.domain import admitting, audience, issuing
from decreta.documents.domain.contents import hash_of
from decreta.documents.domain.counting import next_number
from decreta.documents.domain.indexing import index
from decreta.documents.domain.recipients import Recipient, as_data, names
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Document, Number, Version
from decreta.documents.rendering.copies import parse_pages
from decreta.organisation.models import Body, Organisation, Post

PURPOSE = "copy"
#: The kind of which only some pages are taken.
EXTRACT = "TrS"


@dataclass(frozen=True)
class Wish:
    """What copy is wanted: its kind, of which organ, by whose decision, for whom, of which pages."""

    kind: str
    issuer: Body | Organisation
    signer_post: Post
    recipients: Iterable[Recipient] = ()
    pages: str = ""


def copy(*, document: Document, wish: Wish, idempotency_key: str, by: Actor, at: dt.datetime | None = None) -> Document:
    """Make a copy: number it, sign it as the organ, keep it. The same key again gives the same copy.

    Raises NotAllowed, NotNow (no paper, a secret one), and Invalid with everything that is wrong.
    """
    number = Number.objects.filter(idempotency_key=idempotency_key).select_related("document").first()
    if number is None:
        try:
            _copy(document=document, wish=wish, idempotency_key=idempotency_key, by=by, at=at)
        except IntegrityError:
            # The same form was sent twice at one instant; the unique key let one through.
            if not Number.objects.filter(idempotency_key=idempotency_key).exists():
                raise
        number = Number.objects.select_related("document").get(idempotency_key=idempotency_key)
    made = number.document
    if made is None or made.copy_of_id != document.pk:
        raise issuing.other_document()
    if number.state == NumberState.VOID:
        raise NotNow.of(_("The number that this form took was made void. Open the page again."), code="voided")
    if number.state == NumberState.TAKEN:
        issuing.finish(document=made, by=by, at=at)
    made.refresh_from_db()
    return made


@act("documents.copy")
def _copy(*, document: Document, wish: Wish, idempotency_key: str, by: Actor, at: dt.datetime | None) -> Document:
    """Take the next number of the register of copies, for a copy that is to be made."""
    rules.may_copy(wish.issuer, by=by)
    # Held, so that a recall at the same moment either comes before, or finds the copy.
    locked = Document.objects.select_for_update(of=("self",))
    document = locked.select_related("body", "organisation", "paper__blob").get(pk=document.pk)
    policies.can_be_copied(document)
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    pages = _checked(document, wish, day)
    made = Document(
        type_code=wish.kind,
        regime=wish.issuer.regime,
        body=wish.issuer if isinstance(wish.issuer, Body) else None,
        organisation=wish.issuer if isinstance(wish.issuer, Organisation) else None,
        drafting_unit_id=by.unit_id,
        subject=document.subject,
        language=document.language,
        urgency=document.urgency,
        signer_post=wish.signer_post,
        recipients=as_data(wish.recipients),
        copy_of=document,
        is_guarded=document.is_guarded,
        created_at=moment,
        created_by_id=by.holding_id,
        purpose=PURPOSE,
        state=DocumentState.ISSUING,
        issued_on=day,
        issuing_since=clock.real_now(),
    )
    series_id, taken = next_number(numbering.scope_of(made, on=day), moment)
    made.symbol = numbering.symbol(made, taken, on=day)
    made.symbol_key = normalise_symbol(made.symbol)
    made.save(force_insert=True)
    number = Number.objects.create(
        series_id=series_id, number=taken, document=made, idempotency_key=idempotency_key, taken_at=moment
    )
    assert document.paper is not None
    content = {
        "type": wish.kind,
        "subject": document.subject,
        "recipients": names(made),
        "signer_post": str(wish.signer_post.pk),
        "blocks": [],
        "copy_of": {"document": str(document.pk), "sha256": document.paper.blob_id, "pages": pages},
    }
    version = Version.objects.create(
        document=made,
        ordinal=1,
        content=content,
        content_hash=hash_of(content),
        created_at=moment,
        created_by=by.as_facts(),
    )
    index(made, version)
    # Who reads the copy before it is sent: who made it, and whose decision it was. Not the whole organ.
    readers = [audience.Opening("post", by.post_id, "issuing")] if by.post_id else []
    written = audience.write(made, [*readers, *audience.for_signer(made)], at=moment)
    if made.is_guarded:
        admitting.by_procedure(made, written, at=moment, by=by)
    record(
        "documents.copied",
        by=by,
        on=made,
        about=[document, wish.issuer, number.series],
        at=at,
        facts={
            "type": wish.kind,
            "number": taken,
            "symbol": made.symbol,
            "issued_on": day,
            "sha256": document.paper.blob_id,
            **({"pages": wish.pages} if pages else {}),
        },
    )
    return made


def _checked(document: Document, wish: Wish, day: dt.date) -> list[int]:
    """The pages to take, none for all; everything that is wrong with what is wanted is said at once."""
    problems = Problems()
    if wish.kind not in numbering.rules_of(wish.issuer, on=day).copies:
        problems.add(_("The rules of this issuer know no such kind of copy."), "kind", "unknown_type")
    if not wish.signer_post.signs:
        problems.add(_("This post does not sign documents."), "signer_post")
    elif not rules.signs_for(wish.issuer, post=wish.signer_post):
        problems.add(_("This post does not sign for this issuer."), "signer_post")
    pages = _pages(document, wish, problems)
    problems.refuse_if_any()
    return pages


def _pages(document: Document, wish: Wish, problems: Problems) -> list[int]:
    count = (document.paper.page_count if document.paper else None) or 1
    pages = parse_pages(wish.pages)
    if wish.kind != EXTRACT:
        if wish.pages.strip():
            problems.add(_("Only an extract takes some of the pages."), "pages", "whole")
        return []
    if pages is None:
        problems.add(_("Write the pages as in 1, 3-4."), "pages", "unreadable")
    elif not pages:
        problems.add(_("State which pages the extract takes."), "pages", "missing")
    elif pages[-1] > count:
        problems.add(_("The paper has %(count)s pages.") % {"count": count}, "pages", "too_many")
    return pages or []
