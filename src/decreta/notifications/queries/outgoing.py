"""What may go out to a person now: in posts that he holds, about things that he sees."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from decreta.core import clock, sight
from decreta.notifications.models import Notice
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for

#: After this long a notice is told in the application only: no flood of mail after an outage or long holidays.
NEWS = dt.timedelta(days=14)


@dataclass(frozen=True)
class Section:
    """What is told to a person in one post. What is about secret things is told without a word of them."""

    holding: Holding
    notices: list[Notice]
    secret: frozenset[UUID]


def sections_of(person_id: UUID, notices: Iterable[Notice], *, on: dt.datetime) -> list[Section]:
    """The notices that may still be mailed, by post in the order of rank.

    Left out are those of a post that has ended, of a person without an address or whose account is closed, of things
    that he no longer sees, those that he has read in the meantime, and those that are no news any more.
    """
    day = on.astimezone(clock.zone()).date()
    by_holding: dict[UUID | None, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.read_at is None and notice.created_at > on - NEWS:
            by_holding[notice.holding_id].append(notice)
    held = (
        Holding.objects.valid_on(day)
        .filter(pk__in=[one for one in by_holding if one is not None], person_id=person_id)
        .exclude(person__email="")
        .exclude(person__user__is_active=False)
        .select_related("person__user", "post__unit__organisation", "post__body")
        .order_by("post__rank", "post__code")
    )
    found = (_section(holding, by_holding[holding.pk]) for holding in held)
    return [section for section in found if section.notices]


def _section(holding: Holding, notices: list[Notice]) -> Section:
    levels = sight.seen(actor_for(holding), [notice.ref for notice in notices if notice.ref is not None])
    seen = [one for one in notices if one.ref is None or one.ref in levels]
    secret = frozenset(one.pk for one in seen if one.ref is not None and levels[one.ref] > 0)
    return Section(holding, seen, secret)
