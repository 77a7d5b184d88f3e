"""A paper that went out and is above what this installation may keep: its number, and where it lies. Nothing of what it says."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.core.ids import new_id
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies, rules
from decreta.documents.domain import audience
from decreta.documents.domain.audience import Opening
from decreta.documents.domain.contents import hash_of
from decreta.documents.domain.counting import next_number
from decreta.documents.domain.indexing import index
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Document, Number, Version
from decreta.organisation.models import Body, Organisation

PLACE_LIMIT = 300
#: The purpose by which a stub is known.
STUB = "stub"


@act("documents.register_stub")
def register_stub(
    *,
    issuer: Body | Organisation,
    type_code: str,
    secrecy: int,
    kept_at: str,
    by: Actor,
    issued_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Document:
    """Number a secret paper that is written and kept elsewhere, in the register of secret papers.

    There is neither subject nor text nor file, and no recipient: who has it is written in the book beside the safe.
    Raises NotAllowed, and Invalid with everything that is wrong: a level that may be kept here is drafted here.
    """
    rules.may_keep_registers(issuer, by=by)
    moment = at or clock.now()
    today = moment.astimezone(clock.zone()).date()
    day, place = issued_on or today, " ".join(kept_at.split())
    problems = Problems()
    if secrecy <= policies.ceiling():
        problems.add(_("A paper of this level is drafted and kept here, not as a stub."), "secrecy", "below_ceiling")
    if not place:
        problems.add(_("State where the paper lies."), "kept_at", "required")
    if len(place) > PLACE_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": PLACE_LIMIT}, "kept_at", "long")
    if day > today:
        problems.add(_("A document cannot be dated in the future."), "issued_on", "future_date")
    term = issuer.terms.valid_on(day).first() if isinstance(issuer, Body) else None
    document = Document(
        type_code=type_code,
        regime=issuer.regime,
        body=issuer if isinstance(issuer, Body) else None,
        organisation=issuer if isinstance(issuer, Organisation) else None,
        term=term,
        subject="",
        secrecy=secrecy,
        state=DocumentState.ISSUED,
        issued_on=day,
        created_at=moment,
        created_by_id=by.holding_id,
        purpose=STUB,
    )
    try:
        numbering.type_is_known(document, on=day)
    except Invalid as refusal:
        problems.found += refusal.problems
    problems.refuse_if_any()
    series_id, taken = next_number(numbering.scope_of(document, on=day), moment)
    document.symbol = numbering.symbol(document, taken, on=day)
    document.symbol_key = normalise_symbol(document.symbol)
    document.save(force_insert=True)
    content: dict[str, object] = {"blocks": [], "type": type_code, "subject": "", "recipients": [], "signer_post": None}
    version = Version.objects.create(
        document=document,
        ordinal=1,
        content=content,
        content_hash=hash_of(content),
        note=place,
        created_at=moment,
        created_by=by.as_facts(),
    )
    index(document, version)
    Number.objects.create(
        series_id=series_id,
        number=taken,
        document=document,
        idempotency_key=f"stub-{new_id()}",
        taken_at=moment,
        state=NumberState.SEALED,
    )
    openings = [Opening("post", by.post_id, "issuing")] if by.post_id is not None else []
    audience.write(document, openings, at=moment, by=by)
    record(
        "documents.stub_registered",
        by=by,
        on=document,
        about=[issuer],
        at=at,
        facts={"symbol": document.symbol, "secrecy": secrecy, "number": taken},
    )
    return document
