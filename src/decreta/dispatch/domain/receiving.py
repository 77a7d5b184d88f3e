"""A paper that lies with its receiver: registered in one act, or given back with a reason. What is noted of papers outside."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.dispatch import policies, rules
from decreta.dispatch.domain import receipts
from decreta.dispatch.enums import DeliveryState, ReceiptKind, ReturnKind, Way
from decreta.dispatch.models import Delivery
from decreta.documents.domain import register_arrival
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.enums import ArrivalState, Channel
from decreta.documents.models import Arrival, Audience, Document


@act("dispatch.receive")
def receive(
    *,
    delivery: Delivery,
    by: Actor,
    due_on: dt.date | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> Delivery:
    """Receive a paper inside this installation; an organisation registers it in the same act, with nothing typed anew.

    A body, a unit or a person keeps no register: the receipt alone is entered. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_receive(delivery, by=by)
    row = receipts.held(delivery)
    policies.is_on_its_way(row)
    moment = at or clock.now()
    if row.organisation is not None:
        row.arrival = _registered_before(row) or register_arrival(
            organisation=row.organisation,
            sender=row.document.issuer,
            bearing=_bearing(row.document),
            coming=Coming(
                arrived_on=moment.astimezone(clock.zone()).date(), channel=Channel.SYSTEM, due_on=due_on, note=note
            ),
            issued=row.document,
            by=by,
            at=at,
        )
    _received(row, by=by, at=moment)
    return row


def _registered_before(delivery: Delivery) -> Arrival | None:
    """The arrival of this paper that a clerk has entered by hand already."""
    stands = Arrival.objects.filter(organisation=delivery.organisation_id, document=delivery.document_id)
    return stands.exclude(state__in=[ArrivalState.RETURNED, ArrivalState.VOID]).first()


def _bearing(document: Document) -> Bearing:
    """What the paper says of itself."""
    return Bearing(
        subject=document.subject,
        type_code=document.type_code,
        symbol=document.symbol,
        issued_on=document.issued_on,
        secrecy=document.secrecy,
        urgency=document.urgency,
        language=document.language,
    )


def _received(row: Delivery, *, by: Actor, at: dt.datetime) -> None:
    arrival = row.arrival
    receipts.note(row, ReceiptKind.RECEIVED, by=by, at=at)
    record(
        "dispatch.received",
        by=by,
        on=row,
        about=[row.document, *([arrival] if arrival is not None else [])],
        at=at,
        facts={"symbol": row.document.symbol, "number": arrival.number if arrival is not None else None},
    )


@act("dispatch.give_back")
def give_back(
    *, delivery: Delivery, cause: ReturnKind | str, reason: str, by: Actor, at: dt.datetime | None = None
) -> Delivery:
    """Give a paper back that is meant for another office or is broken; its sender is told why.

    A receiver inside does it himself before he registers it; of mail and paper those who sent it note that it came back.
    """
    if delivery.way == Way.INSIDE:
        rules.may_receive(delivery, by=by)
    else:
        rules.may_note(delivery, by=by)
    row = receipts.held(delivery)
    policies.is_on_its_way(row)
    problems = Problems()
    if cause not in ReturnKind.values:
        problems.add(_("Choose why it goes back."), "cause", "unknown")
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    problems.refuse_if_any()
    _given_back(row, str(cause), reason, by=by, at=at or clock.now())
    return row


def _given_back(row: Delivery, cause: str, reason: str, *, by: Actor, at: dt.datetime) -> None:
    """Note the return, and close to the receiver what was opened to him as its recipient."""
    if row.way == Way.MAIL and row.link_ended_at is None:
        row.link_ended_at = at
        row.save(update_fields=["link_ended_at"])
    receipts.note(row, ReceiptKind.RETURNED, by=by, at=at, words=reason, cause=cause)
    for kind in ("organisation", "unit", "body", "holding"):
        if (reader := getattr(row, f"{kind}_id")) is not None:
            opened = Audience.objects.filter(document=row.document_id, reason="recipient", closes_at=None)
            opened.filter(**{f"{kind}_id": reader}).update(closes_at=at)
    record(
        "dispatch.given_back",
        by=by,
        on=row,
        about=[row.document, row.document.issuer],
        at=at,
        facts={"symbol": row.document.symbol, "cause": cause, "reason": reason.strip()[: receipts.WORDS_LIMIT]},
    )


@act("dispatch.prove")
def prove(
    *, delivery: Delivery, taken_on: dt.date, taken_by: str, by: Actor, at: dt.datetime | None = None
) -> Delivery:
    """Record from the signed dispatch book, or a receipt by post, on which day a paper was taken and by whom."""
    rules.may_note(delivery, by=by)
    row = receipts.held(delivery)
    policies.is_on_its_way(row)
    moment = at or clock.now()
    zone = clock.zone()
    sent_on = row.sent_at.astimezone(zone).date()
    problems = Problems()
    if not taken_by.strip():
        problems.add(_("State who took it."), "taken_by", "required")
    if taken_on < sent_on:
        problems.add(_("It was sent only later, on %(day)s.") % {"day": sent_on.strftime("%d/%m/%Y")}, "taken_on")
    if taken_on > moment.astimezone(zone).date():
        problems.add(_("This day has not come yet."), "taken_on", "future_date")
    problems.refuse_if_any()
    # Of a day alone its noon stands for it, never a moment before the paper went out or after this one.
    noon = clock.start_of_day(taken_on) + dt.timedelta(hours=12)
    receipts.note(row, ReceiptKind.RECEIVED, by=by, at=min(max(noon, row.sent_at), moment), words=taken_by)
    record(
        "dispatch.proved",
        by=by,
        on=row,
        about=[row.document],
        at=at,
        facts={"symbol": row.document.symbol, "taken_on": taken_on, "taken_by": taken_by.strip()},
    )
    return row


@act("dispatch.follow_arrival")
def follow_arrival(*, arrival: Arrival, by: Actor, at: dt.datetime | None = None) -> Delivery | None:
    """What a house did with a paper through its register counts as receipt or return as well. None when it is noted."""
    own = Delivery.objects.filter(document=arrival.document_id, organisation=arrival.organisation_id, way=Way.INSIDE)
    found = own.exclude(state=DeliveryState.RETURNED).first()
    if found is None:
        return None
    row, moment = receipts.held(found), at or clock.now()
    if arrival.state == ArrivalState.RETURNED and row.arrival_id == arrival.pk:
        row.arrival = None
        _given_back(row, ReturnKind.MISDIRECTED, arrival.end_reason, by=by, at=moment)
        return row
    if arrival.state == ArrivalState.VOID and row.arrival_id == arrival.pk:
        row.arrival = None
        receipts.note(row, ReceiptKind.VOIDED, by=by, at=moment, words=arrival.end_reason)
        record("dispatch.receipt_voided", by=by, on=row, about=[row.document, arrival], at=at, facts={})
        return row
    if arrival.state not in {ArrivalState.RETURNED, ArrivalState.VOID} and row.state in policies.ON_ITS_WAY:
        row.arrival = arrival
        _received(row, by=by, at=moment)
        return row
    return None
