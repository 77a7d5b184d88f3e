"""Who may be named to direct or to monitor the tasks of a body, and the tasks that somebody minds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import Minds
from decreta.assignments.models import Minder
from decreta.core import clock
from decreta.core.texts import fold
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, StandingAgency

#: Who directs can decide, who monitors can verify: else what waits would wait for somebody who can do nothing about it.
_DIRECTING = (Role.HEAD, Role.DEPUTY)
_MONITORING = (Role.SECRETARY,)


def candidates(body: Body, part: Minds, day: dt.date) -> QuerySet[Holding]:
    """Leaders of a body; or its secretaries, those of the bodies that serve it, and of its standing agencies.

    All of them see every task of the body already: naming somebody opens nothing to him.
    """
    own = Q(post__body=body)
    if part is Minds.MONITORS:
        standing = StandingAgency.objects.valid_on(day).filter(body=body).values("organisation_id")
        own = Q(post__body=body, post__role__in=_MONITORING)
        own |= Q(post__body__serves=body, post__role=Role.SECRETARY)
        own |= Q(post__unit__organisation__in=standing, post__role=Role.SECRETARY)
    else:
        own &= Q(post__role__in=_DIRECTING)
    found = Holding.objects.valid_on(day).filter(own).distinct().select_related("person", "post")
    return found.order_by("post__rank", "person__full_name", "pk")


def read_key(named: Mapping[str, Holding]) -> str:
    """What tells whether others were named since a form was read: who is named for each part, whether he left or not."""
    return ",".join(str(named[part].pk) if part in named else "" for part in Minds)


def called(found: list[Holding], text: str) -> list[Holding]:
    """Those among people whom a text means: by name, by name and post, or by the code of the post."""
    wanted = fold(text)
    exact = [one for one in found if wanted in {fold(str(one)), fold(one.post.code)}]
    return exact or [one for one in found if wanted in {fold(one.person.full_name), fold(one.post.name_vi)}]


def minded_by(part: Minds | None = None, *, on: dt.date | None = None, **who: object) -> Exists:
    """A condition on tasks: that somebody directs or monitors them, as of the end of a day."""
    found = Minder.objects.as_of(on or clock.today()).filter(matter_kind=MATTER_KIND, matter_id=OuterRef("pk"), **who)
    return Exists(found.filter(part=part) if part is not None else found)


def without_minder(found: TaskQuerySet, part: Minds, *, on: dt.date | None = None) -> TaskQuerySet:
    """Tasks that nobody directs, or nobody monitors."""
    return found.filter(~minded_by(part, on=on))
