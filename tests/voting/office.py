"""A committee in session with as many members as a vote needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.meetings import domain as meetings
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.organisation.models import Holding, Person
from decreta.organisation.queries.actors import actor_for
from decreta.voting import domain
from decreta.voting.models import Ballot, Option, Vote
from tests.documents import office as offices
from tests.documents.office import Office
from tests.meetings.office import DAY, convened, points, secretary


def session_of(office: Office, *, members: int = 4, present: int | None = None) -> Sitting:
    """A sitting in session with its chair and so many members more, all present unless it is said otherwise."""
    people = [
        Person.objects.create(full_name=f"Ủy viên {n}", user=User.objects.create_user(f"uv{n}", password="!"))
        for n in range(members)
    ]
    for person in people:
        Holding.objects.create(person=person, post=office.posts["member"], valid_from=offices.SINCE)
    sitting = convened(office)
    by = secretary(office)
    # The office's own deputy and member have left the committee, so that a test counts only whom it has brought.
    voters = Invitation.objects.filter(sitting=sitting, holding__person__in=people).order_by(
        "holding__person__full_name"
    )
    gone = Invitation.objects.filter(sitting=sitting, part="member").exclude(pk__in=voters)
    Holding.objects.filter(invitations__in=gone).update(valid_to=DAY)
    gone.update(part="guest")
    chair = Invitation.objects.get(sitting=sitting, part="chair")
    for one in [chair, *voters][: members + 1 if present is None else present]:
        meetings.check_in(invitation=fresh(one), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    return sitting


def fresh(invitation: Invitation) -> Invitation:
    """An invitation with what its acts ask for."""
    found = Invitation.objects.select_related(
        "sitting__body", "sitting__chair_post", "holding__person", "holding__post"
    )
    return found.get(pk=invitation.pk)


def voters(sitting: Sitting) -> list[Invitation]:
    """The members with a vote, without the chair."""
    found = sitting.invitations.filter(part="member", has_vote=True).select_related(
        "sitting__body", "sitting__chair_post", "holding__person", "holding__post"
    )
    return list(found.order_by("holding__person__full_name"))


def chair_of(sitting: Sitting) -> Invitation:
    return fresh(sitting.invitations.get(part="chair"))


def actor(invitation: Invitation) -> Actor:
    """The invited person in his post."""
    return actor_for(invitation.holding)


def item_of(sitting: Sitting, place: int = 0) -> AgendaItem:
    return points(sitting)[place]


def put(office: Office, sitting: Sitting, **facts: Any) -> Ballot:
    """A question under the first point, put by the secretary."""
    given = {"question": "Thông qua dự thảo", "subject": "ordinary", "item": item_of(sitting), **facts}
    return domain.open_ballot(by=secretary(office), **given)


def option(ballot: Ballot, name: str) -> Option:
    """An option by its answer or its label."""
    return next(one for one in ballot.options.all() if name in {one.answer, one.label})


def vote(ballot: Ballot, invitation: Invitation, name: str, **facts: Any) -> Vote | None:
    """An invited person casts his own vote."""
    return domain.cast(ballot_id=ballot.pk, option_id=option(ballot, name).pk, by=actor(invitation), **facts)


def votes(ballot: Ballot, said: Mapping[Invitation, str]) -> None:
    for invitation, name in said.items():
        vote(ballot, invitation, name)


def congress_of(office: Office, *, members: int = 300, away: int = 0) -> Sitting:
    """A congress in session: `Đại biểu 001` and so on, the last `away` of them not checked in; nobody but staff has a user."""
    people = Person.objects.bulk_create(Person(full_name=f"Đại biểu {n:03}") for n in range(1, members + 1))
    Holding.objects.bulk_create(
        Holding(person=person, post=office.posts["member"], valid_from=offices.SINCE) for person in people
    )
    sitting = convened(office)
    come = Invitation.objects.filter(sitting=sitting, holding__person__in=people[: members - away])
    came_at = clock.now()
    Attendance.objects.bulk_create(Attendance(invitation=one, presence="in_room", came_at=came_at) for one in come)
    meetings.check_in(invitation=chair_of(sitting), presence="in_room", by=secretary(office))
    meetings.open_sitting(sitting=sitting, by=secretary(office))
    return sitting


def named(sitting: Sitting, name: str) -> Invitation:
    """An invited person by his whole name."""
    return fresh(sitting.invitations.get(holding__person__full_name=name))
