"""What of votes waits on a desk: a tie for who presided over it, and for the chair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import SittingState
from decreta.ui.desk import Waiting
from decreta.voting.models import Ballot, Recusal
from decreta.voting.models.ballots import is_read_by_who_presided


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement. In session the tie stands before the eyes of who presides too; here it waits after the closing."""
    people = {actor.person_id: actor for actor in reversed(actors) if actor.person_id is not None}
    chairs = {actor.post_id: actor for actor in reversed(actors) if actor.post_id and actor.can("chair_sittings")}
    if not people:
        return
    for one in _tied.rows(Ids(chairs), Ids(people)):
        acting = one.sitting.acting_chair_id
        yield (
            people[acting] if acting else chairs.get(one.sitting.chair_post_id) or people[one.presided_person],
            Waiting(
                verb=_("Decide the tie"),
                title=one.question,
                title_lang=one.sitting.shown_lang,
                url=reverse("voting:ballot", args=[one.pk]),
                meta=(one.sitting.body.name,),
                since=one.waits_since,
            ),
        )


@prepared
def _tied(posts: Ids, people: Ids) -> QuerySet[Any]:
    """Ties that are theirs to decide: of sittings that they chair, by post or in its place, and over which they presided."""
    stepped_back = Recusal.objects.filter(item=OuterRef("item"), invitation__holding__person_id__among=people)
    chaired = Q(sitting__chair_post_id__among=posts, sitting__acting_chair=None)
    # Who had the chair reads as a member afterwards: what is for others by name is then the chair's own to decide.
    presided = Q(sitting__state=SittingState.CLOSED, presided_by__holding__person_id__among=people)
    presided &= is_read_by_who_presided()
    chaired |= Q(sitting__acting_chair_id__among=people)
    found = Ballot.objects.tied().filter(chaired | presided).filter(~Exists(stepped_back))
    found = found.annotate(presided_person=F("presided_by__holding__person_id"))
    return found.select_related("sitting__body").order_by("waits_since", "pk")
