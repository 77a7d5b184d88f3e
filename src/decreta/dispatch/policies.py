"""WHETHER a paper may be sent, received, given back now."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow, Problems
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery
from decreta.documents.enums import DocumentState, Secrecy
from decreta.documents.models import Document

#: States in which a delivery is still on its way.
ON_ITS_WAY = frozenset({DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.OPENED})
#: States of which a receiver may still give the paper back.
HELD = ON_ITS_WAY | {DeliveryState.RECEIVED}


def can_dispatch(document: Document) -> None:
    """Only an issued paper in force goes out."""
    if document.state != DocumentState.ISSUED:
        raise NotNow.of(_("Only an issued paper is sent."), code="not_issued")
    if document.recalled_at is not None:
        raise NotNow.of(_("The paper is recalled. Nothing more is sent of it."), code="recalled")


def way_fits(problems: Problems, document: Document, way: Way, *, is_known_here: bool, email: str) -> None:
    """Inside goes to whom this installation knows; by mail goes what is not secret, to an address."""
    if way == Way.INSIDE and not is_known_here:
        problems.add(
            _("Nobody in this installation is called so. Send it by mail or on paper."), "to", "not_known_here"
        )
    if way != Way.MAIL:
        return
    if document.secrecy > Secrecy.NONE:
        problems.add(_("A secret paper never goes by mail."), "way", "secret")
    if not email:
        problems.add(_("State the address for the mail."), "email", "required")


def is_on_its_way(delivery: Delivery) -> None:
    """Received once, given back once."""
    if delivery.document.recalled_at is not None:
        raise NotNow.of(_("The paper is recalled. Confirm the recall instead."), code="recalled")
    if delivery.state not in ON_ITS_WAY:
        raise NotNow.of(
            _("This cannot be done now: the delivery is “%(state)s”.") % {"state": delivery.get_state_display()},
            code="wrong_state",
        )


def can_confirm(delivery: Delivery) -> None:
    """The recall of a paper that was sent and did not come back."""
    if delivery.document.recalled_at is None:
        raise NotNow.of(_("The paper is not recalled."), code="not_recalled")
    if delivery.state in {DeliveryState.CANCELLED, DeliveryState.RETURNED}:
        raise NotNow.of(_("This is confirmed already, or the paper came back."), code="wrong_state")


def link_works(delivery: Delivery, *, at: dt.datetime) -> bool:
    """Whether the address in the mail still answers."""
    return (
        delivery.way == Way.MAIL
        and delivery.link_hash is not None
        and delivery.link_ended_at is None
        and (delivery.link_expires_at is None or at < delivery.link_expires_at)
        and delivery.document.recalled_at is None
        and delivery.document.secrecy == Secrecy.NONE
    )
