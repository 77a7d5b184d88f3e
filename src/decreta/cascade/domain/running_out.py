"""What was declared until a day ends by itself: that is noted as soon as the two sides speak of sharing again."""

from __future__ import annotations

import datetime as dt
from typing import Final

from decreta import audit
from decreta.cascade.enums import IN_FORCE, RollUpState
from decreta.cascade.models import RollUp, RollUpStep, Share
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Organisation

_BY: Final = "cascade.running_out"


def end_what_ran_out(*, organisation: Organisation, above: Organisation, at: dt.datetime | None = None) -> None:
    """End what was declared or agreed between two organisations until a day that is past, so that it can be renewed.

    It has told nothing since (`queries/told.py` judges by the day), nobody withdrew it, and nobody has to be told: both
    agreed upon the day. Two statements where nothing has run out.
    """
    today, moment, by = clock.today(), at or clock.now(), Actor.system(_BY)
    agreed = RollUp.objects.select_for_update(of=("self",)).filter(
        organisation=organisation, above=above, state__in=IN_FORCE, share__until_on__lt=today
    )
    for one in agreed.select_related("organisation", "above").order_by("pk"):
        one.state = RollUpState.ENDED
        one.save(update_fields=["state"])
        RollUpStep.objects.create(roll_up=one, state=one.state, at=moment, by=by.as_facts())
        audit.record(
            "cascade.roll_up_ran_out",
            by=by,
            on=one,
            about=[one.organisation, one.above],
            at=at,
            facts={"organisation": one.organisation.code, "above": one.above.code, "state": str(one.state)},
        )
    found = Share.objects.select_for_update(of=("self",)).filter(organisation=organisation, above=above)
    for share in found.run_out(today).select_related("organisation", "above").order_by("pk"):
        share.ended_at, share.ended_by, share.ended_on = moment, by.as_facts(), last_of(share, today)
        share.save(update_fields=["ended_at", "ended_by", "ended_on"])
        audit.record(
            "cascade.share_ran_out",
            by=by,
            on=share,
            about=[share.organisation, share.above],
            at=at,
            facts={
                "organisation": share.organisation.code,
                "above": share.above.code,
                "scope": str(share.scope),
                "ended_on": share.ended_on,
            },
        )


def last_of(share: Share, day: dt.date) -> dt.date:
    """The first day as of which a declaration that ends on a day tells nothing: never after its last day has passed."""
    ends = day if share.until_on is None else min(day, share.until_on + dt.timedelta(days=1))
    return max(share.first_on, ends)
