"""The structure as it is shown: open to everybody who may sign in."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Names, Place, PostRef, coded, names, place, post
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.enums import BodyKind, OrganisationKind, Role, SuccessionKind
from decreta.organisation.models import Body, Group, Holding, Organisation, Post, StandingAgency, Unit


class OrganisationRow(TypedDict):
    """An agency."""

    id: UUID
    code: str
    name: str
    names: Names
    symbol: str
    kind: Coded
    parent: str | None
    regime: str
    place: str
    valid_from: dt.date
    valid_to: dt.date | None


class UnitRow(TypedDict):
    """A department of an agency."""

    id: UUID
    code: str
    name: str
    names: Names
    organisation: str
    parent: str | None
    valid_from: dt.date
    valid_to: dt.date | None


class SuccessionShape(TypedDict):
    """What an agency was before, or became."""

    kind: Coded
    predecessor: str
    successor: str
    takes_effect_on: dt.date
    authority: str


class OrganisationShape(OrganisationRow):
    """An agency with its departments and what it was or became."""

    units: list[UnitRow]
    successions: list[SuccessionShape]
    standing_for: list[str]


class BodyRow(TypedDict):
    """A committee, council, working group or support team."""

    id: UUID
    code: str
    name: str
    names: Names
    symbol: str
    symbol_aliases: list[str]
    kind: Coded
    parent: str | None
    regime: str
    place: str
    valid_from: dt.date
    valid_to: dt.date | None


class TermShape(TypedDict):
    """A term of a body."""

    id: UUID
    name: str
    valid_from: dt.date
    valid_to: dt.date | None


class BodyShape(BodyRow):
    """A body with its terms, whom it serves, and who does its daily work."""

    terms: list[TermShape]
    serves: list[str]
    served_by: list[str]
    standing_agencies: list[str]


class PostRow(TypedDict):
    """An office in a unit or a body."""

    id: UUID
    code: str
    name: str
    names: Names
    role: Coded
    unit: str | None
    organisation: str | None
    body: str | None
    signs: bool
    rank: int
    valid_from: dt.date
    valid_to: dt.date | None


class HoldingRow(TypedDict):
    """Who holds a post from when to when."""

    id: UUID
    person: str
    person_id: UUID
    post: PostRef
    place: Place | None
    has_vote: bool
    weight: int
    valid_from: dt.date
    valid_to: dt.date | None


class GroupShape(TypedDict):
    """A named set of organisations."""

    code: str
    name: str
    names: Names
    members: list[str]


class DayShape(TypedDict):
    """A day on which this office works, or does not, against the week."""

    day: dt.date
    is_working: bool
    reason: str


def _valid(of: Any) -> dict[str, dt.date | None]:
    return {"valid_from": of.valid_from, "valid_to": of.valid_to}


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """Agencies."""
    return Organisation.objects.visible_to(actor).select_related("parent")


def organisation(of: Organisation) -> OrganisationRow:
    """An agency in a list."""
    return {
        "id": of.pk,
        "code": of.code,
        "name": of.name,
        "names": names(of),
        "symbol": of.symbol,
        "kind": coded(OrganisationKind, of.kind),
        "parent": of.parent.code if of.parent else None,
        "regime": of.regime,
        "place": of.place,
        **_valid(of),  # type: ignore[typeddict-item]
    }


def find_organisation(actor: Actor, code: str) -> Organisation:
    """An agency by its code."""
    return get_object_or_404(organisations(actor), code=code)


def organisation_shown(of: Organisation, actor: Actor) -> OrganisationShape:
    """An agency by itself."""
    links = [*of.successions.select_related("predecessor", "successor")]
    links += of.precessions.select_related("predecessor", "successor")
    standing = StandingAgency.objects.valid_on(clock.today()).filter(organisation=of).order_by("body__code")
    return {
        **organisation(of),
        "units": [unit(one) for one in of.units.select_related("organisation", "parent")],
        "successions": [
            {
                "kind": coded(SuccessionKind, one.kind),
                "predecessor": one.predecessor.code,
                "successor": one.successor.code,
                "takes_effect_on": one.takes_effect_on,
                "authority": one.authority,
            }
            for one in links
        ],
        "standing_for": list(standing.values_list("body__code", flat=True)),
    }


def unit(of: Unit) -> UnitRow:
    """A department."""
    return {
        "id": of.pk,
        "code": of.code,
        "name": of.name,
        "names": names(of),
        "organisation": of.organisation.code,
        "parent": of.parent.code if of.parent else None,
        **_valid(of),  # type: ignore[typeddict-item]
    }


def bodies(actor: Actor) -> QuerySet[Body]:
    """Bodies."""
    return Body.objects.visible_to(actor).select_related("parent")


def body(of: Body) -> BodyRow:
    """A body in a list."""
    return {
        "id": of.pk,
        "code": of.code,
        "name": of.name,
        "names": names(of),
        "symbol": of.symbol,
        "symbol_aliases": of.symbol_aliases,
        "kind": coded(BodyKind, of.kind),
        "parent": of.parent.code if of.parent else None,
        "regime": of.regime,
        "place": of.place,
        **_valid(of),  # type: ignore[typeddict-item]
    }


def find_body(actor: Actor, code: str) -> Body:
    """A body by its code."""
    return get_object_or_404(bodies(actor), code=code)


def body_shown(of: Body, actor: Actor) -> BodyShape:
    """A body by itself."""
    day = clock.today()
    served_by = of.served_by.filter(Q(valid_to=None) | Q(valid_to__gt=day)).order_by("code")
    return {
        **body(of),
        "terms": [
            {"id": one.pk, "name": one.name, **_valid(one)}  # type: ignore[typeddict-item]
            for one in of.terms.order_by("-valid_from")
        ],
        "serves": list(of.serves.order_by("code").values_list("code", flat=True)),
        "served_by": list(served_by.values_list("code", flat=True)),
        "standing_agencies": list(of.standing_agencies.valid_on(day).values_list("organisation__code", flat=True)),
    }


def posts(actor: Actor) -> QuerySet[Post]:
    """Posts."""
    return Post.objects.visible_to(actor).select_related("unit__organisation", "body")


def post_row(of: Post) -> PostRow:
    """A post."""
    return {
        "id": of.pk,
        "code": of.code,
        "name": of.name,
        "names": names(of),
        "role": coded(Role, of.role),
        "unit": of.unit.code if of.unit else None,
        "organisation": of.unit.organisation.code if of.unit else None,
        "body": of.body.code if of.body else None,
        "signs": of.signs,
        "rank": of.rank,
        **_valid(of),  # type: ignore[typeddict-item]
    }


def find_post(actor: Actor, code: str) -> Post:
    """A post by its code."""
    return get_object_or_404(posts(actor), code=code)


def post_shown(of: Post, actor: Actor) -> PostRow:
    """A post by itself."""
    return post_row(of)


def holdings(actor: Actor) -> QuerySet[Holding]:
    """Who holds which post."""
    return Holding.objects.visible_to(actor).select_related("person", "post__unit__organisation", "post__body")


def holding(of: Holding) -> HoldingRow:
    """Who holds a post."""
    where = of.post.body or (of.post.unit.organisation if of.post.unit else None)
    return {
        "id": of.pk,
        "person": of.person.full_name,
        "person_id": of.person_id,
        "post": post(of.post),
        "place": place(where) if where else None,
        "has_vote": of.has_vote,
        "weight": of.weight,
        **_valid(of),  # type: ignore[typeddict-item]
    }


def find_holding(actor: Actor, key: UUID) -> Holding:
    """A holding."""
    return get_object_or_404(holdings(actor), pk=key)


def holding_shown(of: Holding, actor: Actor) -> HoldingRow:
    """A holding by itself."""
    return holding(of)


def groups() -> QuerySet[Group]:
    """Named sets of organisations, with their members."""
    return Group.objects.prefetch_related("members__organisation")


def group(of: Group, day: dt.date) -> GroupShape:
    """A named set of organisations with those that belong to it on a day."""
    inside = [one for one in of.members.all() if one.valid_from <= day and (one.valid_to is None or one.valid_to > day)]
    return {
        "code": of.code,
        "name": of.name,
        "names": names(of),
        "members": [one.organisation.code for one in sorted(inside, key=lambda one: one.pk)],
    }
