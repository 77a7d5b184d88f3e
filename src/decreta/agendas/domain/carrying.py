"""Points that a sitting has not dealt with go on: onto a later agenda, among the open points, or back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.agendas import policies
from decreta.agendas.domain.keeping import keep, of_the_office, take_opinions_along
from decreta.agendas.domain.proposals import hold, hold_sittings, place_proposal, reason_of, step
from decreta.agendas.enums import ProposalState, StepKind, Way
from decreta.agendas.models import DEFERRED_TO, CarriedPoint, Deferral, ResumedPoint
from decreta.agendas.queries.left import LeftPoint, left_behind, sittings_to
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import rules as sittings
from decreta.meetings.domain.texts import draft_from, set_aside
from decreta.meetings.enums import Aside
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.held import held_sitting


@dataclass(frozen=True)
class Onward:
    """Where a point goes; `to` is the later sitting, where it goes onto an agenda."""

    way: str
    to: Sitting | None = None


@act("agendas.carry_over")
def carry_over(
    *,
    sitting: Sitting,
    onward: Mapping[AgendaItem, Onward],
    reason: str,
    by: Actor,
    at: dt.datetime | None = None,
) -> list[CarriedPoint] | None:
    """Say of points that a closed or cancelled sitting has not dealt with where they go. Returns None when none is named.

    A point goes on with its papers in all their versions, for whom it is meant; its sitting keeps it in its record. What
    was on the agenda without a proposal becomes an open point of the body's office. Who proposed a point is told.
    Raises Invalid with everything that is wrong.
    """
    sittings.may_prepare(sitting.body, by=by)
    targets = [goes.to.pk for goes in onward.values() if goes.to is not None]
    locked = hold_sittings(sitting.pk, *targets)[sitting.pk]
    policies.can_be_carried_over(locked)
    words = reason_of(reason)
    left = left_behind(locked)
    _check(left, onward, sittings_to(left, locked, by) if targets else {})
    wanted = {item.pk: goes for item, goes in onward.items()}
    moment = at or clock.now()
    made = [_carry(one, wanted[one.item.pk], words, by, moment) for one in left if one.item.pk in wanted]
    return made or None


def _check(
    left: list[LeftPoint], onward: Mapping[AgendaItem, Onward], sittings_of: Mapping[UUID, Sequence[Sitting]]
) -> None:
    problems = Problems()
    known = {one.item.pk: one for one in left}
    for item, goes in onward.items():
        found = known.get(item.pk)
        if found is None:
            problems.add(_("This point was dealt with, or somebody has said already where it goes."), None, "not_left")
        elif found.waits and goes.way == Way.STAYS:
            problems.add(
                _("A draft waits under point %(number)s: conclude it, or remove it.") % {"number": found.item.number},
                f"way-{item.pk}",
                "draft_waits",
            )
        elif goes.way not in found.ways:
            problems.add(_("Say where the point goes."), f"way-{item.pk}")
        elif (goes.way == Way.SITTING) != (goes.to is not None):
            problems.add(_("Say onto the agenda of which sitting it goes."), f"way-{item.pk}", "no_sitting")
        elif goes.to is not None and goes.to not in sittings_of[found.body_id]:
            problems.add(
                _("“%(sitting)s” does not take points of this body.") % {"sitting": goes.to.shown_title},
                f"way-{item.pk}",
                "other_body",
            )
    problems.refuse_if_any(Invalid)


def _carry(left: LeftPoint, goes: Onward, words: str, by: Actor, moment: dt.datetime) -> CarriedPoint:
    item = left.item
    proposal = hold(left.proposal) if left.proposal is not None else None
    if goes.way == Way.STAYS:
        row = CarriedPoint.objects.create(item=item, way=goes.way, reason=words, at=moment, by=by.as_facts())
        if proposal is not None:
            step(proposal, StepKind.DROPPED, by=by, at=moment, note=words)
        record(
            "agendas.left_behind", by=by, on=proposal or item, about=[item.sitting, item], facts=_facts(row), at=moment
        )
        return row
    proposal = proposal or of_the_office(item, by, moment)
    keep(proposal, item, at=moment)
    take_opinions_along(item, proposal)
    proposal.state = ProposalState.RETURNED if goes.way == Way.BACK else ProposalState.OPEN
    proposal.item, proposal.waits_for, proposal.place, proposal.changed_at = None, "", 0, moment
    proposal.save()
    step(proposal, StepKind.CARRIED, by=by, at=moment, note=words)
    row = CarriedPoint.objects.create(
        item=item, way=goes.way, proposal=proposal, reason=words, at=moment, by=by.as_facts()
    )
    set_aside(item, Aside.GONE_ON)
    record("agendas.carried", by=by, on=proposal, about=[item.sitting, item], facts=_facts(row), at=moment)
    if goes.to is not None:
        place_proposal(proposal=proposal, sitting=goes.to, late_reason=words, by=by, at=moment)
    return row


def _facts(row: CarriedPoint) -> dict[str, Any]:
    return {"way": row.way, "point": row.item_id, "number": row.item.number}


@act("agendas.defer")
def defer_point(*, item: AgendaItem, way: str, by: Actor, at: dt.datetime | None = None) -> Deferral | None:
    """Note that the body has decided to deal with a point another time, or to send it back.

    The point stays on the agenda with what was said and decided under it; when the sitting is closed it is offered to
    be carried over as decided. What was proposed under it stays a draft, which nobody concludes here: the point goes on
    with it as the body has worked on it. Returns None when something of the kind is noted already.
    """
    sittings.may_run(item.sitting, by=by)
    policies.can_be_deferred(item)
    if way not in DEFERRED_TO:
        raise Invalid.of(_("Say where the point goes."), field="way")
    row, is_new = Deferral.objects.get_or_create(
        item=item, defaults={"way": way, "at": at or clock.now(), "by": by.as_facts()}
    )
    if not is_new:
        return None
    item.refresh_from_db(fields=["aside"])
    if not item.aside:
        set_aside(item, Aside.PUT_OFF)
    record("agendas.deferred", by=by, on=item, about=[item.sitting], facts={"way": way}, at=at)
    return row


@act("agendas.take_up_deferred")
def take_up_deferred(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> AgendaItem | None:
    """What the body had put off is before it again with its draft. None when nothing was noted.

    It follows by itself where the ballot is annulled that put the point off; where that was a mistake, whoever leads the
    session says so while it runs, and the motion stays in the record as what was adopted. Raises NotNow afterwards. A
    point that has gone on meanwhile is where it is.
    """
    sittings.may_run(item.sitting, by=by)
    if not by.is_system:  # the annulment comes with a ballot that is held: to wait for the sitting there could block
        policies.can_be_taken_up_again(held_sitting(item.sitting_id))
    undone = Deferral.objects.select_for_update().filter(item=item).first()
    if undone is None:
        return None
    moment = max(at or clock.now(), undone.at)
    undone.delete()
    # The motion that put it off stays in the record; without this nothing there would say why it was dealt with after all.
    ResumedPoint.objects.create(item=item, way=undone.way, put_off_at=undone.at, at=moment, by=by.as_facts())
    item.refresh_from_db(fields=["aside", "began_at"])
    if item.aside == Aside.PUT_OFF:
        set_aside(item, "")
        if item.began_at is not None:  # it was taken up while it was put off, and nothing was drafted
            draft_from(item, by=by, at=moment)
    record("agendas.deferral_undone", by=by, on=item, about=[item.sitting], facts={}, at=at)
    return item
