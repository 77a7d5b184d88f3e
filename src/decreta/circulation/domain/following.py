"""Who sent it round urges those who have not read it, and recalls it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.circulation import rules
from decreta.circulation.domain.sending import REASON
from decreta.circulation.models import Circulation, Reader
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.documents.domain.audience import close_to

_REASON_LIMIT = 300


@act("circulation.urge")
def urge(*, circulation: Circulation, by: Actor, at: dt.datetime | None = None) -> int | None:
    """Urge everybody who has not read it. How many; None when everybody has. Raises NotAllowed, NotNow."""
    rules.may_follow(circulation, by=by)
    return _urged(circulation, by=by, at=at)


@act("circulation.remind")
def remind(*, circulation: Circulation, by: Actor, at: dt.datetime | None = None) -> int | None:
    """The same on the last day, by itself: once, and nobody whom the sender has urged that day."""
    return _urged(circulation, by=by, at=at)


def _urged(circulation: Circulation, *, by: Actor, at: dt.datetime | None) -> int | None:
    row = _held(circulation)
    moment = at or clock.now()
    since = clock.start_of_day(moment.astimezone(clock.zone()).date())
    silent = Reader.objects.filter(circulation=row, acknowledged_at=None)
    fresh = silent.exclude(urged_at__gte=since) if by.is_system else silent
    holdings = list(fresh.values_list("holding_id", flat=True))
    if not holdings:
        return None
    fresh.update(urged_at=moment)
    record(
        "circulation.urged",
        by=by,
        on=row,
        about=[row.document],
        at=at,
        facts={"readers": [str(one) for one in holdings]},
    )
    return len(holdings)


@act("circulation.recall")
def recall(*, circulation: Circulation, reason: str, by: Actor, at: dt.datetime | None = None) -> Circulation:
    """End the round: nobody need read it any more, and who was let in only by it reads it no longer."""
    rules.may_follow(circulation, by=by)
    row = _held(circulation)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    problems.refuse_if_any()
    row.recalled_at, row.recall_reason = at or clock.now(), reason.strip()[:_REASON_LIMIT]
    row.save(update_fields=["recalled_at", "recall_reason"])
    others = Reader.objects.filter(circulation__document=row.document, circulation__recalled_at=None)
    still = set(others.values_list("holding_id", flat=True))
    for reader in row.readers.select_related("holding"):
        if reader.holding_id not in still:
            close_to(document=row.document, holding=reader.holding, reason=REASON, by=by, at=at)
    record("circulation.recalled", by=by, on=row, about=[row.document], at=at, facts={"reason": row.recall_reason})
    return row


def _held(circulation: Circulation) -> Circulation:
    found = Circulation.objects.select_for_update(of=("self",)).select_related("document")
    row = found.get(pk=circulation.pk)
    if row.recalled_at is not None:
        raise NotNow.of(_("The round was recalled already."), code="recalled")
    return row
