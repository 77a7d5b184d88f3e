"""Senders are told: that their paper was registered, that it goes back. A row first, a mail by the retried job, never twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow, Problems
from decreta.core.texts import lines_of
from decreta.documents.models import Arrival
from decreta.mailroom import policies
from decreta.mailroom.enums import TO_DO, NoticeKind, NoticeState, ReceiptMode
from decreta.mailroom.models import ReceiptRule, SenderNotice
from decreta.mailroom.queries.senders import Letter, Told, address_of, going_back, mail_of, receipt
from decreta.mailroom.rules import may_bind, may_look_after
from decreta.notifications.domain import queue_mail
from decreta.notifications.models import Mail as OutgoingMail
from decreta.organisation.models import Organisation


@act("mailroom.rule_receipts")
def rule_receipts(
    *,
    organisation: Organisation,
    mode: ReceiptMode | str,
    language: str,
    contact: str,
    by: Actor,
    at: dt.datetime | None = None,
) -> ReceiptRule | None:
    """Say whether senders get receipts, in which language, and whom they may ask. None when nothing differs."""
    may_bind(by=by)
    problems = Problems()
    if mode not in ReceiptMode.values:
        problems.add(_("Choose one of these."), "mode", "unknown")
    if language not in policies.LANGUAGES:
        problems.add(_("Choose one of these."), "language", "unknown")
    words = "\n".join(" ".join(line.split()) for line in lines_of(contact))
    if len(words) > 300:
        problems.add(_("This is longer than %(limit)s characters.") % {"limit": 300}, "contact", "too_long")
    problems.refuse_if_any()
    values = {"mode": str(mode), "language": language, "contact": words}
    row = ReceiptRule.objects.select_for_update(of=("self",)).filter(organisation=organisation).first()
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return None
    kept, _is_new = ReceiptRule.objects.update_or_create(
        organisation=organisation, defaults=values | {"changed_at": at or clock.now()}
    )
    record("mailroom.receipts_ruled", by=by, on=kept, about=[organisation], at=at, facts={"mode": str(mode)})
    return kept


@act("mailroom.owe_receipt")
def owe_receipt(*, arrival: Arrival, by: Actor, at: dt.datetime | None = None) -> SenderNotice | None:
    """Note that the sender of an arrival gets a receipt on this day, where the house wishes it and his address is known.

    Where the house wishes that it goes by itself, it is written at once. None when nothing is owed.
    """
    if not by.is_system:
        raise NotAllowed.of(_("Receipts are owed by what the house has ruled."), code="by_rule_only")
    rule = ReceiptRule.objects.filter(organisation=arrival.organisation_id).exclude(mode=ReceiptMode.OFF).first()
    if rule is None or SenderNotice.objects.filter(arrival=arrival, kind=NoticeKind.RECEIPT).exists():
        return None
    mail = mail_of(arrival)
    recipient = address_of(arrival, mail)
    try:
        policies.gets_a_receipt(arrival)
    except NotNow:
        return None
    if not recipient:
        return None
    row = _noted(NoticeKind.RECEIPT, arrival, by=by, at=at, language=rule.language, recipient=recipient)
    if rule.mode == ReceiptMode.AUTOMATIC:
        _written(row, receipt(arrival, rule.language), mail.message_id if mail else "", by=by, at=at)
    record(
        "mailroom.receipt_owed",
        by=by,
        on=row,
        about=[arrival, arrival.organisation],
        at=at,
        facts={"number": arrival.number, "mode": str(rule.mode)},
    )
    return row


@act("mailroom.send_receipt")
def send_receipt(
    *, arrival: Arrival, recipient: str, language: str, by: Actor, at: dt.datetime | None = None
) -> SenderNotice | None:
    """Send the receipt for an arrival. None when it was sent, or is on its way. Raises NotAllowed, NotNow, Invalid."""
    may_look_after(arrival.organisation, by=by)
    policies.gets_a_receipt(arrival)
    return _tell(NoticeKind.RECEIPT, arrival, recipient, language, by=by, at=at)


@act("mailroom.waive_receipt")
def waive_receipt(*, arrival: Arrival, reason: str, by: Actor, at: dt.datetime | None = None) -> SenderNotice | None:
    """Say why the sender gets no receipt by mail: he was told on the telephone, he was here. None when nothing is owed."""
    may_look_after(arrival.organisation, by=by)
    row = _held(NoticeKind.RECEIPT, arrival)
    if row is None or row.state not in TO_DO:
        return None
    words = " ".join(reason.split())[:300]
    if not words:
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    row.state, row.reason, row.by = NoticeState.WAIVED, words, by.as_facts()
    row.save(update_fields=["state", "reason", "by"])
    record("mailroom.receipt_waived", by=by, on=row, about=[arrival], at=at, facts={"reason": words})
    return row


@act("mailroom.write_back")
def write_back(
    *, told: Told, recipient: str, language: str, by: Actor, at: dt.datetime | None = None
) -> SenderNotice | None:
    """Tell the sender by mail that his paper goes back, and why. None when he was told."""
    may_look_after(told.organisation, by=by)
    policies.goes_back(told)
    return _tell(NoticeKind.RETURN, told, recipient, language, by=by, at=at)


@act("mailroom.note_outcome")
def note_outcome(*, notice: SenderNotice, by: Actor, at: dt.datetime | None = None) -> SenderNotice | None:
    """Note what the mail server said of a mail to a sender: taken, or given up. None while it says nothing."""
    row = SenderNotice.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=notice.pk)
    mail = OutgoingMail.objects.filter(pk=row.mail_id).first() if row.mail_id else None
    if mail is None or row.state not in {NoticeState.WRITTEN, NoticeState.FAILED}:
        return None
    state = NoticeState.SENT if mail.sent_at else NoticeState.FAILED if mail.failed_at else NoticeState.WRITTEN
    if state == row.state:
        return None
    row.state = state
    row.sent_at = (at or clock.now()) if state == NoticeState.SENT else None
    row.save(update_fields=["state", "sent_at"])
    record("mailroom.outcome_noted", by=by, on=row, about=[row.organisation], at=at, facts={"outcome": str(state)})
    return row


def _tell(
    kind: NoticeKind, told: Told, recipient: str, language: str, *, by: Actor, at: dt.datetime | None
) -> SenderNotice | None:
    problems = Problems()
    address = recipient.strip()
    policies.check_letter(problems, address, language)
    problems.refuse_if_any()
    row = _held(kind, told) or _noted(kind, told, by=by, at=at)
    if policies.is_told(row):
        return None
    row.recipient, row.language = address, language
    mail = mail_of(told)
    letter = (
        receipt(told, language)
        if kind == NoticeKind.RECEIPT and isinstance(told, Arrival)
        else going_back(told, language)
    )
    _written(row, letter, mail.message_id if mail else "", by=by, at=at)
    facts: dict[str, Any] = {"language": language}
    if isinstance(told, Arrival):
        facts["number"] = told.number
    kinds = {NoticeKind.RECEIPT: "mailroom.receipt_sent", NoticeKind.RETURN: "mailroom.return_told"}
    record(kinds[kind], by=by, on=row, about=[told, told.organisation], at=at, facts=facts)
    return row


def _held(kind: NoticeKind, told: Told) -> SenderNotice | None:
    """The notice of a kind for a paper, locked: two who press at once write one mail."""
    of = {"arrival": told} if isinstance(told, Arrival) else {"paper": told}
    # The paper itself is locked first: of a row that is not there yet there is nothing to lock.
    type(told).objects.select_for_update(of=("self",)).get(pk=told.pk)
    return SenderNotice.objects.select_for_update(of=("self",)).filter(kind=kind, **of).first()


def _noted(kind: NoticeKind, told: Told, *, by: Actor, at: dt.datetime | None, **facts: Any) -> SenderNotice:
    moment = at or clock.now()
    of: dict[str, Any] = {"arrival": told} if isinstance(told, Arrival) else {"paper": told}
    return SenderNotice.objects.create(
        kind=kind,
        organisation=told.organisation,
        state=NoticeState.OWED,
        due_on=told.arrived_on if isinstance(told, Arrival) else None,
        noted_at=moment,
        by=by.as_facts(),
        **of,
        **facts,
    )


def _written(row: SenderNotice, letter: Letter, answers: str, *, by: Actor, at: dt.datetime | None) -> None:
    """Queue the mail, in the thread of the one in which the paper came."""
    mail = queue_mail(
        recipient=row.recipient, subject=letter.subject, body=letter.body, language=row.language, answers=answers
    )
    row.mail_id, row.state, row.written_at, row.by = mail.pk, NoticeState.WRITTEN, at or clock.now(), by.as_facts()
    row.save(update_fields=["recipient", "language", "mail_id", "state", "written_at", "by"])
