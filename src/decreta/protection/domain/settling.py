"""Somebody competent says of new readers whether they may, or puts a lowered secrecy back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, Problems
from decreta.documents import rules
from decreta.documents.domain import admitting
from decreta.documents.models import Document
from decreta.organisation.models import Holding, Mandate
from decreta.protection.domain.noticing import examine
from decreta.protection.enums import Cause, Verdict
from decreta.protection.models import Change
from decreta.protection.queries.competent import others

REASON_LIMIT = 300


@act("protection.confirm")
def confirm(*, document: Document, changes: Iterable[UUID], by: Actor, at: dt.datetime | None = None) -> list[Change]:
    """Let the readers of these changes in; from now on the paper is theirs to read.

    By whose act they came does not confirm it, where another is competent; where nobody is, the log says so.
    """
    rows, moment = _held(document, changes, by), at or clock.now()
    seats = [(one.holding_id, one.mandate_id) for one in rows if one.holding_id is not None]
    if by.person_id in readers_of(rows):
        raise Invalid.of(_("Nobody lets himself in: another who is competent decides."), code="own_access")
    is_own = any(by.person_id in one.caused_by for one in rows)
    if is_own and (instead := others_for(document, rows)):
        words = _("This came by your own act, so another decides: %(posts)s.")
        posts = ", ".join(f"{one.person} ({one.post.name})" for one in instead)
        raise NotAllowed.of(words % {"posts": posts}, code="own_act")
    admitting.let_in(document, seats, at=moment)
    return _settled(
        rows, Verdict.CONFIRMED, "protection.confirmed", document, by=by, at=moment, reason="", is_alone=is_own
    )


def others_for(document: Document, rows: Iterable[Change]) -> list[Holding]:
    """Who may confirm these changes instead of those by whose acts they came: neither of them, nor one of the readers."""
    rows = list(rows)
    return others(document, than={person for one in rows for person in one.caused_by} | readers_of(rows))


def readers_of(rows: Iterable[Change]) -> set[UUID]:
    """The persons whom these changes let in: holders, and those who act for them under a mandate."""
    rows = list(rows)
    lent = [one.mandate_id for one in rows if one.mandate_id is not None]
    held = [one.holding_id for one in rows if one.holding_id is not None and one.mandate_id is None]
    found = set(Mandate.objects.filter(pk__in=lent).values_list("receiver__person_id", flat=True)) if lent else set()
    return found | set(Holding.objects.filter(pk__in=held).values_list("person_id", flat=True))


@act("protection.refuse")
def refuse(
    *, document: Document, changes: Iterable[UUID], reason: str, by: Actor, at: dt.datetime | None = None
) -> list[Change]:
    """Keep the readers of these changes out, with a reason; a secrecy that was lowered, a guard that was taken away is put back."""
    rows, moment = _held(document, changes, by), at or clock.now()
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    if len(reason.strip()) > REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": REASON_LIMIT}, "reason", "long")
    problems.refuse_if_any()
    seats = [(one.holding_id, one.mandate_id) for one in rows if one.holding_id is not None]
    # Into a paper that is guarded without being secret he was let in when he was noticed.
    admitting.put_out(document, seats, at=moment)
    for before in [one.secrecy_before for one in rows if one.secrecy_before is not None]:
        document.secrecy = max(document.secrecy, before)
        document.save(update_fields=["secrecy"])
    if any(one.cause == Cause.UNGUARDED for one in rows):
        document.is_guarded = True
        document.save(update_fields=["is_guarded"])
    settled = _settled(rows, Verdict.REFUSED, "protection.refused", document, by=by, at=moment, reason=reason.strip())
    if document.is_guarded:
        # Who came while nobody watched is noticed now.
        examine(document=document, by=by, at=at)
    return settled


def _held(document: Document, changes: Iterable[UUID], by: Actor) -> list[Change]:
    rules.may_decide_access(document, by=by)
    wanted = list(changes)
    if not wanted:
        raise Invalid.of(_("Choose at least one reader."), field="changes", code="required")
    found = list(Change.objects.select_for_update().filter(document=document, pk__in=wanted, verdict=""))
    if len(found) < len(set(wanted)):
        raise Invalid.of(_("Somebody else has decided meanwhile. Look again."), field="changes", code="settled")
    return found


def _settled(
    rows: list[Change],
    verdict: Verdict,
    kind: str,
    document: Document,
    *,
    by: Actor,
    at: dt.datetime,
    reason: str,
    is_alone: bool = False,
) -> list[Change]:
    for one in rows:
        one.verdict, one.settled_at, one.settled_by, one.reason = verdict, at, by.as_facts(), reason
        one.save(update_fields=["verdict", "settled_at", "settled_by", "reason"])
    readers = [{"holding": one.holding_id, "mandate": one.mandate_id, "cause": str(one.cause)} for one in rows]
    facts = {"readers": readers, "reason": reason, **({"alone": True} if is_alone else {})}
    record(kind, by=by, on=document, at=at, facts=facts)
    return rows
