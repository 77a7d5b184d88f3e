"""Notices are rows first. Which way they go out is decided when they are written, whether they may when they go."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.notifications.enums import Way
from decreta.notifications.models import Notice, NoticeQuerySet
from decreta.notifications.queries.preferences import ways_for
from decreta.organisation.models import Holding


@dataclass(frozen=True)
class Gathered:
    """One of several like things that happen shortly after one another to one matter: one notice tells of them all.

    `key` tells it from the others, `label` is how the kind's words call it (`facts["gathered"]`). The notice of several
    leads to `url`. What its reader has read, or what has gone out to him, is not added to: then he is told anew.
    """

    key: str
    label: str
    url: str
    within: dt.timedelta = dt.timedelta(minutes=15)


def notify(
    *,
    holdings: Iterable[Holding],
    kind: str,
    facts: Mapping[str, Any],
    url: str,
    entry_id: UUID | None,
    by_person_id: UUID | None = None,
    matter: models.Model | Ref | None = None,
    gathered: Gathered | None = None,
    at: dt.datetime | None = None,
) -> int:
    """Give a notice to the holders of posts and return how many were addressed.

    Nobody is told of his own act (`by_person_id`), nor in a post that he no longer holds, nor of a kind that he does
    not want; a person with several of the posts is told once, in the first; the same audit entry never tells the
    same person the same thing twice, so calling again is harmless. `matter` is what it is about: mail goes only to
    those who still see it then. Where a thing is `gathered`, it is added to a notice of the same kind and matter that its
    reader has not read, if there is one of a short time ago.
    """
    day = clock.today()
    addressed: dict[UUID, Holding] = {}
    for holding in holdings:
        if holding.person_id != by_person_id and _is_held(holding, day):
            addressed.setdefault(holding.person_id, holding)
    moment = at or clock.now()
    name = str(Ref.to(matter)) if matter is not None else ""
    told = _add_to_known(kind, name, list(addressed), gathered, moment) if gathered is not None else set()
    new = {person: holding for person, holding in addressed.items() if person not in told}
    ways = ways_for(kind, [holding.pk for holding in new.values()])
    each = dict(facts) | ({"gathered": [[gathered.key, gathered.label]]} if gathered is not None else {})
    notices = [
        Notice(
            person_id=person_id,
            holding_id=holding.pk,
            kind=kind,
            facts=each,
            url=url,
            matter=name,
            entry_id=entry_id,
            created_at=moment,
            way=ways[holding.pk],
        )
        for person_id, holding in new.items()
        if ways[holding.pk] != Way.NONE
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices) + len(told)


def _add_to_known(kind: str, matter: str, persons: list[UUID], gathered: Gathered, moment: dt.datetime) -> set[UUID]:
    """Add a thing to the notices that tell of its like already; returns who knows of it by one of them.

    A statement to find them, and one for each list of things that they tell of: mostly one for everybody.
    """
    recent = Notice.objects.filter(kind=kind, matter=matter, person_id__in=persons)
    found = recent.filter(created_at__gt=moment - gathered.within, facts__has_key="gathered").order_by("created_at")
    told: set[UUID] = set()
    open_ones: dict[UUID, Notice] = {}
    for one in found.select_for_update():
        if any(key == gathered.key for key, _label in one.facts["gathered"]):
            told.add(one.person_id)
        elif one.read_at is None and one.posted_at is None:
            open_ones[one.person_id] = one
    alike: dict[str, list[Notice]] = defaultdict(list)
    for person, one in open_ones.items():
        if person not in told:
            alike[str(one.facts)].append(one)
    for notices in alike.values():
        facts = {**notices[0].facts, "gathered": [*notices[0].facts["gathered"], [gathered.key, gathered.label]]}
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(facts=facts, url=gathered.url)
    return told | open_ones.keys()


def persons_told(kind: str, matter: models.Model | Ref, key: str, *, since: dt.datetime) -> set[UUID]:
    """Who was told of one of several gathered things since a moment."""
    found = Notice.objects.filter(kind=kind, matter=str(Ref.to(matter)), created_at__gt=since)
    return set(found.filter(facts__gathered__contains=[[key]]).values_list("person_id", flat=True))


def _is_held(holding: Holding, day: dt.date) -> bool:
    return holding.valid_from <= day and (holding.valid_to is None or day < holding.valid_to)


def mark_read(*, notices: NoticeQuerySet, at: dt.datetime | None = None) -> int:
    """Remember that notices were read and return how many were new. Real time: reading is not simulated."""
    return notices.unread().update(read_at=at or clock.real_now())
