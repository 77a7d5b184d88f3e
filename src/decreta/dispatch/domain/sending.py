"""Sending an issued paper: each recipient is an act of its own, so that one who cannot be sent to holds up nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Problem, Problems
from decreta.dispatch import policies, rules
from decreta.dispatch.domain import receipts
from decreta.dispatch.domain.linking import send_link
from decreta.dispatch.domain.opening import opened
from decreta.dispatch.enums import DeliveryState, ReceiptKind, Way
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.targets import Target
from decreta.documents.domain import audience
from decreta.documents.models import Document

_NAME_LIMIT = 300
_ADDRESS_LIMIT = 300
MOST_COPIES = 999
#: Who says that a paper lies with its receiver: the system does, at once.
_POST = "dispatch.delivered"


@dataclass(frozen=True)
class Sending:
    """One recipient, and how the paper goes to him."""

    target: Target
    way: Way
    email: str = ""
    address: str = ""
    copies: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of one sending: the delivery, or why there is none. Both None when it was sent before."""

    sending: Sending
    delivery: Delivery | None = None
    problems: tuple[Problem, ...] = ()


@act("dispatch.send")
def send(*, document: Document, sending: Sending, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """Send an issued paper to one recipient by one way. None when it went there that way before and did not come back.

    Inside it lies with the receiver at once, and the system says so on the same day; by mail goes a link, never the
    paper; on paper goes what is put into the envelope. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_dispatch(document, by=by)
    row = Document.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=document.pk)
    policies.can_dispatch(row)
    _check(row, sending)
    moment = at or clock.now()
    opened(row, by=by, at=moment)
    target = sending.target
    standing = Delivery.objects.filter(document=row, recipient_key=target.key, way=sending.way)
    if standing.exclude(state__in=[DeliveryState.RETURNED, DeliveryState.FAILED]).exists():
        return None
    is_paper = sending.way == Way.PAPER
    delivery = Delivery.objects.create(
        document=row,
        way=sending.way,
        **target.as_field(),
        name=target.name,
        recipient_key=target.key,
        email=sending.email.strip() if sending.way == Way.MAIL else "",
        address=sending.address.strip() if is_paper else "",
        copies=sending.copies if is_paper else 1,
        state=DeliveryState.SENT,
        state_at=moment,
        sent_at=moment,
        recorded_at=max(moment, clock.now()),
        sent_by=by.as_facts(),
    )
    if sending.way == Way.INSIDE:
        audience.write(row, target.opening(), at=moment)
        receipts.note(delivery, ReceiptKind.DELIVERED, by=Actor.system(_POST), at=moment)
    elif sending.way == Way.MAIL:
        send_link(delivery)
    record(
        "dispatch.sent",
        by=by,
        on=delivery,
        about=[row, row.issuer, *([target.known] if target.known is not None else [])],
        at=at,
        facts={"symbol": row.symbol, "way": str(sending.way), "to": target.kind, "copies": delivery.copies},
    )
    return delivery


def _check(document: Document, sending: Sending) -> None:
    problems = Problems()
    name, email = sending.target.name.strip(), sending.email.strip()
    if not name:
        problems.add(_("State to whom it goes."), "to", "required")
    if len(name) > _NAME_LIMIT:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": _NAME_LIMIT}, "to", "too_long")
    if sending.way not in Way.values:
        problems.add(_("Choose how it goes."), "way", "unknown_way")
    policies.way_fits(problems, document, sending.way, is_known_here=sending.target.is_here, email=email)
    if sending.way == Way.MAIL and email:
        try:
            validate_email(email)
        except ValidationError:
            problems.add(_("This is no address for mail."), "email", "no_address")
    if len(sending.address) > _ADDRESS_LIMIT:
        problems.add(
            _("The address is longer than %(limit)s characters.") % {"limit": _ADDRESS_LIMIT}, "address", "too_long"
        )
    if not 1 <= sending.copies <= MOST_COPIES:
        problems.add(_("State how many copies, from 1 to %(most)s.") % {"most": MOST_COPIES}, "copies", "out_of_range")
    problems.refuse_if_any()


def send_all(
    *, document: Document, sendings: Iterable[Sending], by: Actor, at: dt.datetime | None = None
) -> list[Outcome]:
    """Send to several recipients, each by itself: what cannot be sent to one says why, the others are sent."""
    outcomes = []
    for sending in sendings:
        try:
            outcomes.append(Outcome(sending, send(document=document, sending=sending, by=by, at=at)))
        except ActRefused as refusal:
            outcomes.append(Outcome(sending, problems=tuple(refusal.problems)))
        except IntegrityError:
            # Somebody else sent the same at the same instant; the constraint let one through.
            outcomes.append(Outcome(sending))
    return outcomes
