"""Naming who directs the work on a matter and who monitors it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.enums import Minds
from decreta.assignments.models import Minder
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation.models import Holding


@audit.act("assignments.name_minder")
def name_minder(
    *,
    matter: audit.Ref,
    part: Minds,
    holding: Holding | None,
    by: Actor,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Minder | None:
    """Name one person who directs or monitors a matter in place of another, or nobody. None when it is he already.

    Whoever may assign the matter may call this; the act of the higher area has checked that, and holds the matter.
    """
    moment, problems = at or clock.now(), Problems()
    now = Minder.objects.select_for_update().filter(matter_kind=matter.kind, matter_id=matter.id, part=part, until=None)
    present = now.first()
    if (present.holding_id if present is not None else None) == (holding.pk if holding is not None else None):
        return None
    if holding is not None and not (
        holding.valid_from <= clock.today() and (holding.valid_to is None or clock.today() < holding.valid_to)
    ):
        problems.add(_("This person does not hold the post any more."), str(part), "not_held")
    problems.refuse_if_any()
    if present is not None:
        present.until, present.ended_by = max(moment, present.since), by.as_facts()
        present.save(update_fields=["until", "ended_by"])
    made = present
    if holding is not None:
        made = Minder.objects.create(
            matter_kind=matter.kind,
            matter_id=matter.id,
            part=part,
            holding=holding,
            since=moment,
            reason=reason,
            by=by.as_facts(),
        )
    audit.record(
        "assignments.minder_named",
        by=by,
        on=matter,
        at=at,
        facts={
            "part": str(part),
            "before": str(present.holding) if present is not None else "",
            "after": str(holding) if holding is not None else "",
            "holding": str(holding.pk) if holding is not None else "",
            "reason": reason,
        },
    )
    return made
