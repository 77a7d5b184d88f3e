"""Who came over a term, and how long points took against what was planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce

from decreta.core.actor import Actor
from decreta.meetings.enums import Answer, Form, PointKind, Presence, SittingState
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.membership import memberships_of
from decreta.minutes.rules import COUNTED
from decreta.organisation.models import Body, Holding, Term


class Stay(NamedTuple):
    """From when until when somebody was there, and how."""

    came_at: dt.datetime
    left_at: dt.datetime | None
    presence: str


@dataclass
class Member:
    """One member over the sittings of a body: how he came, or why not, and for how long.

    Of the sittings on whose day he was a member he was invited to some (`invited`) and left out of others
    (`not_invited`). Where he was invited, he came, or another sat and voted for him, or he was excused, or neither.
    """

    person: str
    post: str
    post_lang: str
    rank: int = 0
    invited: int = 0
    not_invited: int = 0
    present: int = 0
    remote: int = 0
    represented: int = 0
    excused: int = 0
    time: dt.timedelta = field(default_factory=dt.timedelta)
    pk: UUID | None = None

    @property
    def absent(self) -> int:
        """Neither came, nor was represented, nor was excused."""
        return self.invited - self.present - self.represented - self.excused

    @property
    def minutes(self) -> int:
        return round(self.time.total_seconds() / 60)

    @property
    def share(self) -> int | None:
        """Of a hundred sittings to which he was invited, to how many he came."""
        return round(100 * self.present / self.invited) if self.invited else None


def held(actor: Actor, body: Body, term: Term | None) -> QuerySet[Sitting]:
    """The closed sittings of a body, of one term or of all, that somebody sees."""
    found = Sitting.objects.visible_to(actor).filter(body=body, state=SittingState.CLOSED, form=Form.SESSION)
    return found.filter(term=term) if term is not None else found


def attendance(sittings: QuerySet[Sitting]) -> list[Member]:
    """Each person once, whatever posts he held, in the order of the posts; members as the minutes of each sitting count them.

    Who was invited and had left the body before the day is no member there; who was a member and was not invited is.
    Three statements.
    """
    rows = list(sittings)
    bodies = memberships_of(rows)
    stands: dict[UUID, list[Invitation]] = {}
    stays: dict[UUID, list[Stay]] = {}
    for one in _with_stays(sittings):
        # Whose seat ended in session was a member until then, and who was excluded is one still.
        if not (one.removed_as or bodies[one.sitting_id].stands(one)):
            continue
        if one.pk not in stays:
            stays[one.pk] = []
            stands.setdefault(one.sitting_id, []).append(one)
        if one.came_at is not None:
            stays[one.pk].append(Stay(one.came_at, one.left_at, one.presence))
    members: dict[UUID, Member] = {}
    for sitting in rows:
        here = stands.get(sitting.pk, [])
        filled = {one.sits_for_id for one in here if one.sits_for_id is not None and stays.get(one.pk)}
        for one in here:
            if one.part in COUNTED:
                _count(_member(members, one.holding), one, stays.get(one.pk, []), sitting, is_filled=one.pk in filled)
        for holding in bodies[sitting.pk].left_out(here):
            _member(members, holding).not_invited += 1
    return sorted(members.values(), key=lambda one: (one.rank, one.person))


def _with_stays(sittings: QuerySet[Sitting]) -> QuerySet[Any]:
    """Members and those who sit for them, once for each time that they came, or once without."""
    asked = Invitation.objects.filter(Q(part__in=COUNTED) | Q(sits_for__isnull=False), sitting__in=sittings)
    related = ("holding__person", "holding__post__body", "holding__post__unit__organisation")
    came = {name: F(f"attendances__{name}") for name in Stay._fields}
    return asked.select_related(*related).annotate(**came)


def _member(members: dict[UUID, Member], holding: Holding) -> Member:
    """The row of a person, under the first of his posts."""
    person, post = holding.person, holding.post
    found = members.setdefault(person.pk, Member(person.full_name, post.name, post.name_lang, post.rank, pk=person.pk))
    if post.rank < found.rank:
        found.post, found.post_lang, found.rank = post.name, post.name_lang, post.rank
    return found


def _count(member: Member, invitation: Invitation, stays: Sequence[Stay], sitting: Sitting, *, is_filled: bool) -> None:
    came = bool(stays)
    member.invited += 1
    member.present += came
    member.remote += came and all(one.presence == Presence.REMOTE for one in stays)
    member.represented += not came and is_filled
    member.excused += not came and not is_filled and invitation.answer == Answer.EXCUSED
    for one in stays:
        since = max(one.came_at, sitting.opened_at) if sitting.opened_at else one.came_at
        if one.left_at is not None and one.left_at > since:
            member.time += one.left_at - since


def points(sittings: QuerySet[Sitting], actor: Actor) -> QuerySet[AgendaItem]:
    """The points of sittings that somebody reads, with the time that they took."""
    whole = ExpressionWrapper(F("ended_at") - F("began_at"), output_field=DurationField())
    found = AgendaItem.objects.visible_to(actor).filter(sitting__in=sittings).exclude(kind=PointKind.HEADING)
    found = found.select_related("sitting__body")
    return found.with_time().annotate(took_time=Coalesce("spent", whole))


def minutes_of(took: dt.timedelta | None) -> int | None:
    """A span in whole minutes; None for a point that was not taken up."""
    return None if took is None else round(took.total_seconds() / 60)
