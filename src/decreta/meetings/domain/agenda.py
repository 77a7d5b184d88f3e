"""Points of the agenda: put on, worded, ordered, taken off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _

from decreta.audit import Line, Ref, act, record, record_all
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import leaving, policies, repurposing, rules
from decreta.meetings.domain.indexing import index_points
from decreta.meetings.domain.removing import take_away
from decreta.meetings.domain.texts import keep_version, worded
from decreta.meetings.enums import Audience, Part, PointKind, Purpose, SittingState
from decreta.meetings.models import DEEPEST, AgendaItem, PointShare, Sitting
from decreta.meetings.queries import outline
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.queries.readings import readers_of
from decreta.meetings.states import AUDIT_KINDS

_TITLE_LIMIT = 300
_PRESENTER_LIMIT = 160
_MOST_MINUTES = 600


@act("meetings.add_point")
def add_point(
    *,
    sitting: Sitting,
    title: str,
    by: Actor,
    presenter: str = "",
    minutes: int = 15,
    kind: str = PointKind.ORDINARY,
    purpose: str = Purpose.DECISION,
    audience: str = Audience.EVERYBODY,
    is_listed: bool = True,
    is_late: bool = False,
    why: str = "",
    proposed: str = "",
    at: dt.datetime | None = None,
) -> AgendaItem:
    """Put a point or a heading at the end of the agenda, also while the sitting is in session. Minutes are planned ones.

    What comes after the convocation, or after a period that was over (`is_late`), is marked as late. `why` and what is
    `proposed` are the first version of its text. A confidential point is so from its first moment: its title is nowhere
    in the log.
    """
    _begin(sitting, by=by)
    if kind == PointKind.EARLIER_CONCLUSIONS and sitting.agenda.filter(kind=kind).exists():
        raise Invalid.of(_("The agenda already has this point."), field="kind", code="once")
    last = sitting.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        sitting=sitting,
        position=last + 1,
        kind=kind,
        purpose=purpose,
        title=_line(title),
        presenter=_line(presenter),
        minutes=0 if kind == PointKind.HEADING else minutes,
        audience=audience,
        is_listed=is_listed,
        is_late=kind != PointKind.HEADING and (is_late or sitting.state != SittingState.PREPARING),
    )
    _check(item)
    if why or proposed:
        _begin_text(item, why, proposed)
    item.save(force_insert=True)
    if item.text_version:
        keep_version(item, by=by, at=at)
    everybody_asked_reads(sitting)
    renumber(sitting)
    item.refresh_from_db(fields=["number"])
    index_points([item])
    facts = facts_of(item) | is_sent(sitting)
    record(AUDIT_KINDS["add_point"], by=by, on=item, about=[sitting], facts=facts, at=at)
    return item


@dataclass(frozen=True)
class NewPoint:
    """The words of a point, or of a heading, that is put on an agenda with others; `level` says how deep it stands."""

    title: str
    presenter: str = ""
    minutes: int = 15
    kind: str = PointKind.ORDINARY
    purpose: str = Purpose.DECISION
    level: int = 0


@act("meetings.add_points")
def add_points(
    *, sitting: Sitting, points: Sequence[NewPoint], by: Actor, at: dt.datetime | None = None
) -> list[AgendaItem]:
    """Put many points at the end of the agenda, in their order, as `add_point` puts one. Everybody reads them.

    So many statements for two as for fifty; each has an entry of its own. Raises Invalid with what is wrong of the first
    that cannot stand.
    """
    _begin(sitting, by=by)
    last = sitting.agenda.aggregate(last=Max("position"))["last"] or 0
    made = []
    for place, one in enumerate(points, start=last + 1):
        is_heading = one.kind == PointKind.HEADING
        if one.kind == PointKind.EARLIER_CONCLUSIONS:
            raise Invalid.of(_("This point comes by itself."), field="kind", code="once")
        item = AgendaItem(
            sitting=sitting,
            position=place,
            level=min(one.level, DEEPEST),
            kind=one.kind,
            purpose=one.purpose,
            title=_line(one.title),
            presenter=_line(one.presenter),
            minutes=0 if is_heading else one.minutes,
            is_late=not is_heading and sitting.state != SittingState.PREPARING,
        )
        _check(item)
        made.append(item)
    AgendaItem.objects.bulk_create(made)
    everybody_asked_reads(sitting)
    renumber(sitting)
    found = list(sitting.agenda.filter(pk__in=[one.pk for one in made]))
    index_points(found)
    about = (Ref.to(sitting),)
    lines = [Line(Ref.to(one), about, {**facts_of(one), **is_sent(sitting), "level": one.level}) for one in found]
    record_all(AUDIT_KINDS["add_point"], by=by, lines=lines, at=at)
    return found


@act("meetings.change_point")
def change_point(
    *,
    item: AgendaItem,
    title: str,
    presenter: str,
    minutes: int,
    by: Actor,
    purpose: str | None = None,
    at: dt.datetime | None = None,
) -> AgendaItem | None:
    """Change a point's words, purpose or planned minutes. Returns None when nothing differs."""
    _begin(item.sitting, by=by)
    before = (item.title, item.presenter, item.minutes, item.purpose)
    told = facts_of(item)
    item.title, item.presenter = _line(title), _line(presenter)
    item.minutes, item.purpose = 0 if item.is_heading else minutes, purpose or item.purpose
    _check(item)
    if before == (item.title, item.presenter, item.minutes, item.purpose):
        return None
    item.save(update_fields=["title", "presenter", "minutes", "purpose"])
    if before[-1] != item.purpose:
        repurposing.repurposed(item)
    index_points([item])
    facts = {"before": told, "after": facts_of(item)}
    record(AUDIT_KINDS["change_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.move_point")
def move_point(
    *, item: AgendaItem, direction: Literal["up", "down"], by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Exchange a point, and what stands under it, with its neighbour on the same level.

    Returns None at the ends; what has begun stays.
    """
    _begin(item.sitting, by=by)
    lines = list(item.sitting.agenda.all())
    here = next(place for place, one in enumerate(lines) if one.pk == item.pk)
    if direction == "down":
        first: int | None = here
        second = outline.block(lines, here)
        if second == len(lines) or lines[second].level != lines[here].level:
            return None
    else:
        first, second = outline.before(lines, here), here
    if first is None:
        return None
    end = outline.block(lines, second)
    for one in lines[first:end]:
        policies.point_is_untouched(one)
    before = lines[here].position
    lines[first:end] = [*lines[second:end], *lines[first:second]]
    for place, one in enumerate(lines, start=1):
        one.position = place
    AgendaItem.objects.bulk_update(lines, ["position"])  # the constraint is checked at commit
    renumber(item.sitting)
    item.refresh_from_db(fields=["position", "number"])
    facts = {"position": {"before": before, "after": item.position}}
    record(AUDIT_KINDS["move_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.indent_point")
def indent_point(
    *, item: AgendaItem, direction: Literal["in", "out"], by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Put a point under the one before it, or a level up, with what stands under it. Returns None where that is no change."""
    _begin(item.sitting, by=by)
    lines = list(item.sitting.agenda.all())
    here = next(place for place, one in enumerate(lines) if one.pk == item.pk)
    end = outline.block(lines, here)
    step = 1 if direction == "in" else -1
    deepest = lines[here - 1].level + 1 if here else 0
    if not 0 <= lines[here].level + step <= min(DEEPEST, deepest):
        return None
    if max(one.level for one in lines[here:end]) + step > DEEPEST:
        return None
    before = lines[here].level
    for one in lines[here:end]:
        one.level += step
    AgendaItem.objects.bulk_update(lines[here:end], ["level"])
    renumber(item.sitting)
    item.refresh_from_db(fields=["level", "number"])
    facts = {"level": {"before": before, "after": item.level}}
    record(AUDIT_KINDS["indent_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.remove_point")
def remove_point(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Take a point off that has not begun; those under it come a level up. Its papers leave the sitting with it."""
    sitting = item.sitting
    _begin(sitting, by=by)
    policies.point_is_untouched(item)
    others = sitting.agenda.exclude(kind=PointKind.HEADING).exclude(pk=item.pk)
    if sitting.state == SittingState.CONVENED and not others.exists():
        raise NotNow.of(_("A convened sitting has at least one point."), code="last_point")
    record(
        AUDIT_KINDS["remove_point"],
        by=by,
        on=item,
        about=[sitting],
        facts={**facts_of(item), "papers": item.papers.count(), **_told_of(item)},
        at=at,
    )
    leaving.taken_off(item, by=by, at=at or clock.now())
    lines = list(sitting.agenda.all())
    here = next(place for place, one in enumerate(lines) if one.pk == item.pk)
    under = lines[here + 1 : outline.block(lines, here)]
    for one in under:
        one.level -= 1
    for one in lines[here + 1 :]:
        one.position -= 1
    take_away(
        item,
        refusal=_(
            "Something was moved under this point, or somebody has stepped back from it. It stays on the agenda."
        ),
    )
    AgendaItem.objects.bulk_update(lines[here + 1 :], ["position", "level"])
    renumber(sitting)
    return sitting


def renumber(sitting: Sitting) -> None:
    """Write the numbers that follow from order and levels; a level that hangs in the air comes up."""
    lines = list(sitting.agenda.all())
    changed = []
    for line, level, number in zip(lines, outline.levels(lines), outline.numbers(lines), strict=True):
        if (line.level, line.number) != (level, number):
            line.level, line.number = level, number
            changed.append(line)
    AgendaItem.objects.bulk_update(changed, ["level", "number"])


def _begin(sitting: Sitting, *, by: Actor) -> None:
    """Who and when; the lock keeps positions apart when two secretaries arrange one agenda."""
    rules.may_prepare(sitting.body, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("arrange", locked)


def _begin_text(item: AgendaItem, why: str, proposed: str) -> None:
    policies.bears_text(item, proposed=proposed)
    problems = Problems()
    item.why, item.proposed = worded(why, proposed, problems)
    problems.refuse_if_any(Invalid)
    item.text_version = 1


def _check(item: AgendaItem) -> None:
    problems = Problems()
    if not item.title:
        problems.add(_("State the title."), "title", "required")
    if len(item.title) > _TITLE_LIMIT:
        problems.add(_("The title is longer than %(limit)s characters.") % {"limit": _TITLE_LIMIT}, "title")
    if len(item.presenter) > _PRESENTER_LIMIT:
        problems.add(_("The presenter is longer than %(limit)s characters.") % {"limit": _PRESENTER_LIMIT}, "presenter")
    if not item.is_heading and not 1 <= item.minutes <= _MOST_MINUTES:
        problems.add(_("Plan between 1 and %(most)s minutes.") % {"most": _MOST_MINUTES}, "minutes")
    if item.kind not in PointKind.values:
        problems.add(_("Choose the kind of point."), "kind")
    if item.purpose not in Purpose.values:
        problems.add(_("Say what is asked."), "purpose")
    check_audience(item.audience, is_listed=item.is_listed, problems=problems)
    problems.refuse_if_any(Invalid)


def check_audience(audience: str, *, is_listed: bool, problems: Problems) -> None:
    """An audience that is known; what everybody reads is on everybody's agenda."""
    if audience not in Audience.values:
        problems.add(_("Say who may read it."), "audience")
    if audience == Audience.EVERYBODY and not is_listed:
        problems.add(_("What everybody may read stands on everybody's agenda."), "is_listed")


def everybody_asked_reads(sitting: Sitting) -> None:
    """In writing every member answers every question: none is put under a point that one of them does not read.

    The chair reads it in any case, and who has left the body is asked nothing. Raises Invalid; in a session who does not
    read a point has no vote on it.
    """
    if not sitting.is_written:
        return
    named = PointShare.objects.filter(item=OuterRef(OuterRef("pk")))
    asked = sitting.invitations.standing().filter(part=Part.MEMBER)
    narrow = sitting.agenda.filter(audience=Audience.NAMED).annotate(
        left_out=Exists(asked.exclude(pk__in=named.values("invitation_id")).values("pk"))
    )
    found = narrow.filter(left_out=True).first()
    if found is not None:
        raise Invalid.of(
            _(
                "Everybody who is asked in writing reads every question. Point %(number)s would be kept from a member: "
                "name all members for it, or deal with it in a session."
            )
            % {"number": found.number or found.position},
            field="audience",
            code="asked_reads",
        )


def facts_of(item: AgendaItem) -> dict[str, object]:
    """What the log keeps of a point; of one that not everybody reads neither title nor presenter."""
    words = {} if item.is_restricted else {"title": item.title, "presenter": item.presenter}
    return {
        "position": item.position,
        **words,
        "minutes": item.minutes,
        "kind": item.kind,
        "purpose": item.purpose,
        "audience": item.audience,
        **({"is_late": True} if item.is_late else {}),
    }


def is_sent(sitting: Sitting) -> dict[str, object]:
    """What the log keeps of a change to an agenda that those invited have already: they are told of it."""
    return {"sent": True} if sitting.state != SittingState.PREPARING else {}


def _told_of(item: AgendaItem) -> dict[str, object]:
    """The same of a point that goes, with who of those invited could read one that not everybody reads.

    Of one that is for members they are not all listed: they are known by their part.
    """
    if not (sent := is_sent(item.sitting)) or item.is_heading:
        return sent
    found: dict[str, object] = {**sent, "number": item.number}
    if item.is_restricted:
        by_name = [one for one in readers_of(item) if item.audience == Audience.NAMED or one.part == Part.GUEST]
        found["told"] = [one.pk for one in by_name]
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
