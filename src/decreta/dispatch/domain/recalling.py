"""Taking an issued paper back (Decree 30/2020, Article 18.4): frozen here, cancelled there, and the recall itself kept."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems, allows
from decreta.dispatch import policies, rules
from decreta.dispatch.domain import receipts
from decreta.dispatch.enums import DeliveryState, ReceiptKind, Way
from decreta.dispatch.models import Delivery, Dispatch, Recall
from decreta.documents import rules as documents
from decreta.documents.domain import freeze
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.notifications.domain import queue_mail

_GONE = (DeliveryState.RETURNED, DeliveryState.FAILED, DeliveryState.CANCELLED)


@act("dispatch.recall")
def recall(
    *, document: Document, reason: str, by: Actor, paper: Document | None = None, at: dt.datetime | None = None
) -> Recall:
    """Recall an issued paper: nothing more goes out, arrivals inside are cancelled, links end, receivers are told.

    `paper` is the issued paper that orders it, where there is one. What is assigned because of the paper stays until
    somebody decides; each receiver confirms. Copies of it are recalled along. Raises NotAllowed, NotNow, Invalid.
    """
    problems = Problems()
    if paper is not None and (paper.state != DocumentState.ISSUED or paper.pk == document.pk):
        problems.add(_("The paper that orders the recall must be issued, and another one."), "paper", "not_issued")
    problems.refuse_if_any(Invalid)
    moment = at or clock.now()
    frozen = freeze(document=document, reason=reason, by=by, at=at)
    found = Recall.objects.create(
        document=frozen.document,
        reason=reason.strip()[: receipts.WORDS_LIMIT],
        paper=paper,
        recalled_at=moment,
        recorded_at=max(moment, clock.now()),
        by=by.as_facts(),
    )
    Dispatch.objects.filter(document=document, completed_at=None).update(
        completed_at=moment, completed_by=by.as_facts(), note=found.reason
    )
    told = [_told(one, found, by=by, at=moment) for one in _held_by(document)]
    along, others = _copies_with(document, reason, by=by, paper=paper, at=at)
    record(
        "dispatch.recalled",
        by=by,
        on=document,
        about=[frozen.document.issuer, *([paper] if paper is not None else [])],
        at=at,
        facts={
            "symbol": document.symbol,
            "reason": found.reason,
            "paper": paper.symbol if paper is not None else None,
            "deliveries": len(told),
            "cancelled": len(frozen.arrivals),
            "still_assigned": frozen.open_assignments,
            **({"copies": along} if along else {}),
            **({"copies_of_others": others} if others else {}),
        },
    )
    return found


def _copies_with(
    document: Document, reason: str, *, by: Actor, paper: Document | None, at: dt.datetime | None
) -> tuple[int, int]:
    """Copies go back with what they copy: those whose recall is the actor's own now; who made the others is told.

    Returns how many were recalled along and how many are others' to recall.
    """
    along = others = 0
    copies = Document.objects.filter(copy_of=document, state=DocumentState.ISSUED, recalled_at=None)
    for one in copies.select_related("body", "organisation").order_by("created_at", "pk"):
        if allows(documents.may_recall, one, by=by):
            recall(document=one, reason=reason, by=by, paper=paper, at=at)
            along += 1
        else:
            others += 1
    return along, others


def _held_by(document: Document) -> list[Delivery]:
    """Deliveries that did not come back."""
    rows = Delivery.objects.select_for_update(of=("self",)).filter(document=document).exclude(state__in=_GONE)
    return list(rows.select_related("document__body", "document__organisation").order_by("sent_at", "pk"))


def _told(row: Delivery, found: Recall, *, by: Actor, at: dt.datetime) -> Delivery:
    """Enter the recall with one receiver; a link dies, and who had it is written to."""
    receipts.note(row, ReceiptKind.RECALLED, by=by, at=at, words=found.reason)
    if row.way == Way.MAIL:
        row.link_ended_at = row.link_ended_at or at
        row.save(update_fields=["link_ended_at"])
        document = row.document
        queue_mail(
            recipient=row.email,
            subject=lambda: _("Recalled: %(symbol)s") % {"symbol": document.symbol},
            body=lambda: "\n".join(
                [
                    _("%(issuer)s has recalled %(symbol)s: %(reason)s")
                    % {"issuer": document.issuer.name, "symbol": document.symbol, "reason": found.reason},
                    _("Please delete it and do not use it any more."),
                ]
            ),
            language=document.language,
        )
    return row


@act("dispatch.confirm_recall")
def confirm_recall(*, delivery: Delivery, by: Actor, words: str = "", at: dt.datetime | None = None) -> Delivery:
    """Confirm that a recalled paper is cancelled at its receiver, or was fetched back; `words` say how."""
    rules.may_confirm(delivery, by=by)
    row = receipts.held(delivery)
    policies.can_confirm(row)
    receipts.note(row, ReceiptKind.CONFIRMED, by=by, at=at or clock.now(), words=words)
    record(
        "dispatch.recall_confirmed",
        by=by,
        on=row,
        about=[row.document, row.document.issuer],
        at=at,
        facts={"symbol": row.document.symbol, "words": words.strip()},
    )
    return row
