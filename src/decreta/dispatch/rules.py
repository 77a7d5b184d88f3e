"""WHO sends, receives, gives back, recalls."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.documents import rules as documents
from decreta.documents.models import Document


def may_dispatch(document: Document, *, by: Actor) -> None:
    """Papers go out through those who number them: clerks and secretaries of the issuer or of its standing agency."""
    if not by.can("issue_documents") or not documents.works_for(document.author, by=by):
        raise NotAllowed.of(_("Your post does not send papers of this issuer."), code="not_a_clerk")


def may_receive(delivery: Delivery, *, by: Actor) -> None:
    """An organisation receives through its clerks, a body through its secretaries, a unit or a person through himself."""
    if delivery.way != Way.INSIDE or not _is_receiver(delivery, by):
        raise NotAllowed.of(_("Your post does not receive this paper."), code="not_the_receiver")


def _is_receiver(delivery: Delivery, by: Actor) -> bool:
    if delivery.organisation_id is not None:
        return by.can("register_documents") and delivery.organisation_id in by.organisation_ids
    if delivery.body_id is not None:
        return by.can("issue_documents") and delivery.body_id in by.body_ids | by.served_body_ids
    if delivery.unit_id is not None:
        return by.can("draft_documents") and delivery.unit_id in by.unit_ids
    return by.holding_id is not None and by.holding_id == delivery.holding_id


def may_note(delivery: Delivery, *, by: Actor) -> None:
    """What becomes of a paper outside this installation is noted by those who sent it."""
    if delivery.way == Way.INSIDE:
        raise NotAllowed.of(_("Its receiver says this himself."), code="not_the_receiver")
    may_dispatch(delivery.document, by=by)


def may_confirm(delivery: Delivery, *, by: Actor) -> None:
    """That a recalled paper is gone is confirmed by its receiver; of one outside by those who sent it."""
    if delivery.way == Way.INSIDE:
        may_receive(delivery, by=by)
    else:
        may_dispatch(delivery.document, by=by)
