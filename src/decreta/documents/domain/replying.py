"""Naming the paper of the house that answers an arrival."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.documents import rules
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document, Reply


@act("documents.link_reply")
def link_reply(*, arrival: Arrival, document: Document, by: Actor, at: dt.datetime | None = None) -> Reply | None:
    """Name a draft or an issued paper as the answer to an arrival. None when it is named already."""
    rules.may_answer(arrival, by=by)
    problems = Problems()
    if document.state in (DocumentState.RECEIVED, DocumentState.WITHDRAWN):
        problems.add(_("Only a paper of the own house answers."), "document", "not_own")
    if document.pk == arrival.document_id:
        problems.add(_("A paper does not answer itself."), "document", "itself")
    problems.refuse_if_any()
    made, is_new = Reply.objects.get_or_create(
        arrival=arrival, document=document, defaults={"linked_at": at or clock.now()}
    )
    if not is_new:
        return None
    record(
        "documents.reply_linked",
        by=by,
        on=arrival,
        about=[arrival.document, document],
        at=at,
        facts={"number": arrival.number, "reply": str(document.pk)},
    )
    return made
