"""A recalled paper (Decree 30/2020, Article 18.4; Annex VI, 8): frozen at its issuer, cancelled at everybody who received it.

Numbers, registers, history and the paper itself stay. The text is closed to all but the issuer, nobody registers it any
more, and what still is to be done because of it goes on until somebody decides about it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.documents import policies, rules
from decreta.documents.domain.arrival_words import NOTE_LIMIT
from decreta.documents.domain.audience import Opening, write
from decreta.documents.domain.indexing import index
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.marks import open_assignments
from decreta.documents.queries.texts import newest_version
from decreta.organisation.enums import Role
from decreta.organisation.models import Post


@dataclass
class Frozen:
    """What a recall did: the arrivals that it cancelled, and how much work on them is still open."""

    document: Document
    arrivals: list[Arrival] = field(default_factory=list)
    open_assignments: int = 0


@act("documents.freeze")
def freeze(*, document: Document, reason: str, by: Actor, at: dt.datetime | None = None) -> Frozen:
    """Take an issued paper back everywhere in this installation.

    Its text is closed to all but its issuer and no longer searched, its arrivals are cancelled, who read it as a
    recipient or a leader reads it no more; the clerks keep what their registers say. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_recall(document, by=by)
    moment = at or clock.now()
    row = Document.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=document.pk)
    if row.state != DocumentState.ISSUED or row.recalled_at is not None:
        raise NotNow.of(_("Only an issued paper that was not recalled yet is recalled."), code="wrong_state")
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    problems.refuse_if_any(Invalid)
    row.recalled_at = moment
    row.save(update_fields=["recalled_at"])
    index(row, newest_version(row))
    words = reason.strip()[:NOTE_LIMIT]
    done = Frozen(row)
    arrived = Arrival.objects.select_for_update(of=("self",)).filter(document=row).select_related("organisation")
    for arrival in arrived.order_by("registered_at", "pk"):
        if "cancel" in policies.arrival_acts_now(arrival):
            done.open_assignments += len(open_assignments(arrival))
            done.arrivals.append(_cancelled(arrival, row, words, by=by, at=moment))
    closed = _close(row, by, moment)
    record(
        "documents.frozen",
        by=by,
        on=row,
        about=[row.issuer],
        at=at,
        facts={
            "symbol": row.symbol,
            "reason": words,
            "cancelled": len(done.arrivals),
            "closed_to": closed,
            "still_assigned": done.open_assignments,
        },
    )
    return done


def _cancelled(arrival: Arrival, document: Document, reason: str, *, by: Actor, at: dt.datetime) -> Arrival:
    """Cancel one arrival; its number stays in the register of the house that received it."""
    arrival.state, arrival.end_reason, arrival.ended_at = policies.arrival_target("cancel"), reason, at
    arrival.save(update_fields=["state", "end_reason", "ended_at"])
    record(
        "documents.arrival_cancelled",
        by=by,
        on=arrival,
        about=[document],
        at=at,
        facts={"number": arrival.number, "reason": reason},
    )
    return arrival


def _close(document: Document, by: Actor, at: dt.datetime) -> int:
    """End what recipients and leaders read; clerks of the houses that had it still see that it was there.

    A unit or a person to whom it was sent confirms himself, so that he still sees that it was, not what it says.
    """
    rows = document.audience.filter(closes_at=None, unit=None, holding=None)
    rows = rows.filter(Q(reason="recipient") | Q(reason="directing"))
    houses = set(rows.filter(organisation__isnull=False).values_list("organisation", flat=True))
    own = {document.organisation_id} - {None}
    clerks = Post.objects.valid_on(at.astimezone(clock.zone()).date()).filter(
        unit__organisation__in=houses - own, role=Role.CLERK
    )
    write(document, [Opening("post", pk, "recall") for pk in clerks.values_list("pk", flat=True)], at=at)
    bodies = set(rows.filter(body__isnull=False).values_list("body", flat=True)) - {document.body_id}
    secretaries = Post.objects.valid_on(at.astimezone(clock.zone()).date()).filter(body__in=bodies, role=Role.SECRETARY)
    write(document, [Opening("post", pk, "recall") for pk in secretaries.values_list("pk", flat=True)], at=at)
    return rows.update(closes_at=at)
