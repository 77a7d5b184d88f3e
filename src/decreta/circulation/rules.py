"""WHO sends a paper round, follows it, and says that he has read it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.circulation.models import Circulation, Reader
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents import rules as documents
from decreta.documents.models import Document

_CAN = ("draft_documents", "approve_documents", "issue_documents", "register_documents", "direct_documents")


def may_circulate(document: Document, *, by: Actor) -> None:
    """Whoever handles papers and reads this one; of a protected paper only who decides on its access."""
    if by.holding_id is None or not any(by.can(one) for one in _CAN):
        raise NotAllowed.of(_("Your post does not send papers round."), code="not_a_handler")
    if document.is_protected:
        documents.may_decide_access(document, by=by)


def may_follow(circulation: Circulation, *, by: Actor) -> None:
    """Who sent it round urges and recalls it, and those who issue for the paper's issuer."""
    if by.holding_id is not None and by.holding_id == circulation.sender_id:
        return
    if not by.can("issue_documents") or not documents.works_for(circulation.document.author, by=by):
        raise NotAllowed.of(_("Who sent the paper round follows it."), code="not_the_sender")


def may_acknowledge(reader: Reader, *, by: Actor) -> None:
    """Everybody for himself: reading is not lent."""
    if by.holding_id is None or by.holding_id != reader.holding_id or by.mandate_id is not None:
        raise NotAllowed.of(_("Only the reader himself says that he has read it."), code="not_the_reader")
