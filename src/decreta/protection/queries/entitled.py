"""Who might read a paper by the rows of its audience, person by person: the set from which somebody competent chooses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from decreta.documents.domain.admitting import Seat
from decreta.documents.models import Audience, Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding, Mandate, StandingAgency
from decreta.organisation.queries.actors import SERVING
from decreta.protection.enums import Cause


@dataclass(frozen=True)
class Entitled:
    """A seat that a row opens the paper to, and since when the row, the holding and the mandate stand."""

    seat: Seat
    row_since: dt.datetime
    holding_since: dt.date
    post_id: UUID
    is_by_mandate: bool

    def cause(self, last: dt.datetime | None, *, succeeds: bool, opened_on: dt.date) -> Cause:
        """Why he is new. `last`: when somebody was last let in or noticed; `succeeds`: somebody in his post was let in."""
        if self.is_by_mandate:
            return Cause.MANDATE
        if succeeds or self.holding_since > opened_on:
            return Cause.HOLDER
        return Cause.MOVED if last is not None and self.row_since < last else Cause.OPENED


#: Of a whole organisation a secret paper concerns those through whom it comes and who decide on it.
_OF_ORGANISATION = (Role.CLERK, Role.HEAD)


def entitled(document: Document, *, on: dt.date) -> dict[Seat, Entitled]:
    """The seats to which a paper is open on a day. Four statements at most."""
    rows = list(Audience.objects.filter(document=document, closes_at=None).order_by("opens_at"))
    standing = _bodies_of_agencies(rows, on)
    found: dict[Seat, Entitled] = {}
    wanted = [(_places(row, standing, document), row) for row in rows]
    if not wanted:
        return {}
    condition = Q(pk__in=[])
    for place, _row in wanted:
        condition |= place
    held = Holding.objects.valid_on(on).filter(condition).select_related("post__unit").distinct()
    for holding in held:
        row = next((row for row in rows if _is_of(row, holding, standing, document)), None)
        if row is not None:
            found[(holding.pk, None)] = Entitled(
                (holding.pk, None), row.opens_at, holding.valid_from, holding.post_id, is_by_mandate=False
            )
    return found | _by_mandates(found, on)


def _bodies_of_agencies(rows: list[Audience], on: dt.date) -> dict[UUID, set[UUID]]:
    """Bodies of the rows, each with the organisations whose secretaries and clerks work for it."""
    bodies = {row.body_id for row in rows if row.body_id is not None}
    found: dict[UUID, set[UUID]] = {body: set() for body in bodies}
    if bodies:
        agencies = StandingAgency.objects.valid_on(on).filter(body__in=bodies)
        for body, organisation in agencies.values_list("body_id", "organisation_id"):
            found[body].add(organisation)
    return found


def _places(row: Audience, standing: dict[UUID, set[UUID]], document: Document) -> Q:
    return _readers(row, standing, document) | _inspectors(row, document)


def _inspectors(row: Audience, document: Document) -> Q:
    """Inspectors read what is guarded; into a secret they are let in by name."""
    return Q(post__role=Role.INSPECTOR) if row.is_inspectable and not document.secrecy else Q(pk__in=[])


def _readers(row: Audience, standing: dict[UUID, set[UUID]], document: Document) -> Q:
    if row.post_id is not None:
        return Q(post=row.post_id)
    if row.holding_id is not None:
        return Q(pk=row.holding_id)
    if row.unit_id is not None:
        return Q(post__unit=row.unit_id)
    if row.organisation_id is not None:
        own = Q(post__unit__organisation=row.organisation_id)
        return own & Q(post__role__in=_OF_ORGANISATION) if document.secrecy else own
    agencies = standing.get(row.body_id, set()) if row.body_id is not None else set()
    working = Q(post__unit__organisation__in=agencies, post__role__in=SERVING)
    return Q(post__body=row.body_id) | Q(post__body__serves=row.body_id) | working


def _is_of(row: Audience, holding: Holding, standing: dict[UUID, set[UUID]], document: Document) -> bool:
    """Whether a row opens the paper to a holding that the statement found through one of them."""
    post = holding.post
    if row.post_id is not None or row.holding_id is not None:
        is_named = row.post_id == post.pk or row.holding_id == holding.pk
        return is_named or (post.role == Role.INSPECTOR and row.is_inspectable and not document.secrecy)
    if post.role == Role.ADMINISTRATOR:
        return False
    if post.role == Role.INSPECTOR and row.is_inspectable and not document.secrecy:
        return True
    if row.unit_id is not None:
        return bool(row.unit_id == post.unit_id)
    house = post.unit.organisation_id if post.unit is not None else None
    if row.organisation_id is not None:
        return row.organisation_id == house and (not document.secrecy or post.role in _OF_ORGANISATION)
    if row.body_id is None:
        return False
    serves = house in standing.get(row.body_id, set()) and post.role in SERVING
    # A post of a body that the statement found stands in the row's body or in one that serves it.
    return bool(row.body_id == post.body_id or serves or (house is None and post.body_id is not None))


def _by_mandates(found: dict[Seat, Entitled], on: dt.date) -> dict[Seat, Entitled]:
    """Those who act for one of them."""
    givers = [holding for holding, _mandate in found]
    lent = Mandate.objects.filter(giver__in=givers, valid_from__lte=on, valid_to__gt=on)
    lent = lent.filter(Q(revoked_on=None) | Q(revoked_on__gt=on))
    return {
        (one.giver_id, one.pk): replace(
            found[(one.giver_id, None)],
            seat=(one.giver_id, one.pk),
            holding_since=one.valid_from,
            is_by_mandate=True,
        )
        for one in lent
    }
