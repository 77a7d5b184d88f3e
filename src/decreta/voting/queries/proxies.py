"""Votes that are given to others in a sitting: those of one member, and whether one was used."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.meetings.models import AgendaItem, Invitation
from decreta.voting.models import Proxy, Vote

_PEOPLE = ("giver__holding__person", "holder__holding__person")


@dataclass(frozen=True)
class OfMember:
    """The vote that a member gave to another, those that he holds himself, and whether he may give his own now."""

    seat: Invitation
    given: Proxy | None
    held: list[Proxy]
    may_give: bool


def with_points(found: QuerySet[Proxy]) -> QuerySet[Proxy]:
    """With whom they concern and the points for which they were given, in their order."""
    points = Prefetch("points", AgendaItem.objects.order_by("position"))
    return found.select_related(*_PEOPLE).prefetch_related(points)


def of_member(seat: Invitation, *, may_give: bool) -> OfMember:
    """What stands between a member and others in a sitting. Two statements."""
    standing = Proxy.objects.filter(Q(giver=seat) | Q(holder=seat), revoked_at=None)
    rows = list(with_points(standing).order_by("given_at", "pk"))
    given = next((one for one in rows if one.giver_id == seat.pk), None)
    held = [one for one in rows if one.holder_id == seat.pk]
    return OfMember(seat, given, held, may_give=may_give and given is None and not held)


def why_used(proxy: Proxy) -> str:
    """Why a proxy stands: a ballot was opened in which its holder has the vote. Empty while there is none.

    The roll of a ballot is written when it is opened, and of one that was entered afterwards as it was at its closing.
    """
    used = Vote.objects.filter(ballot__sitting=proxy.sitting_id, ballot__annulled_at=None)
    used = used.filter(voter=proxy.giver_id, caster=proxy.holder_id)
    since = Q(ballot__entered_at=None, ballot__opened_at__gte=proxy.given_at) | Q(
        ballot__entered_at__isnull=False, ballot__closed_at__gte=proxy.given_at
    )
    found = used.filter(since).select_related("ballot").order_by("ballot__ordinal").first()
    return _("It was used in ballot %(n)s; it stands.") % {"n": found.ballot.ordinal} if found is not None else ""
