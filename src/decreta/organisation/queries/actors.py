"""From a holding (and perhaps a mandate) to the actor that acts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.fields import UUIDField

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Mandate, StandingAgency
from decreta.organisation.rules import LENDABLE, capabilities_of

#: Posts of an agency that work for the bodies it stands for.
SERVING = (Role.SECRETARY, Role.CLERK)


@dataclass(frozen=True)
class Seat:
    """A post that somebody may act in now: his own, or another's under a mandate."""

    holding: Holding
    mandate: Mandate | None = None
    #: The bodies that the post works for, when they were read with it.
    served: frozenset[UUID] | None = None

    @property
    def key(self) -> str:
        """What the session remembers of the choice."""
        return f"{self.holding.pk}:{self.mandate.pk}" if self.mandate else str(self.holding.pk)


def seats_of(user: User, *, on: dt.date | None = None) -> list[Seat]:
    """The posts that a user may act in on a day: own holdings by rank, then those lent to him.

    One statement, three for a person to whom something is lent: every page begins with it.
    """
    day = on or clock.today()
    holdings = _own_holdings.rows(user.pk, day)
    seats = [Seat(holding, served=_served(holding)) for holding in holdings]
    receivers = {holding.pk: holding for holding in holdings if holding.is_lent_to}  # type: ignore[attr-defined]
    if not receivers:
        return seats
    lent = _lent_to.rows(list(receivers), day)
    givers = {holding.pk: holding for holding in _givers.rows({mandate.giver_id for mandate in lent}, day)}
    for mandate in lent:
        mandate.giver, mandate.receiver = givers[mandate.giver_id], receivers[mandate.receiver_id]
        seats.append(Seat(mandate.giver, mandate, served=_served(mandate.giver)))
    return seats


@prepared
def _own_holdings(user_id: int, day: dt.date) -> QuerySet[Holding]:
    """A user's holdings of a day, by rank; `is_lent_to` says whether something is lent to him in that post."""
    lent = _mandates_on(day).filter(receiver=OuterRef("pk"))
    own = _holdings_on(day).filter(person__user_id=user_id).annotate(is_lent_to=Exists(lent))
    return own.order_by("post__rank", "post__code")


@prepared
def _lent_to(holding_ids: list[UUID], day: dt.date) -> QuerySet[Mandate]:
    """What is lent to holders on a day."""
    return _mandates_on(day).filter(receiver__in=holding_ids)


@prepared
def _givers(holding_ids: set[UUID], day: dt.date) -> QuerySet[Holding]:
    """Holdings of a day by their ids."""
    return _holdings_on(day).filter(pk__in=holding_ids)


def seat_in(user: User, holding_id: UUID) -> Seat | None:
    """The seat of a user in one of his own holdings, if it is still his today. One statement."""
    holding = next(iter(_own_holding.rows(user.pk, holding_id, clock.today())), None)
    return Seat(holding, served=_served(holding)) if holding is not None else None


@prepared
def _own_holding(user_id: int, holding_id: UUID, day: dt.date) -> QuerySet[Holding]:
    """One of a user's holdings of a day."""
    return _holdings_on(day).filter(person__user_id=user_id, pk=holding_id)


def posts_held(user: User) -> list[tuple[UUID, str]]:
    """The holdings of a user today, by rank, as people call them. One statement."""
    held = _holdings_on(clock.today()).filter(person__user=user).order_by("post__rank", "post__code")
    return [(one.pk, _with_place(one)) for one in held]


def holding_of(login: str, post: str) -> UUID | None:
    """The holding of a user in a post, by login and the post's code; None when he does not hold it today."""
    held = Holding.objects.valid_on(clock.today()).filter(person__user__username=login, post__code=post)
    return held.values_list("pk", flat=True).first()


def _with_place(holding: Holding) -> str:
    post = holding.post
    place = post.body or (post.unit.organisation if post.unit else None)
    return f"{post.name}, {place.name}" if place else post.name


def _holdings_on(day: dt.date) -> QuerySet[Holding]:
    """Holdings of a day with person, post and place, and with the bodies that each post works for (`serving`)."""
    bodies = Body.objects.filter(served_by=OuterRef("post__body")).order_by().values("pk")
    standing = StandingAgency.objects.valid_on(day).filter(organisation=OuterRef("post__unit__organisation"))
    serving = Case(
        When(post__body__isnull=False, then=ArraySubquery(bodies)),
        When(post__role__in=SERVING, then=ArraySubquery(standing.order_by().values("body_id"))),
        default=Value([], output_field=ArrayField(UUIDField())),
    )
    found = Holding.objects.valid_on(day).select_related("person", "post__unit__organisation", "post__body")
    return found.annotate(serving=serving)


def _served(holding: Holding) -> frozenset[UUID]:
    """The bodies that `_holdings_on` read with a holding."""
    found: list[UUID] = holding.serving  # type: ignore[attr-defined]
    return frozenset(found)


def _mandates_on(day: dt.date) -> QuerySet[Mandate]:
    """Mandates in force on a day, whose giver still holds the post."""
    found = Mandate.objects.filter(valid_from__lte=day, valid_to__gt=day)
    found = found.filter(Q(revoked_on=None) | Q(revoked_on__gt=day))
    return found.filter(Q(giver__valid_to=None) | Q(giver__valid_to__gt=day), giver__valid_from__lte=day)


def actor_for(
    holding: Holding, *, mandate: Mandate | None = None, address: str = "", served: frozenset[UUID] | None = None
) -> Actor:
    """The actor in a post. Under a mandate the person is the receiver, the post the giver's, the powers only the lent ones."""
    post = holding.post
    in_organisation = post.unit_id is not None
    capabilities = capabilities_of(post.role, in_organisation=in_organisation)
    person = holding.person
    if mandate is not None:
        capabilities = capabilities & LENDABLE & frozenset(mandate.powers)
        person = mandate.receiver.person
    organisation_id = post.unit.organisation_id if post.unit is not None else None
    return Actor(
        user_id=person.user_id,
        person_id=person.pk,
        person_name=person.full_name,
        holding_id=holding.pk,
        post_id=post.pk,
        post_name=post.name_vi,
        post_title=post.name,
        role=post.role,
        unit_id=post.unit_id,
        organisation_id=organisation_id,
        body_id=post.body_id,
        mandate_id=mandate.pk if mandate else None,
        mandate_note=mandate.paper if mandate else "",
        mandate_document_types=frozenset(mandate.document_types) if mandate else frozenset(),
        address=address,
        capabilities=capabilities,
        # An administrator sees no content by virtue of being one: he stands for nothing.
        unit_ids=frozenset({post.unit_id}) if post.unit_id and post.role != Role.ADMINISTRATOR else frozenset(),
        organisation_ids=frozenset({organisation_id})
        if organisation_id and post.role != Role.ADMINISTRATOR
        else frozenset(),
        body_ids=frozenset({post.body_id}) if post.body_id else frozenset(),
        served_body_ids=served if served is not None else bodies_served(holding),
    )


def actor_of_seat(seat: Seat, *, address: str = "") -> Actor:
    """The actor in a seat. No statement."""
    return actor_for(seat.holding, mandate=seat.mandate, address=address, served=seat.served)


def bodies_served(holding: Holding) -> frozenset[UUID]:
    """Bodies for which a post works: those its own body serves, or those its agency stands for (secretaries, clerks). One statement."""
    post = holding.post
    if post.body_id is not None:
        return frozenset(Body.objects.filter(served_by=post.body_id).values_list("pk", flat=True))
    if post.unit is not None and post.role in SERVING:
        standing = StandingAgency.objects.valid_on(clock.today()).filter(organisation_id=post.unit.organisation_id)
        return frozenset(standing.values_list("body_id", flat=True))
    return frozenset()


def houses_of(actor: Actor) -> frozenset[UUID]:
    """The organisations in whose name a post works: its own, and those that stand for the bodies that it works for."""
    bodies = actor.body_ids | actor.served_body_ids
    if not bodies:
        return actor.organisation_ids
    standing = StandingAgency.objects.valid_on(clock.today()).filter(body__in=bodies)
    return actor.organisation_ids | frozenset(standing.values_list("organisation_id", flat=True))


def actor_of_post(code: str, *, on: dt.date | None = None) -> Actor:
    """The actor that sits in a post on a day, by the post's code: for commands and loading a history."""
    day = on or clock.today()
    holding = (
        Holding.objects.valid_on(day)
        .filter(post__code=code)
        .select_related("person", "post__unit__organisation", "post__body")
        .get()
    )
    return actor_for(holding)


def actor_in(user_id: int, holding_id: UUID | None) -> Actor | None:
    """The actor that a user is in a holding of his today, for work that goes on without him; None when it has ended."""
    if holding_id is None:
        return None
    own = _holdings_on(clock.today()).filter(person__user=user_id, person__user__is_active=True)
    found = own.filter(pk=holding_id).first()
    return actor_for(found, served=_served(found)) if found is not None else None


def prefetch_holders(on: dt.date) -> Prefetch[str]:
    """Holdings of posts on a day, with persons, for the pages of the structure."""
    return Prefetch(
        "holdings", queryset=Holding.objects.valid_on(on).select_related("person"), to_attr="present_holdings"
    )
