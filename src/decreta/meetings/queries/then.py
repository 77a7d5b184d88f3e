"""Who sat in a session at a moment of it that is past: what was decided then was decided by those who were there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from decreta.meetings.models import Attendance, Invitation, Presiding, Removal, Sitting
from decreta.meetings.queries.membership import Membership, membership_of
from decreta.meetings.queries.seats import was_there


def as_it_was(seats: Iterable[Any], membership: Membership, sitting: Sitting, *, then: dt.datetime) -> Membership:
    """Put into seats that are read for one question as what each was removed then, and give the membership of a running session."""
    lasting = Q(lifted_at=None) | Q(lifted_at__gt=then)
    found = Removal.objects.filter(lasting, invitation__sitting=sitting, removed_at__lte=then)
    removed = dict(found.values_list("invitation_id", "removed_as"))
    for one in seats:
        one.removed_as = removed.get(one.pk, "")
    return replace(membership, is_open=True)


def seated_then(sitting: Sitting, then: dt.datetime) -> list[Any]:
    """The seats that stood at a moment, each with whether its holder was there (`is_here`) and who he is (`person`). Three statements."""
    here = Attendance.objects.filter(was_there(then), invitation=OuterRef("pk"))
    found = Invitation.objects.filter(sitting=sitting).select_related("holding")
    rows = list(found.annotate(is_here=Exists(here), person=F("holding__person_id")).order_by("pk"))
    membership = as_it_was(rows, membership_of(sitting), sitting, then=then)
    return [one for one in rows if membership.stands(one)]


def presiding_then(sitting: Sitting, then: dt.datetime) -> Presiding | None:
    """Who presided at a moment in the place of the chair: for the point at hand, else for the rest. None where the chair did."""
    lasting = Q(ended_at=None) | Q(ended_at__gt=then)
    found = Presiding.objects.filter(lasting, sitting=sitting, began_at__lte=then)
    return min(found.select_related("invitation__holding"), key=lambda one: one.item_id is None, default=None)
