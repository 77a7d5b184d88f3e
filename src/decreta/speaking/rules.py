"""WHO may speak, and the arithmetic of turns and times: nothing but functions of facts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow
from decreta.meetings import rules as meetings
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.speaking.enums import Sequence as Order
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Debate, Speech


def may_ask(invitation: Invitation, *, by: Actor) -> None:
    """Who is invited asks for himself; the chair and the secretary put down whose hand they see."""
    if by.person_id is not None and by.person_id == invitation.holding.person_id:
        return
    meetings.may_run(invitation.sitting, by=by)


def may_speak_on(item: AgendaItem, *, is_read: bool, by: Actor) -> None:
    """On a confidential point speaks who reads it. Of one that is on nobody else's agenda the others are told nothing."""
    if is_read:
        return
    if not item.is_listed and not (
        meetings.chairs(item.sitting, by=by) or meetings.prepares_for(item.sitting.body, by=by)
    ):
        raise NotNow.of(_("No point is being dealt with."), code="no_point")
    raise NotAllowed.of(
        _("This point is confidential. Only who reads it speaks on it."), field="invitation", code="not_a_reader"
    )


def may_lead(sitting: Sitting, *, by: Actor) -> None:
    """The chair and the secretary lead the debate."""
    meetings.may_run(sitting, by=by)


def may_withdraw(speech: Speech, *, by: Actor) -> None:
    """A request is taken back by who made it, or struck by who leads the debate."""
    if by.person_id is not None and by.person_id == speech.invitation.holding.person_id:
        return
    if not (meetings.chairs(speech.sitting, by=by) or meetings.prepares_for(speech.sitting.body, by=by)):
        raise NotAllowed.of(_("You may only take back your own request to speak."), code="not_staff")


def in_order(
    waiting: Iterable[Speech],
    *,
    order: str = Order.ASKED,
    spoken: Mapping[UUID, int] | None = None,
    groups: Mapping[UUID, UUID] | None = None,
    last_groups: Sequence[UUID] = (),
) -> list[Speech]:
    """Those who wait, as they come to speak.

    Points of order come before all others; then who was placed by the chair, by that place; then the rest by the rule of
    the debate: as they asked, or who has spoken least (`spoken`: seconds by invitation), or the groups by turns
    (`groups`: group by invitation, `last_groups`: of those who spoke before, the latest last). Who belongs to no group
    is a group of his own.
    """
    rows = sorted(waiting, key=lambda one: (one.asked_at, one.pk))
    orders = [one for one in rows if one.kind == SpeechKind.ORDER]
    placed = sorted(
        (one for one in rows if one not in orders and one.place is not None), key=lambda one: one.place or 0
    )
    rest = [one for one in rows if one not in orders and one.place is None]
    if order == Order.FAIR:
        times = spoken or {}
        rest.sort(key=lambda one: times.get(one.invitation_id, 0))
    elif order == Order.GROUPS:
        rest = _by_turns(rest, groups or {}, last_groups)
    return [*orders, *placed, *rest]


def _by_turns(rest: list[Speech], groups: Mapping[UUID, UUID], before: Sequence[UUID]) -> list[Speech]:
    """The group that spoke longest ago, or never, comes next; within a group as they asked."""
    turns: Counter[UUID] = Counter()
    for turn, group in enumerate(before, start=1):
        turns[group] = turn
    left, found, turn = list(rest), [], len(before)
    while left:
        following = min(left, key=lambda one: (turns[groups.get(one.invitation_id, one.invitation_id)], one.asked_at))
        turn += 1
        turns[groups.get(following.invitation_id, following.invitation_id)] = turn
        left.remove(following)
        found.append(following)
    return found


def limit_of(
    kind: str, debate: Debate | None, *, spoken_on_point: int = 0, budget: int | None = None, used: int = 0
) -> int | None:
    """How many seconds a speech may take that begins now; None without a limit.

    The least of: what the rules give a speech of this kind, what is left of the point's time (`spoken_on_point` is
    used), what is left of the group's `budget` (`used` is used). Never below nought.
    """
    if kind == SpeechKind.ORDER:
        return debate.order_seconds if debate else None
    bounds = [] if budget is None else [budget - used]
    if debate is not None:
        bounds += [debate.speech_seconds] if debate.speech_seconds is not None else []
        bounds += [debate.point_seconds - spoken_on_point] if debate.point_seconds is not None else []
    return max(min(bounds), 0) if bounds else None


def seconds_by(speeches: Iterable[Speech], key: Mapping[UUID, UUID] | None, at: dt.datetime) -> dict[UUID, int]:
    """How long was spoken until a moment, by invitation, or by group where `key` gives one."""
    found: Counter[UUID] = Counter()
    for one in speeches:
        found[one.invitation_id if key is None else key.get(one.invitation_id, one.invitation_id)] += one.seconds(at)
    return dict(found)
