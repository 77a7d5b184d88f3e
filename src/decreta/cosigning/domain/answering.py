"""Each who is asked signs one content, or refuses it for all."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.cosigning import rules
from decreta.cosigning.models import Answer, Cosigner
from decreta.cosigning.queries import Asked, asked, before
from decreta.documents import policies
from decreta.documents.domain import return_draft
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Version
from decreta.documents.queries.texts import newest_version

_REASON_LIMIT = 300


@act("cosigning.agree")
def agree(*, cosigner: Cosigner, version_hash: str, by: Actor, at: dt.datetime | None = None) -> Answer | None:
    """Sign the content that was read, known by its hash. None when it is signed already; a second sending does nothing.

    The signature itself is put on the paper when it is made, with its number, after everybody has signed. Raises NotNow
    while somebody has to sign before, Stale when the text was changed after it was opened.
    """
    rules.may_answer(cosigner, by=by)
    document, newest, own, everybody = _lying(cosigner)
    policies.content_is_as_read(newest, version_hash)
    if own.has_signed:
        return None
    problems = Problems()
    for other in before(own, everybody):
        problems.add(_("Not signed yet: %(post)s.") % {"post": other.cosigner.post.name}, code="not_cosigned")
    problems.refuse_if_any(NotNow)
    made = _answer(own, newest, agrees=True, reason="", by=by, at=at)
    record(
        "cosigning.agreed",
        by=by,
        on=document,
        about=[cosigner.post],
        at=at,
        facts={"version": newest.ordinal, "hash": newest.content_hash, "turn": cosigner.turn},
    )
    return made


@act("cosigning.refuse")
def refuse(*, cosigner: Cosigner, reason: str, by: Actor, at: dt.datetime | None = None) -> Answer:
    """Refuse to sign, with a reason that all are told: the draft goes back, and nobody's signature is used."""
    rules.may_answer(cosigner, by=by)
    document, newest, own, _everybody = _lying(cosigner)
    words = reason.strip()[:_REASON_LIMIT]
    if not words:
        raise Invalid.of(_("State what must be changed."), field="reason")
    made = _answer(own, newest, agrees=False, reason=words, by=by, at=at)
    record(
        "cosigning.refused",
        by=by,
        on=document,
        about=[cosigner.post],
        at=at,
        facts={"version": newest.ordinal, "hash": newest.content_hash, "reason": words},
    )
    return_draft(document=document, reason=words, by=by, at=at)
    return made


def _lying(cosigner: Cosigner) -> tuple[Document, Version, Asked, list[Asked]]:
    """The document, held; its newest version; who answers, and all who are asked. It lies with its signers."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=cosigner.document_id)
    if document.state not in {DocumentState.SUBMITTED, DocumentState.APPROVED}:
        raise NotNow.of(
            _("This cannot be done now: the document is %(state)s.") % {"state": document.get_state_display()},
            code="wrong_state",
        )
    newest = newest_version(document)
    everybody = asked(document, newest.content_hash)
    own = next((one for one in everybody if one.cosigner.pk == cosigner.pk), None)
    if own is None:
        raise NotNow.of(_("This post is not asked any more."), code="dropped")
    return document, newest, own, everybody


def _answer(own: Asked, version: Version, *, agrees: bool, reason: str, by: Actor, at: dt.datetime | None) -> Answer:
    assert by.holding_id is not None  # a post answers
    return Answer.objects.create(
        cosigner=own.cosigner,
        version=version,
        content_hash=version.content_hash,
        agrees=agrees,
        reason=reason,
        holding_id=by.holding_id,
        answered_at=at or clock.now(),
        by=by.as_facts(),
    )
