"""Papers that were issued before this record was kept, or outside of it: entered with what is known of them.

No number is taken and no paper made: symbol and days are those the paper bears. Its text is an extract, the
sentences that matter here; more of them may be added, none is ever changed. Of a paper that came from outside the file
is the text; the sentences that tasks come from are kept beside it in the same way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotNow, Problems
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies, rules
from decreta.documents.domain import audience
from decreta.documents.domain.contents import hash_of
from decreta.documents.domain.drafting import SUBJECT_LIMIT
from decreta.documents.domain.indexing import index
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version
from decreta.documents.queries.symbols import possible_duplicates
from decreta.documents.queries.texts import newest_version
from decreta.documents.rendering.blocks import Block, BlockKind
from decreta.organisation.models import Body, Organisation

#: The purpose by which an extract is known.
EXTRACT = "extract"
_SYMBOL_LIMIT = 80


@dataclass(frozen=True)
class Sentence:
    """A sentence of the paper and the place where it stands there (`2.1`, `2.8.a`)."""

    place: str
    text: str


@act("documents.take_over")
def take_over(
    *,
    issuer: Body | Organisation,
    symbol: str,
    type_code: str,
    subject: str,
    issued_on: dt.date,
    sentences: Iterable[Sentence],
    by: Actor,
    decided_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Document:
    """Enter an issued paper under its own symbol, with the sentences of it that are needed.

    Raises NotAllowed, and Invalid with everything that is wrong: a symbol that another paper of the issuer bears
    or is cited by, a type that its rules do not know, days in the wrong order.
    """
    rules.may_keep_registers(issuer, by=by)
    moment = at or clock.now()
    symbol = " ".join(symbol.split())
    document = Document(
        type_code=type_code,
        regime=issuer.regime,
        body=issuer if isinstance(issuer, Body) else None,
        organisation=issuer if isinstance(issuer, Organisation) else None,
        subject=" ".join(subject.split()),
        state=DocumentState.ISSUED,
        symbol=symbol,
        symbol_key=normalise_symbol(symbol),
        issued_on=issued_on,
        decided_on=decided_on,
        created_at=moment,
        created_by_id=by.holding_id,
        purpose=EXTRACT,
    )
    _check(document, issuer, moment)
    document.term = issuer.terms.valid_on(issued_on).first() if isinstance(issuer, Body) else None
    document.save(force_insert=True)
    version = _extract(document, [], sentences, ordinal=1, by=by, at=moment)
    index(document, version)
    openings = [*audience.for_draft(document, by=by), *audience.for_recipients(document)]
    audience.write(document, openings, at=moment)
    record(
        "documents.taken_over",
        by=by,
        on=document,
        about=[issuer],
        at=at,
        facts={
            "symbol": symbol,
            "type": type_code,
            "issued_on": issued_on,
            "sentences": len(version.content["blocks"]),
        },
    )
    return document


@act("documents.extend_extract")
def extend_extract(
    *, document: Document, sentences: Iterable[Sentence], by: Actor, at: dt.datetime | None = None
) -> Version | None:
    """Add sentences to the extract of a paper that was taken over, or came. None when all of them stand there already."""
    came = document.state == DocumentState.RECEIVED
    if came:
        rules.may_quote(document, by=by)
        policies.secrecy_is_below_ceiling(document.secrecy)
    else:
        rules.may_keep_registers(document.issuer, by=by)
    Document.objects.select_for_update().get(pk=document.pk)
    if document.purpose != EXTRACT and not came:
        raise NotNow.of(_("The text of a paper that was issued here is complete."), code="not_an_extract")
    newest = newest_version(document)
    present = newest.content["blocks"]
    fresh = [one for one in sentences if not any(one.text in block["text"] for block in present)]
    if not fresh:
        return None
    version = _extract(document, present, fresh, ordinal=newest.ordinal + 1, by=by, at=at or clock.now())
    index(document, version)
    record(
        "documents.extract_extended",
        by=by,
        on=document,
        about=[] if came else [document.issuer],
        at=at,
        facts={"version": version.ordinal, "sentences": len(fresh)},
    )
    return version


def _extract(
    document: Document,
    present: list[dict[str, Any]],
    sentences: Iterable[Sentence],
    *,
    ordinal: int,
    by: Actor,
    at: dt.datetime,
) -> Version:
    blocks = [dict(block) for block in present]
    by_place = {block["anchor"]: block for block in blocks}
    used = set(by_place)
    for one in sentences:
        if one.place in by_place:
            # Two sentences of one paragraph: places that earlier clauses name keep their words.
            by_place[one.place]["text"] += f" {one.text}"
            continue
        anchor, again = one.place or str(len(blocks) + 1), 1
        while anchor in used:
            again += 1
            anchor = f"{one.place or len(blocks) + 1}~{again}"
        used.add(anchor)
        label = f"{one.place}." if one.place else ""
        blocks.append(asdict(Block(BlockKind.PARAGRAPH, 1, label, one.text, anchor)))
        by_place[anchor] = blocks[-1]
    content = {
        "blocks": blocks,
        "type": document.type_code,
        "subject": document.subject,
        "recipients": [],
        "signer_post": None,
    }
    return Version.objects.create(
        document=document,
        ordinal=ordinal,
        content=content,
        content_hash=hash_of(content),
        created_at=at,
        created_by=by.as_facts(),
    )


def _check(document: Document, issuer: Body | Organisation, moment: dt.datetime) -> None:
    problems = Problems()
    if not document.symbol_key or len(document.symbol) > _SYMBOL_LIMIT:
        problems.add(_("State the symbol as it is cited."), "symbol")
    if not document.subject:
        problems.add(_("State the subject."), "subject")
    if len(document.subject) > SUBJECT_LIMIT:
        problems.add(_("The subject is longer than %(limit)s characters.") % {"limit": SUBJECT_LIMIT}, "subject")
    assert document.issued_on is not None
    if document.issued_on > moment.astimezone(clock.zone()).date():
        problems.add(_("A document cannot be dated in the future."), "issued_on")
    if document.decided_on is not None and document.decided_on > document.issued_on:
        problems.add(_("It cannot have been decided after it was issued."), "decided_on")
    try:
        numbering.type_is_known(document, on=document.issued_on)
    except ActRefused as refusal:
        problems.found += refusal.problems
    others = [str(other) for other in possible_duplicates(issuer, document.symbol)[:3]] if document.symbol_key else []
    if others:
        known = _("Another document of this issuer is known as %(symbol)s.") % {"symbol": ", ".join(others)}
        problems.add(known, "symbol", "possible_duplicate")
    problems.refuse_if_any()
