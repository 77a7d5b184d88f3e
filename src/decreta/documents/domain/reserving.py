"""Reserving numbers of a register for papers that are still to come."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.core.ids import new_id
from decreta.documents import policies, rules
from decreta.documents.enums import Direction, NumberState
from decreta.documents.models import Number, Series

#: Nobody needs more at once; a stretch that is left out for good is another act.
MOST = 50


@act("documents.reserve_numbers")
def reserve_numbers(
    *, series: Series, count: int, whom: str, reason: str, by: Actor, at: dt.datetime | None = None
) -> list[Number]:
    """Reserve the next numbers of an outgoing register, with whom they are for and why.

    Each is used later by an issue that names it, or made void; none is given to anybody else. Raises NotAllowed,
    NotNow when the register is closed or over, Invalid with everything that is wrong.
    """
    rules.may_keep_registers(series.issuer, by=by)
    moment = at or clock.now()
    problems = Problems()
    if series.direction != Direction.OUT:
        problems.add(_("Numbers are reserved for papers that go out."), code="not_outgoing")
    if not 1 <= count <= MOST:
        problems.add(_("Reserve one to %(most)s numbers at once.") % {"most": MOST}, "count")
    if not whom.strip():
        problems.add(_("Name whom the numbers are for."), "whom")
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    problems.refuse_if_any()
    locked = Series.objects.select_for_update().get(pk=series.pk)
    policies.can_reserve(locked, today=moment.astimezone(clock.zone()).date())
    first = locked.next_number
    locked.next_number += count
    locked.save(update_fields=["next_number"])
    numbers = Number.objects.bulk_create(
        Number(
            series=locked,
            number=number,
            idempotency_key=f"reserved-{new_id()}",
            state=NumberState.RESERVED,
            taken_at=moment,
            reserved_at=moment,
            reserved_for=whom.strip()[:200],
            reserved_reason=reason.strip()[:300],
        )
        for number in range(first, first + count)
    )
    record(
        "documents.numbers_reserved",
        by=by,
        on=locked,
        about=[series.issuer],
        at=at,
        facts={"numbers": [first, first + count - 1], "for": whom.strip()[:200], "reason": reason.strip()[:300]},
    )
    return numbers
