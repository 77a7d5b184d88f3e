"""The words of minutes that write themselves: computed from what happened, in the active language, whenever asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from decreta.core import clock
from decreta.meetings.enums import Answer, Part, Presence, Removed
from decreta.meetings.happenings import PRESIDED, REMOVED, SHORT_NOTICE, Group, Happening, happenings_of, stays_in
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.queries.membership import membership_of
from decreta.organisation.enums import Word
from decreta.organisation.models import Holding
from decreta.organisation.queries.words import own_word
from decreta.ui import moments

OPENING, ATTENDANCE, OTHER, CLOSING = "opening", "attendance", "other", "closing"
COURSE, PROSE, OUTCOME = "course", "prose", "outcome"
#: What a passage is made of: a form of the office may place each by itself (`rendering.forms`).
BEGAN, VENUE, PRESIDENCY, RECORDED, LATE = "began", "venue", "presided", "recorded", "short_notice"
COUNTED, CHAIRED, MEMBERS, ABSENT = "counted", "chair", "members", "absent"
SUBSTITUTES, SECRETARIES, GUESTS, CHANGES = "substitutes", "secretaries", "guests", "changes"
MOTIONS, RESULTS, CONCLUSIONS = "motions", "results", "conclusions"
#: Where a line is a heading of those behind it, it is of no part: a form has its own.
HEADING = ""
#: A line with the part that it belongs to.
Line = tuple[str, str]


@dataclass(frozen=True)
class Computed:
    """One passage: its key, what the page calls it, the words. `is_prose` ones are the clerk's alone.

    `headed` is the line that stands above it on paper (the number and title of a point).
    """

    key: str
    label: str
    text: str = ""
    point: UUID | None = None
    is_prose: bool = False
    headed: str = ""
    #: Whether it belongs to a point that not everybody invited reads.
    is_restricted: bool = False
    #: The same words by what they tell, bare of the signs of a list; empty where a passage is one thing.
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass
class Facts:
    """What a sitting's minutes are made of. A fixed number of statements."""

    sitting: Sitting
    points: list[AgendaItem]
    invitations: list[Invitation]
    stays: dict[UUID, list[Attendance]] = field(default_factory=dict)
    happened: list[Happening] = field(default_factory=list)
    #: Members of the body on the day who were not invited: absent, and in every whole.
    left_out: Sequence[Holding] = ()
    #: Who holds the post that chairs, on the day.
    chair: Holding | None = None

    @property
    def all_members(self) -> int:
        """How many the body has on the day, invited or not."""
        return len(self.members) + len(self.left_out)

    @property
    def members(self) -> list[Invitation]:
        """The chair and the members."""
        return [one for one in self.invitations if one.part in {Part.CHAIR, Part.MEMBER}]

    @cached_property
    def stand_ins(self) -> dict[UUID, Invitation]:
        """By member, who sits and votes for him."""
        return {one.sits_for_id: one for one in self.invitations if one.sits_for_id is not None}

    def members_at(self, moment: dt.datetime) -> int:
        """How many the body has at a moment of the session: without those whose membership had ended by then."""
        ended = [one for one in self.members if one.removed_as == Removed.ENDED]
        return self.all_members - sum(self.left_before(one, moment) for one in ended)

    def left_before(self, invitation: Invitation, moment: dt.datetime) -> bool:
        """Whether the seat of somebody had ended by a moment."""
        ended = self.seats_ended.get(invitation.pk)
        return ended is not None and ended <= moment

    @cached_property
    def seats_ended(self) -> dict[UUID, dt.datetime]:
        """When the seats ended of those who are members no more."""
        return {one.source: one.at for one in self.happened if one.kind == REMOVED and one.source is not None}

    def present_at(self, moment: dt.datetime) -> int:
        """How many members were present at a moment: as the quorum counts them, whose substitute sits there is."""
        return sum(self.is_filled(one, moment) for one in self.members)

    def is_filled(self, member: Invitation, moment: dt.datetime) -> bool:
        """Whether the member or his substitute sat in his seat at a moment."""
        other = self.stand_ins.get(member.pk)
        return self.was_present(member, moment) or (other is not None and self.was_present(other, moment))

    def represented(self, member: Invitation) -> bool:
        """Whether a member who did not come himself had somebody there who sat for him."""
        other = self.stand_ins.get(member.pk)
        return not self.came(member) and other is not None and self.came(other)

    def was_present(self, invitation: Invitation, moment: dt.datetime) -> bool:
        """Whether somebody was present at a moment."""
        return any(
            one.came_at <= moment and (one.left_at is None or one.left_at >= moment)
            for one in self.stays.get(invitation.pk, ())
        )

    def came(self, invitation: Invitation) -> bool:
        """Whether somebody was present at all."""
        return bool(self.stays.get(invitation.pk))


def facts_of(sitting: Sitting) -> Facts:
    """Fetch what the minutes of a sitting are made of."""
    points = list(AgendaItem.objects.filter(sitting=sitting).prefetch_related("spans").order_by("position"))
    for item in points:
        item.sitting = sitting
    related = ("holding__person", "holding__post__body", "holding__post__unit__organisation")
    found = sitting.invitations.select_related(*related).order_by("holding__post__rank", "holding__person__full_name")
    order = list(Part.values)
    membership = membership_of(sitting)
    # Whose seat ended in session was there until then.
    stands = [one for one in found if one.removed_as or membership.stands(one)]
    invitations = sorted(stands, key=lambda one: order.index(one.part))
    stays: dict[UUID, list[Attendance]] = {}
    came = list(stays_in(sitting))
    for one in came:
        stays.setdefault(one.invitation_id, []).append(one)
    happened = happenings_of(sitting, points, came)
    chairs = [one for one in membership.members if one.post_id == sitting.chair_post_id]
    return Facts(
        *(sitting, points, invitations, stays, happened),
        left_out=membership.left_out(invitations),
        chair=min(chairs, key=lambda one: one.pk, default=None),
    )


def computed(facts: Facts) -> list[Computed]:
    """Every passage in the order of the paper."""
    found = [
        _parted(OPENING, _("Opening"), _opening(facts)),
        _parted(ATTENDANCE, pgettext("minutes", "Attendance"), _attendance(facts)),
    ]
    for item in facts.points:
        found += _of_point(facts, item)
    found.append(Computed(OTHER, _("Other matters"), is_prose=True))
    found.append(Computed(CLOSING, _("Closing"), _lines(_closing(facts))))
    return found


def _of_point(facts: Facts, item: AgendaItem) -> Iterator[Computed]:
    words = {"n": item.number, "title": item.shown_title}
    headed, of = f"{item.number}. {item.shown_title}", {"point": item.pk, "is_restricted": item.is_restricted}
    called = own_word(facts.sitting.body, Word.POINT)
    label = f"{capfirst(called)} {item.number}: {item.shown_title}" if called else _("Point %(n)s: %(title)s") % words
    if item.is_heading:
        yield Computed(f"{COURSE}:{item.pk}", label, headed=headed, **of)
        return
    about = [one for one in facts.happened if one.point == item.pk]
    course = [*_course(facts, item), *_told(about, Group.SPEAKING, _("Speakers:"))]
    yield Computed(f"{COURSE}:{item.pk}", label, _lines(course), headed=headed, **of)
    yield Computed(f"{PROSE}:{item.pk}", _("Discussion of point %(n)s") % words, is_prose=True, **of)
    outcome = [
        *_under(MOTIONS, _told(about, Group.MOTION, _("Motions:"))),
        *_under(RESULTS, _told(about, Group.RESULT, _("Results:"))),
        *_under(CONCLUSIONS, _concluded(facts, about, item.number)),
    ]
    yield _parted(f"{OUTCOME}:{item.pk}", _("What came of point %(n)s") % words, outcome, **of)


def _parted(key: str, label: str, lines: Iterable[Line], **of: Any) -> Computed:
    """A passage with its parts beside its words."""
    found, parts = list(lines), dict[str, list[str]]()
    for part, words in found:
        if part != HEADING:
            parts.setdefault(part, []).append(words.removeprefix("- ").removesuffix(";"))
    return Computed(key, label, _lines(words for _part, words in found), parts=parts, **of)


def _under(part: str, lines: Iterable[str]) -> Iterator[Line]:
    """Lines of one part, the first of which is its heading."""
    for place, words in enumerate(lines):
        yield (part if place else HEADING), words


def _all(part: str, lines: Iterable[str]) -> Iterator[Line]:
    """Lines of one part, without a heading."""
    for words in lines:
        yield part, words


def _opening(facts: Facts) -> Iterator[Line]:
    sitting = facts.sitting
    began = sitting.opened_at or sitting.starts_at
    yield BEGAN, _("Time: from %(time)s on %(day)s.") % {"time": _time(began), "day": moments.day(_local(began))}
    yield VENUE, _("Place: %(place)s.") % {"place": sitting.place}
    titled = sitting.chair_post.name
    who = f"{facts.chair.person.full_name}, {titled}" if facts.chair else titled
    called = own_word(sitting.body, Word.CHAIR)
    yield PRESIDENCY, f"{capfirst(called)}: {who}." if called else _("Chair: %(who)s.") % {"who": who}
    yield from _all(PRESIDENCY, (one.words for one in facts.happened if one.kind == PRESIDED and one.point is None))
    if writers := [_named(one) for one in facts.invitations if one.part == Part.SECRETARY]:
        yield RECORDED, _("Minutes: %(who)s.") % {"who": "; ".join(writers)}
    yield from _all(LATE, (one.words for one in facts.happened if one.kind == SHORT_NOTICE and one.point is None))


def _attendance(facts: Facts) -> Iterator[Line]:
    if facts.sitting.is_written:
        yield COUNTED, _("Decided in writing. Asked: %(all)s members.") % {"all": len(facts.members)}
        happened = (one for one in facts.happened if one.group == Group.ATTENDANCE and one.point is None)
        yield from _all(CHANGES, (f"- {one.words}" for one in happened))
        return
    members, present = facts.members, [one for one in facts.members if facts.came(one)]
    represented = [one for one in members if facts.represented(one)]
    there = {"present": len(present) + len(represented), "all": facts.all_members, "n": len(represented)}
    if represented:
        said = ngettext(
            "Took part: %(present)s of %(all)s members, %(n)s of them by a substitute.",
            "Took part: %(present)s of %(all)s members, %(n)s of them by substitutes.",
            len(represented),
        )
        yield COUNTED, said % there
    elif called := own_word(facts.sitting.body, Word.MEMBER):
        yield COUNTED, _("Took part: %(present)s of %(all)s %(called)s.") % {**there, "called": called}
    else:
        yield COUNTED, _("Took part: %(present)s of %(all)s members.") % there
    if facts.sitting.opened_at is not None:
        at = {"present": facts.present_at(facts.sitting.opened_at), "all": facts.all_members}
        yield COUNTED, _("Present at the opening: %(present)s of %(all)s members.") % at
    for one in present:
        yield CHAIRED if one.part == Part.CHAIR else MEMBERS, f"- {_named(one)}: {_stay(facts, one)};"
    yield from _absent(facts)
    yield from _under(SUBSTITUTES, _substitutes(facts))
    for part, name, words in (
        (Part.SECRETARY, SECRETARIES, _("Secretariat:")),
        (Part.GUEST, GUESTS, _("Guests:")),
    ):
        others = (one for one in facts.invitations if one.part == part and not _comes_for(one))
        if came := [one for one in others if facts.came(one)]:
            yield HEADING, words
            yield from _all(name, (f"- {_named(one)}: {_stay(facts, one)};" for one in came))
    for event in facts.happened:
        is_own = event.kind.startswith("meetings.") and event.kind != REMOVED
        if event.group == Group.ATTENDANCE and event.point is None and not is_own:
            yield CHANGES, f"- {event.words}"


def _absent(facts: Facts) -> Iterator[Line]:
    """Members who did not come, and those who were not invited, each with the reason."""
    absent = [one for one in facts.members if not facts.came(one)]
    if absent or facts.left_out:
        yield HEADING, _("Absent:")
        yield from _all(ABSENT, (f"- {_named(one)}: {_why_absent(one)};" for one in absent))
        because = facts.sitting.left_out_because
        why = _("not invited: %(reason)s") % {"reason": because} if because else _("not invited")
        yield from _all(ABSENT, (f"- {one.person.full_name}, {one.post.name}: {why};" for one in facts.left_out))


def _comes_for(invitation: Invitation) -> UUID | None:
    """In whose place somebody comes: as one who votes for him, or as one who only speaks."""
    found: UUID | None = invitation.sits_for_id or invitation.named_by_id
    return found


def _substitutes(facts: Facts) -> Iterator[str]:
    """Those who came in the place of members, for whom, and whether they cast the vote."""
    names = {one.pk: one.holding.person.full_name for one in facts.invitations}
    there = [one for one in facts.invitations if _comes_for(one) in names and facts.came(one)]
    if there:
        yield _("Substitutes:")
    for one in there:
        for_whom = {"who": _named(one), "person": names[_comes_for(one)], "stay": _stay(facts, one)}
        votes = one.sits_for_id is not None
        said = _("- %(who)s, for %(person)s, with his vote: %(stay)s;")
        yield (said if votes else _("- %(who)s, for %(person)s, without a vote: %(stay)s;")) % for_whom


def _stay(facts: Facts, invitation: Invitation) -> str:
    """`8:30 – 9:40 in the room, 9:40 – 11:00 online`; to the end where nobody left before the closing."""
    sitting, said = facts.sitting, []
    for one in facts.stays[invitation.pk]:
        came = max(one.came_at, sitting.opened_at) if sitting.opened_at else one.came_at
        until = _time(one.left_at) if one.left_at is not None and one.left_at != sitting.closed_at else ""
        words = {"from": _time(came), "until": until, "presence": str(Presence(one.presence).label)}
        if until:
            said.append(_("%(presence)s from %(from)s until %(until)s") % words)
        elif sitting.opened_at is not None and one.came_at > sitting.opened_at:
            said.append(_("%(presence)s from %(from)s to the end") % words)
        else:
            said.append(_("%(presence)s throughout") % words)
        if one.entered_because:
            said[-1] += " " + _("(entered later: %(reason)s)") % {"reason": one.entered_because}
    return ", ".join(said)


def _why_absent(invitation: Invitation) -> str:
    if invitation.answer == Answer.EXCUSED:
        return _("excused: %(reason)s") % {"reason": invitation.reason} if invitation.reason else _("excused")
    return _("without an answer") if invitation.answer == Answer.NONE else _("announced, did not come")


def _course(facts: Facts, item: AgendaItem) -> Iterator[str]:
    if facts.sitting.is_written:
        yield from _recused(facts, item)
        return
    if item.began_at is None:
        yield _("This point was not taken up.")
        return
    yield from _times(item)
    yield from (one.words for one in facts.happened if one.kind == PRESIDED and one.point == item.pk)
    if item.presenter:
        yield _("Presented by: %(who)s.") % {"who": item.presenter}
    yield from (one.words for one in facts.happened if one.kind == SHORT_NOTICE and one.point == item.pk)
    at = {"present": facts.present_at(item.began_at), "all": facts.members_at(item.began_at)}
    yield _("Present when it was taken up: %(present)s of %(all)s members.") % at
    yield from _recused(facts, item)


def _recused(facts: Facts, item: AgendaItem) -> Iterator[str]:
    """Who stepped back from a point, under the point itself: it may be one that not everybody reads."""
    yield from (one.words for one in facts.happened if one.group == Group.ATTENDANCE and one.point == item.pk)


def _times(item: AgendaItem) -> Iterator[str]:
    """When a point was dealt with, each time that it was, and how long together."""
    spans = [(began, ended) for began, ended in item.times if ended is not None]
    if item.ended_at is None or not spans:
        assert item.began_at is not None
        yield _("Taken up at %(time)s.") % {"time": _time(item.began_at)}
        return
    minutes = round(sum((ended - began for began, ended in spans), dt.timedelta()).total_seconds() / 60)
    words = {"from": _time(spans[0][0]), "until": _time(spans[0][1]), "n": minutes, "planned": item.minutes}
    if len(spans) == 1:
        said = ngettext(
            "From %(from)s until %(until)s: %(n)s minute, planned %(planned)s.",
            "From %(from)s until %(until)s: %(n)s minutes, planned %(planned)s.",
            minutes,
        )
        yield said % words
        return
    each = "; ".join(f"{_time(began)} – {_time(ended)}" for began, ended in spans)
    said = ngettext(
        "Dealt with several times (%(times)s): %(n)s minute in all, planned %(planned)s.",
        "Dealt with several times (%(times)s): %(n)s minutes in all, planned %(planned)s.",
        minutes,
    )
    yield said % {**words, "times": each}


def _told(about: Iterable[Happening], group: Group, title: str) -> Iterator[str]:
    found = [one for one in about if one.group == group]
    if found:
        yield title
    for one in found:
        words = f"- {_time(one.at)}: {one.words}"
        yield f"{words} {one.quorum}".rstrip()


def _concluded(facts: Facts, about: Sequence[Happening], number: str) -> Iterator[str]:
    found = sorted((one for one in about if one.group == Group.CONCLUSION), key=lambda one: one.order)
    if found:
        called = own_word(facts.sitting.body, Word.CONCLUSION)
        yield f"{capfirst(called)}:" if called else pgettext("minutes", "Conclusions:")
    for place, one in enumerate(found, start=1):
        yield f"{number}.{place}. {one.words}"


def _closing(facts: Facts) -> Iterator[str]:
    sitting = facts.sitting
    if sitting.closed_at is None:
        yield _("The sitting is still open.")
        return
    if sitting.is_written:
        yield _("The opinions were counted at %(time)s on %(day)s.") % {
            "time": _time(sitting.closed_at),
            "day": moments.day(_local(sitting.closed_at)),
        }
        return
    yield _("The sitting was closed at %(time)s on %(day)s.") % {
        "time": _time(sitting.closed_at),
        "day": moments.day(_local(sitting.closed_at)),
    }


def _named(invitation: Invitation) -> str:
    return f"{invitation.holding.person.full_name}, {invitation.holding.post.name}"


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(clock.zone())


def _time(moment: dt.datetime) -> str:
    return f"{_local(moment):%H:%M}"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
