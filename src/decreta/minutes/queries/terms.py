"""Who came over a term, and how long points took against what was planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, QuerySet
from django.db.models.functions import Coalesce

from decreta.core.actor import Actor
from decreta.meetings.enums import Answer, Form, Part, PointKind, SittingState
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.organisation.models import Body, Term


@dataclass
class Member:
    """One member over the sittings of a body: invited, present, excused, absent, and for how long."""

    person: str
    post: str
    post_lang: str
    invited: int = 0
    present: int = 0
    remote: int = 0
    excused: int = 0
    time: dt.timedelta = field(default_factory=dt.timedelta)
    pk: UUID | None = None

    @property
    def absent(self) -> int:
        """Neither came nor was excused."""
        return self.invited - self.present - self.excused

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
    """Each person once, whatever posts he held; in the order of the posts. Two statements."""
    invited = Invitation.objects.filter(sitting__in=sittings, part__in=[Part.CHAIR, Part.MEMBER])
    rows = invited.select_related("holding__person", "holding__post__body", "holding__post__unit__organisation")
    stays: dict[UUID, list[Attendance]] = {}
    for stay in Attendance.objects.filter(invitation__in=invited).select_related("invitation__sitting"):
        stays.setdefault(stay.invitation_id, []).append(stay)
    members: dict[UUID, Member] = {}
    for one in rows.order_by("holding__post__rank", "holding__person__full_name", "pk"):
        person, post = one.holding.person, one.holding.post
        member = members.setdefault(person.pk, Member(person.full_name, post.name, post.name_lang, pk=person.pk))
        _count(member, one, stays.get(one.pk, []))
    return list(members.values())


def _count(member: Member, invitation: Invitation, stays: Iterable[Attendance]) -> None:
    found = list(stays)
    member.invited += 1
    member.present += bool(found)
    member.remote += bool(found) and all(one.presence == "remote" for one in found)
    member.excused += not found and invitation.answer == Answer.EXCUSED
    for one in found:
        opened = one.invitation.sitting.opened_at
        since = max(one.came_at, opened) if opened else one.came_at
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
