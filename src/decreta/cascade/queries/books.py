"""Whose task book it is: a body's tasks are kept by the first of its standing agencies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.models import Body, Organisation, StandingAgency


def books_of(organisation_ids: Iterable[UUID], day: dt.date) -> QuerySet[Body]:
    """The bodies whose tasks organisations keep on a day, each as `keeper_id` its organisation."""
    bodies = Body.objects.annotate(keeper_id=_keeper(day))
    return bodies.filter(keeper_id__in=list(organisation_ids)).order_by("code")


def keeper_of(body_id: UUID, day: dt.date) -> UUID | None:
    """The organisation that keeps the tasks of a body."""
    found = StandingAgency.objects.valid_on(day).filter(body_id=body_id).order_by("rank", "valid_from", "pk")
    return found.values_list("organisation_id", flat=True).first()


def houses_of(actor: Actor) -> list[Organisation]:
    """The organisations for which somebody sees what is shared: his own, and those that stand for his bodies."""
    standing = StandingAgency.objects.valid_on(clock.today()).filter(body_id__in=actor.body_ids | actor.served_body_ids)
    seen = Q(pk__in=actor.organisation_ids) | Q(pk__in=standing.values("organisation_id"))
    nearest = standing.filter(organisation=OuterRef("pk"), body_id__in=actor.body_ids or actor.served_body_ids, rank=1)
    found: list[Any] = list(Organisation.objects.filter(seen).annotate(is_near=Exists(nearest)).order_by("path"))
    # His own house first, then the one that stands for his body before others.
    own = actor.organisation_ids
    return sorted(found, key=lambda one: (one.pk not in own, not one.is_near))


def house_seen(actor: Actor, code: str) -> Organisation | None:
    """An organisation for which somebody sees what is shared; an inspector looks from any."""
    if actor.can("inspect_everything"):
        return Organisation.objects.filter(code=code).first()
    return next((one for one in houses_of(actor) if one.code == code), None)


@dataclass(frozen=True)
class Pair:
    """An organisation above and one below it, as far as somebody may look at what the one is told over the other.

    `owner` is a third one, to which what is told is narrowed.
    """

    above: Organisation
    via: Organisation
    owner: Organisation | None
    #: Whether he looks for the one below, at what it shares itself.
    is_own: bool


def pair_seen(actor: Actor, *, above: str, via: str, owner: str = "") -> Pair | None:
    """Two organisations by their codes, for whom it is shared with or by; None for anybody else. One statement."""
    standing = StandingAgency.objects.valid_on(clock.today()).filter(body_id__in=actor.body_ids | actor.served_body_ids)
    is_house = Exists(standing.filter(organisation=OuterRef("pk")))
    found: list[Any] = list(Organisation.objects.filter(code__in=[above, via, owner]).annotate(is_house=is_house))
    known = {one.code: one for one in found}
    if above not in known or via not in known:
        return None
    upper, lower = known[above], known[via]
    is_own = lower.pk in actor.organisation_ids
    looks_from_above = upper.pk in actor.organisation_ids or upper.is_house or actor.can("inspect_everything")
    return Pair(upper, lower, known.get(owner), is_own) if is_own or looks_from_above else None


def those_above(organisation: Organisation) -> list[Organisation]:
    """With whom one may share upward: the organisations above, the nearest first, then those whose bodies assign to it."""
    found: list[Organisation] = []
    upper = organisation.parent
    while upper is not None and upper not in found:
        found.append(upper)
        upper = upper.parent
    bodies = Assignment.objects.filter(organisation=organisation, monitor__isnull=False).order_by().values("monitor")
    keepers = Body.objects.filter(pk__in=bodies).annotate(keeper_id=_keeper(clock.today())).values("keeper_id")
    others = Organisation.objects.filter(pk__in=keepers).exclude(pk__in=[organisation.pk, *(one.pk for one in found)])
    return [*found, *others.exclude(path__startswith=organisation.path).order_by("path")]


def _keeper(day: dt.date) -> Subquery:
    first = StandingAgency.objects.valid_on(day).filter(body=OuterRef("pk")).order_by("rank", "valid_from", "pk")
    return Subquery(first.values("organisation_id")[:1])
