"""Who is let in to a secret paper by the act that moves it. Everybody else waits until somebody competent confirms.

Called inside acts, which record what they do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.models import Admission, Audience, Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding, Post, Unit

#: Posts through which a paper must go: drafted, checked, signed, numbered, registered, directed.
PROCEDURE = frozenset({"drafting", "signing", "checking", "issuing", "registering", "directing"})

#: A seat: a holding, and the mandate under which somebody sits in it.
Seat = tuple[UUID, UUID | None]


def by_procedure(document: Document, rows: Iterable[Audience], *, at: dt.datetime, by: Actor | None) -> None:
    """Let in who now holds the posts that the procedure names, and who does the act himself."""
    posts = [row.post_id for row in rows if row.reason in PROCEDURE and row.post_id is not None]
    seats: list[Seat] = [(pk, None) for pk in _holders(posts)]
    if by is not None and by.holding_id is not None:
        seats.append((by.holding_id, by.mandate_id))
    let_in(document, seats, at=at)


def named(
    document: Document,
    *,
    at: dt.datetime,
    unit: Unit | None = None,
    post: Post | None = None,
    holding: Holding | None = None,
) -> None:
    """Let in whom a competent person names: a holder, a post's holders, the heads of a unit. Nobody of what is wider."""
    found = [holding.pk] if holding is not None else []
    if post is not None:
        found += _holders([post.pk])
    if unit is not None:
        heads = Post.objects.filter(unit=unit, role__in=[Role.UNIT_HEAD, Role.HEAD])
        found += _holders(heads.values_list("pk", flat=True))
    let_in(document, [(pk, None) for pk in found], at=at)


def let_in(document: Document, seats: Iterable[Seat], *, at: dt.datetime) -> list[Admission]:
    """Enter the admissions that do not stand yet. Two statements."""
    standing = set(document.admissions.filter(ended_at=None).values_list("holding_id", "mandate_id"))
    fresh = dict.fromkeys(seat for seat in seats if seat not in standing)
    return Admission.objects.bulk_create(
        Admission(document=document, holding_id=holding, mandate_id=mandate, admitted_at=at)
        for holding, mandate in fresh
    )


def put_out(document: Document, seats: Iterable[Seat], *, at: dt.datetime) -> None:
    """End admissions."""
    for holding, mandate in seats:
        document.admissions.filter(holding=holding, mandate_id=mandate, ended_at=None).update(ended_at=at)


def _holders(posts: Iterable[UUID]) -> list[UUID]:
    held = Holding.objects.valid_on(clock.today()).filter(post__in=list(posts))
    return list(held.order_by().values_list("pk", flat=True))
