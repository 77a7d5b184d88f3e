"""What waits on a desk: roll-ups that were asked of the own organisation and are not answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.cascade.models import RollUp
from decreta.cascade.queries.roll_ups import waiting_at
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], _at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement, for who may answer."""
    answering = {
        key: actor
        for actor in reversed(actors)
        if actor.mandate_id is None and (actor.can("decide_extensions") or actor.can("assign_tasks"))
        for key in actor.organisation_ids
    }
    if not answering:
        return
    for one in waiting_at.rows(frozenset(answering)):
        yield (
            answering[one.organisation_id],
            Waiting(
                verb=_("Answer request for a roll-up"),
                title=one.subject,
                title_lang="vi",
                url=reverse("cascade:roll_up", args=[one.pk]),
                meta=(one.above.name,),
                due_at=clock.end_of_day(one.answer_on),
                since=one.asked_at,
            ),
        )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Roll-ups by their ids, for the list of what one acted on lately and for the log."""
    found = RollUp.objects.visible_to(actor).filter(pk__in=list(ids))
    return {
        str(one.pk): Handled(one.subject, reverse("cascade:roll_up", args=[one.pk]), title_lang="vi") for one in found
    }
