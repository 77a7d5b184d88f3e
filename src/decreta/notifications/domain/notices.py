"""Notices are rows first. Which way they go out is decided when they are written, whether they may when they go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models

from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.notifications.enums import Way
from decreta.notifications.models import Notice, NoticeQuerySet
from decreta.notifications.queries.preferences import ways_for
from decreta.organisation.models import Holding


def notify(
    *,
    holdings: Iterable[Holding],
    kind: str,
    facts: Mapping[str, Any],
    url: str,
    entry_id: UUID | None,
    by_person_id: UUID | None = None,
    matter: models.Model | Ref | None = None,
    at: dt.datetime | None = None,
) -> int:
    """Give a notice to the holders of posts and return how many were addressed.

    Nobody is told of his own act (`by_person_id`), nor in a post that he no longer holds, nor of a kind that he does
    not want; a person with several of the posts is told once, in the first; the same audit entry never tells the
    same person the same thing twice, so calling again is harmless. `matter` is what it is about: mail goes only to
    those who still see it then.
    """
    day = clock.today()
    addressed: dict[UUID, Holding] = {}
    for holding in holdings:
        if holding.person_id != by_person_id and _is_held(holding, day):
            addressed.setdefault(holding.person_id, holding)
    ways = ways_for(kind, [holding.pk for holding in addressed.values()])
    moment = at or clock.now()
    notices = [
        Notice(
            person_id=person_id,
            holding_id=holding.pk,
            kind=kind,
            facts=dict(facts),
            url=url,
            matter=str(Ref.to(matter)) if matter is not None else "",
            entry_id=entry_id,
            created_at=moment,
            way=ways[holding.pk],
        )
        for person_id, holding in addressed.items()
        if ways[holding.pk] != Way.NONE
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _is_held(holding: Holding, day: dt.date) -> bool:
    return holding.valid_from <= day and (holding.valid_to is None or day < holding.valid_to)


def mark_read(*, notices: NoticeQuerySet, at: dt.datetime | None = None) -> int:
    """Remember that notices were read and return how many were new. Real time: reading is not simulated."""
    return notices.unread().update(read_at=at or clock.real_now())
