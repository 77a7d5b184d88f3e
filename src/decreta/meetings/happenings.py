"""What happened in a sitting, in the order in which it happened: the registry from which its minutes are written.

This area enters what it knows: opening and closing, comings and goings, points taken up and left, conclusions. An area
above enters its own when it is ready (`register`): speakers, motions, ballots, whatever belongs to the record. All of
it is told, of confidential points too: who shows it asks by its point who reads it. Words
are in the active language; who asks for another language asks under `translation.override`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.core.prepared import Prepared
from decreta.meetings import having
from decreta.meetings.enums import Part, Presence, Removed
from decreta.meetings.models import AgendaItem, Attendance, Conclusion, Removal, ShortNotice, Sitting
from decreta.meetings.queries.periods import noted, words
from decreta.meetings.queries.presiding import presidings_of
from decreta.meetings.queries.recorded import presided_in, removed_in
from decreta.ui import moments

SHORT_NOTICE = "meetings.short_notice"
PRESIDED = "meetings.presided"
REMOVED = "meetings.removed"


class Group(StrEnum):
    """Under what the minutes tell it."""

    COURSE = "course"
    ATTENDANCE = "attendance"
    SPEAKING = "speaking"
    MOTION = "motion"
    RESULT = "result"
    CONCLUSION = "conclusion"


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, under which point (None: to the sitting as a whole), of what kind, in one sentence.

    `kind` begins with the area's name (`meetings.came`). `quorum` is what was known of the quorum then, in words;
    `source` names the row that it tells of, so that who takes it up elsewhere finds it again.
    """

    at: dt.datetime
    kind: str
    words: str
    group: Group = Group.COURSE
    point: UUID | None = None
    quorum: str = ""
    source: UUID | None = None
    #: Its place among its like where that is not the order of moments: conclusions are put in order by hand.
    order: int = 0
    #: The same without what only those who read the point may know (who voted how); empty where there is no such thing.
    in_brief: str = ""
    #: Whether it decides how the sitting goes on, or the words of an amendment, and not the matter of the point.
    is_of_order: bool = False
    #: The row of another area by which it came about: a motion names its ballot.
    through: UUID | None = None

    @property
    def told_widely(self) -> str:
        """In the words that may go wherever the decision goes."""
        return self.in_brief or self.words


#: Tells what an area knows of a sitting. A fixed number of statements, however much happened.
Teller = Callable[[Sitting], Iterable[Happening]]
_tellers: dict[str, Teller] = {}
#: What has to be there for a teller, or a part of our own, to have anything to tell.
_rows: dict[str, tuple[Prepared[Any], ...]] = {SHORT_NOTICE: (noted,), PRESIDED: (presided_in,), REMOVED: (removed_in,)}


def register(name: str, teller: Teller, *rows: Prepared[Any]) -> None:
    """Enter what an area knows of sittings.

    `rows` are prepared statements by the sitting's id: where all of them give none the teller has nothing to tell, and is
    not asked. Without any he is asked always.
    """
    _tellers[name] = teller
    if rows:
        _rows[name] = rows


def happenings_of(
    sitting: Sitting, points: Iterable[AgendaItem] | None = None, stays: Iterable[Attendance] | None = None
) -> list[Happening]:
    """Everything that happened, the earliest first; what happened at one moment in the order of the areas.

    `points` are those of the sitting with their spans, `stays` those of `stays_in`, where somebody has read them already.
    What nothing can be told of is found out by one statement.
    """
    lacks = having.without_any(sitting, _rows)
    points = _points_of(sitting) if points is None else points
    found = list(_own(sitting, lacks, points, stays_in(sitting) if stays is None else stays))
    found += [one for name, tell in _tellers.items() if name not in lacks for one in tell(sitting)]
    return sorted(found, key=lambda one: one.at)


def stays_in(sitting: Sitting) -> QuerySet[Attendance]:
    """Who was present from when until when, the earliest first."""
    stays = Attendance.objects.filter(invitation__sitting=sitting).select_related("invitation__holding__person")
    return stays.order_by("came_at")


def _points_of(sitting: Sitting) -> Iterator[AgendaItem]:
    for item in AgendaItem.objects.filter(sitting=sitting).prefetch_related("spans"):
        item.sitting = sitting
        yield item


def quorum_words(quorum: Mapping[str, int]) -> str:
    """The quorum with which something was decided, as it is kept beside it; nothing where none was kept."""
    return _("(%(present)s of %(members)s present, %(needed)s needed)") % quorum if quorum else ""


def _own(
    sitting: Sitting, lacks: frozenset[str], points: Iterable[AgendaItem], stays: Iterable[Attendance]
) -> Iterator[Happening]:
    if sitting.opened_at is not None:
        yield Happening(sitting.opened_at, "meetings.opened", _("The sitting was opened."))
    for name, tell in ((SHORT_NOTICE, _short_notices), (PRESIDED, _presided), (REMOVED, _removed)):
        if name not in lacks:
            yield from tell(sitting)
    yield from _comings_and_goings(sitting, stays)
    for item in points:
        yield from _times_of(item)
    for one in Conclusion.objects.concluded().filter(item__sitting=sitting).select_related("item"):
        yield Happening(
            one.written_at,
            "meetings.concluded",
            one.text,
            group=Group.CONCLUSION,
            point=one.item_id,
            source=one.pk,
            order=one.ordinal,
        )
    if sitting.closed_at is not None:
        yield Happening(sitting.closed_at, "meetings.closed", _("The sitting was closed."))


def _times_of(item: AgendaItem) -> Iterator[Happening]:
    """Each time that a point was taken up and left."""
    words = {"n": item.number, "title": item.shown_title}
    for place, (began, ended) in enumerate(item.times):
        said = _("Point %(n)s was taken up again: %(title)s") if place else _("Point %(n)s was taken up: %(title)s")
        yield Happening(began, "meetings.taken_up", said % words, point=item.pk)
        if ended is not None:
            yield Happening(ended, "meetings.left_point", _("Point %(n)s was left.") % words, point=item.pk)


def _short_notices(sitting: Sitting) -> Iterator[Happening]:
    """Periods before the sitting that were not kept; of a paper that not everybody reads nothing."""
    for one in ShortNotice.objects.filter(sitting=sitting).select_related("paper"):
        if one.paper is None or not one.paper.is_restricted:
            said = words(one, one.paper.title if one.paper else "")
            yield Happening(one.noted_at, SHORT_NOTICE, said, point=one.item_id, source=one.pk)


def _presided(sitting: Sitting) -> Iterator[Happening]:
    """Who led the sitting in the place of the chair, from when until when; over one point, under that point."""
    for one in presidings_of(sitting):
        holding = one.invitation.holding
        facts = {
            "who": f"{holding.person.full_name}, {holding.post.name}",
            "from": f"{moments.local(one.began_at):%H:%M}",
            "until": f"{moments.local(one.ended_at):%H:%M}" if one.ended_at is not None else "",
        }
        if one.ended_at is None or (one.item_id is None and one.ended_at == sitting.closed_at):
            said = _("In the place of the chair, from %(from)s to the end: %(who)s.") % facts
        else:
            said = _("In the place of the chair, from %(from)s until %(until)s: %(who)s.") % facts
        if one.reason:
            said += " " + _("Reason: %(reason)s") % {"reason": one.reason}
        yield Happening(one.began_at, PRESIDED, said, point=one.item_id, source=one.pk)


def _removed(sitting: Sitting) -> Iterator[Happening]:
    """Who was excluded or has lost his seat in session, when and why; and who was let in again."""
    rows = Removal.objects.filter(invitation__sitting=sitting).select_related("invitation__holding__person")
    for one in rows:
        facts = {
            "person": one.invitation.holding.person.full_name,
            "time": f"{moments.local(one.removed_at):%H:%M}",
            "until": f"{moments.local(one.lifted_at):%H:%M}" if one.lifted_at is not None else "",
            "reason": one.reason,
        }
        if one.removed_as == Removed.ENDED:
            said = _("%(person)s is no longer a member since %(time)s: %(reason)s") % facts
        elif one.lifted_at is not None:
            said = _("%(person)s was excluded from %(time)s until %(until)s: %(reason)s") % facts
        else:
            said = _("%(person)s was excluded for the rest of the session at %(time)s: %(reason)s") % facts
        yield Happening(one.removed_at, REMOVED, said, group=Group.ATTENDANCE, source=one.invitation_id)


def _comings_and_goings(sitting: Sitting, stays: Iterable[Attendance]) -> Iterator[Happening]:
    """Who came after the opening and left before the closing; the others were there from the beginning or to the end."""
    for one in stays:
        name = {"person": one.invitation.holding.person.full_name}
        where = {"presence": Presence(one.presence).label, **name}
        if sitting.opened_at is not None and one.came_at > sitting.opened_at:
            yield Happening(
                one.came_at,
                "meetings.came",
                _("%(person)s came (%(presence)s).") % where,
                group=Group.ATTENDANCE,
                source=one.invitation_id,
            )
        if one.left_at is not None and one.left_at != sitting.closed_at:
            yield Happening(
                one.left_at,
                "meetings.went",
                _("%(person)s left.") % name,
                group=Group.ATTENDANCE,
                source=one.invitation_id,
            )


#: Who counts for the quorum: the chair and the members; secretaries and guests are listed, not counted.
COUNTED = frozenset({Part.CHAIR, Part.MEMBER})
