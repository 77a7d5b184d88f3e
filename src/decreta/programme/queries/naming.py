"""Who is meant: a unit of the issuer's houses or another organisation, by its name; a drafter by his."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.core.texts import fold
from decreta.documents.rules import Issuer
from decreta.organisation.models import Body, Holding, Organisation, Post, StandingAgency, Unit
from decreta.organisation.queries.directory import Directory
from decreta.programme.models import Programme


def issued_for(programme: Programme, *, on: dt.date) -> Q:
    """The condition on documents that may be a paper of a programme: of its issuer, or of a body that it stands for."""
    own = Q(body=programme.body_id, organisation=programme.organisation_id)
    if programme.organisation_id is None:
        return own
    standing = StandingAgency.objects.valid_on(on).filter(organisation=programme.organisation_id)
    return own | Q(body__in=standing.values("body"))


def houses_of(issuer: Issuer, *, on: dt.date) -> set[UUID]:
    """The organisations whose units draft for an issuer: itself, for a body the agencies that stand for it."""
    if isinstance(issuer, Organisation):
        return {issuer.pk}
    return set(StandingAgency.objects.valid_on(on).filter(body=issuer).values_list("organisation_id", flat=True))


def drafters_for(issuer: Issuer, houses: Collection[UUID], *, on: dt.date) -> QuerySet[Holding]:
    """Who may be named as a drafter: people of these organisations, of the body itself and of those that serve it."""
    own = Q(post__body=issuer) | Q(post__body__serves=issuer) if isinstance(issuer, Body) else Q(pk__in=[])
    found: QuerySet[Holding] = Holding.objects.valid_on(on).filter(own | Q(post__unit__organisation__in=houses))
    return found.distinct()


def signers_for(issuer: Issuer, *, on: dt.date) -> QuerySet[Post]:
    """The posts that sign for an issuer."""
    of_body = Q(body=issuer) | Q(body__serves=issuer) if isinstance(issuer, Body) else Q(unit__organisation=issuer)
    found: QuerySet[Post] = Post.objects.valid_on(on).filter(of_body, signs=True)
    return found.distinct()


@dataclass
class Houses:
    """The organisations whose units draft for an issuer, and every name that is looked up. Four statements."""

    units: list[Unit]
    directory: Directory
    holdings: list[Holding]
    posts: list[Post]

    @classmethod
    def of(cls, issuer: Issuer, *, on: dt.date) -> Houses:
        """An organisation itself; for a body the agencies that stand for it."""
        houses = houses_of(issuer, on=on)
        people = drafters_for(issuer, houses, on=on).select_related("person", "post")
        return cls(
            list(Unit.objects.valid_on(on).filter(organisation__in=houses).order_by("organisation", "code")),
            Directory.read(on),
            list(people.order_by("person__full_name")),
            list(signers_for(issuer, on=on).select_related("body", "unit__organisation").order_by("rank")),
        )

    def place(self, text: str) -> Unit | Organisation | None:
        """A unit or an organisation of this name; None when nobody, or several, are called so."""
        wanted = fold(text)
        called = [one for one in self.units if wanted in {fold(each) for each in _names(one)}]
        if len(called) == 1:
            return called[0]
        found = self.directory.find(text).thing
        return found if isinstance(found, Organisation) else None

    def offers(self, text: str) -> list[str]:
        """Names that are near."""
        wanted = fold(text)
        near = [one.name_vi for one in self.units if wanted and wanted in fold(one.name_vi)]
        return [*near, *self.directory.find(text).offers][:3]

    def drafter(self, text: str) -> Holding | None:
        """The one person of this name in these houses."""
        wanted = fold(text)
        found = {one.person_id: one for one in self.holdings if fold(one.person.full_name) == wanted}
        return next(iter(found.values())) if len(found) == 1 else None

    def signer(self, text: str) -> Post | None:
        """The one post of this name that signs for the issuer."""
        wanted = fold(text)
        found = [one for one in self.posts if wanted in {fold(each) for each in _names(one)}]
        return found[0] if len(found) == 1 else None


def _names(one: Unit | Post) -> set[str]:
    return {one.name_vi, one.name_en, one.name_ja, one.code} - {""}
