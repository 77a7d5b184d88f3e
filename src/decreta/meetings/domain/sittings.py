"""A sitting is created, changed, cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.directives.models import Directive
from decreta.meetings import policies, rules
from decreta.meetings.domain import chairing, periods, rooming
from decreta.meetings.domain.expiring import papers_until
from decreta.meetings.domain.indexing import index_points, index_sitting
from decreta.meetings.domain.rooming import Placing
from decreta.meetings.enums import PointKind, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.holders import holder_of
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.models import Body, Post, Term
from decreta.rooms.models import Room

EARLIER_MINUTES = 15
_TITLE_LIMIT = 300
# What a change of concerns everybody's calendar.
_IN_CALENDAR = ("title", "place", "starts_at", "ends_at")


@act("meetings.create_sitting")
def create_sitting(
    *,
    body: Body,
    title: str,
    place: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    chair_post: Post,
    by: Actor,
    title_en: str = "",
    title_ja: str = "",
    serves: Iterable[Body] = (),
    term: Term | None = None,
    number_in_term: int | None = None,
    room: Room | None = None,
    minutes_before: int = 0,
    minutes_after: int = 0,
    at: dt.datetime | None = None,
) -> Sitting:
    """Begin to prepare a sitting of a body, perhaps a working group's that serves several bodies.

    With a room, that is booked for its time, and the place is what the room is called.
    Without a number it gets the next free one of the body's term on that day. Where the bodies have issued
    directives before, the agenda begins by itself with what became of them. Raises Invalid with everything wrong.
    """
    rules.may_prepare(body, by=by)
    Body.objects.select_for_update().get(pk=body.pk)  # two secretaries must not take one number
    served = list(serves)
    day = starts_at.astimezone(clock.zone()).date()
    own_term = term or body.terms.valid_on(day).first()
    sitting = Sitting(
        body=body,
        term=own_term,
        number_in_term=number_in_term or _next_number(body, own_term),
        title=_line(title),
        title_en=_line(title_en),
        title_ja=_line(title_ja),
        place=_line(place),
        starts_at=starts_at,
        ends_at=ends_at,
        chair_post=chair_post,
        created_by_id=by.holding_id,
        created_at=at or clock.now(),
    )
    placing = Placing(room, minutes_before, minutes_after)
    _check(sitting, served, placing, by)
    rooming.place(sitting, placing, by=by, at=at)
    sitting.save(force_insert=True)
    index_sitting(sitting)
    sitting.serves.set(served)
    has_earlier = _put_earlier_conclusions_first(sitting, [body, *served], day)
    record(
        AUDIT_KINDS["create"],
        by=by,
        on=sitting,
        about=[body, *served],
        at=at,
        facts={**_facts(sitting), "number": sitting.number_in_term, "begins_with_earlier_conclusions": has_earlier},
    )
    return sitting


@act("meetings.change_sitting")
def change_sitting(
    *, sitting: Sitting, by: Actor, late_reason: str = "", at: dt.datetime | None = None, **changes: Any
) -> Sitting | None:
    """Change title, place, times, chair or number. Returns None when nothing differs.

    `changes` are `title`, `title_en`, `title_ja`, `place`, `starts_at`, `ends_at`, `chair_post`, `number_in_term`,
    `room` (None gives it back), `minutes_before` and `minutes_after`. Its room moves with it, or it does not move.
    After the convocation a change that concerns calendars raises the revision, and everybody invited gets an update.
    A new chair takes the part of the chair; who chaired before sits by his own post again. When the sitting moves to
    another day, the periods of convocation and papers are reckoned anew: what is too short is noted with `late_reason`,
    Invalid where the rules ask for one and none is stated.
    """
    rules.may_prepare(sitting.body, by=by)
    read = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post", "booking__room")
    locked = read.get(pk=sitting.pk)
    policies.can("change", locked)
    before, began = {**_facts(locked), "number": locked.number_in_term}, locked.starts_at
    placing = rooming.wanted(locked, changes)
    for field, value in changes.items():
        if field not in {
            "title",
            "title_en",
            "title_ja",
            "place",
            "starts_at",
            "ends_at",
            "chair_post",
            "number_in_term",
        }:
            raise TypeError(field)
        setattr(locked, field, _line(value) if isinstance(value, str) else value)
    if placing.room is not None:
        locked.place = placing.room.words
    after = {**_facts(locked), **placing.facts, "number": locked.number_in_term}
    differing = {key: {"before": before[key], "after": after[key]} for key in before if before[key] != after[key]}
    if not differing:
        return None
    _check(locked, list(locked.serves.all()), placing, by)
    rooming.place(locked, placing, by=by, at=at)
    if locked.state == SittingState.CONVENED and differing.keys() & set(_IN_CALENDAR):
        locked.calendar_revision += 1
    locked.save()
    index_sitting(locked)
    noted: dict[str, object] = {}
    if locked.starts_at.astimezone(clock.zone()).date() != began.astimezone(clock.zone()).date():
        noted = periods.moved(locked, before=began, reason=late_reason, by=by, at=at)
    seats = chairing.hand_over(locked, at=at) if differing.keys() & {"chair_post", "starts_at"} else {}
    record(
        AUDIT_KINDS["change"],
        by=by,
        on=locked,
        about=[locked.body],
        at=at,
        facts={"changed": differing, "calendar_revision": locked.calendar_revision, **seats, **noted},
    )
    sitting.refresh_from_db()
    return locked


@act("meetings.cancel_sitting")
def cancel_sitting(*, sitting: Sitting, reason: str, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Cancel a sitting that has not begun, with a reason; those invited are told and their calendars freed."""
    rules.may_prepare(sitting.body, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("booking__room").get(pk=sitting.pk)
    policies.can("cancel", locked)
    if not reason.strip():
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    was, locked.state = locked.state, policies.target("cancel")
    locked.calendar_revision += 1
    locked.papers_until = papers_until(locked, ended_at=at or clock.now())
    locked.save(update_fields=["state", "calendar_revision", "papers_until"])
    rooming.give_back(locked, by=by, at=at)
    record(
        AUDIT_KINDS["cancel"],
        by=by,
        on=locked,
        about=[locked.body],
        at=at,
        facts={"was": was, "reason": reason.strip(), "calendar_revision": locked.calendar_revision},
    )
    sitting.refresh_from_db()
    return locked


def _check(sitting: Sitting, served: Sequence[Body], placing: Placing, by: Actor) -> None:
    problems = Problems()
    day = policies.day_of(sitting)
    if not sitting.title:
        problems.add(_("State the title."), "title", "required")
    for field in ("title", "title_en", "title_ja"):
        if len(getattr(sitting, field)) > _TITLE_LIMIT:
            problems.add(_("The title is longer than %(limit)s characters.") % {"limit": _TITLE_LIMIT}, field)
    if not sitting.place and placing.room is None:
        problems.add(_("State the place."), "place", "required")
    if sitting.ends_at <= sitting.starts_at:
        problems.add(_("The sitting must end after it begins."), "ends_at")
    _check_bodies(sitting, served, problems)
    if holder_of(sitting.chair_post, on=day) is None:
        problems.add(_("Nobody holds the chair's post on that day."), "chair_post", "vacant")
    if sitting.term is not None and sitting.term.body_id != sitting.body_id:
        problems.add(_("This term belongs to another body."), "term")
    if _number_is_taken(sitting):
        problems.add(_("This number is already taken in the term."), "number_in_term", "taken")
    problems.found += rooming.against(sitting, placing, by=by)
    problems.refuse_if_any(Invalid)


def _check_bodies(sitting: Sitting, served: Sequence[Body], problems: Problems) -> None:
    """A sitting is chaired by a post of the body or of one that it serves, and serves no others."""
    bodies = {sitting.body_id, *sitting.body.serves.values_list("pk", flat=True)}
    if sitting.chair_post.body_id not in bodies:
        problems.add(_("This post does not chair the sittings of this body."), "chair_post", "not_a_chair")
    if not {body.pk for body in served} <= bodies:
        problems.add(_("The body does not serve all of these."), "serves", "not_served")


def _number_is_taken(sitting: Sitting) -> bool:
    if sitting.term_id is None or sitting.number_in_term is None:
        return False
    same = Sitting.objects.filter(
        body_id=sitting.body_id, term_id=sitting.term_id, number_in_term=sitting.number_in_term
    )
    return same.exclude(pk=sitting.pk).exclude(state=SittingState.CANCELLED).exists()


def _next_number(body: Body, term: Term | None) -> int | None:
    if term is None:
        return None
    held = Sitting.objects.filter(body=body, term=term).exclude(state=SittingState.CANCELLED)
    return (held.aggregate(last=Max("number_in_term"))["last"] or 0) + 1


def _put_earlier_conclusions_first(sitting: Sitting, bodies: list[Body], day: dt.date) -> bool:
    if not Directive.objects.filter(body__in=bodies, decided_on__lt=day).exists():
        return False
    with translation.override("vi" if sitting.body.regime.startswith("vn-") else "en"):
        title = str(PointKind.EARLIER_CONCLUSIONS.label)
    item = AgendaItem.objects.create(
        sitting=sitting,
        position=1,
        number="1",
        kind=PointKind.EARLIER_CONCLUSIONS,
        purpose=Purpose.INFORMATION,
        title=title[:1].upper() + title[1:],
        minutes=EARLIER_MINUTES,
    )
    index_points([item])
    return True


def _facts(sitting: Sitting) -> dict[str, str | int | UUID | dt.datetime | None]:
    return {
        "title": sitting.title,
        "title_en": sitting.title_en,
        "title_ja": sitting.title_ja,
        "place": sitting.place,
        "starts_at": sitting.starts_at,
        "ends_at": sitting.ends_at,
        "chair_post": str(sitting.chair_post_id),
        **rooming.present(sitting).facts,
    }


def _line(text: str) -> str:
    return " ".join(text.split())
