"""What waits on the desk of who is asked when he can come, and which polls the log's reader sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.dates.models import DatePoll
from decreta.dates.queries.polls import unanswered
from decreta.ui.desk import Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Questions when one can come. One statement."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in unanswered.rows(Ids(holders), at, at.astimezone(clock.zone()).date()):
        sitting = one.poll.sitting
        yield (
            holders[one.holding_id],
            Waiting(
                verb=_("When can you come?"),
                title=sitting.shown_title,
                title_lang=sitting.shown_lang,
                url=reverse("dates:answer", args=[one.pk]),
                meta=(sitting.body.name,),
                due_at=one.poll.until,
                since=one.poll.asked_at,
            ),
        )


def levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among polls that the actor reads with their names; they have no level of secrecy."""
    found = DatePoll.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}
