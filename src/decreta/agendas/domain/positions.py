"""Members say beforehand what they think of each point; what nobody opposes is adopted in one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta.agendas import policies, rules
from decreta.agendas.enums import OPPOSING, Stand
from decreta.agendas.models import Adoption, Position, TakenOut
from decreta.agendas.queries.consent import consent_part
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import domain as meetings
from decreta.meetings import rules as sittings
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.queries.seats import own_seat, own_seats

_TEXT_LIMIT = 4_000


@dataclass(frozen=True)
class Said:
    """A position on one point; an empty `stand` takes back what was said."""

    stand: str
    text: str = ""


@act("agendas.state_positions")
def state_positions(
    *, sitting: Sitting, said: Mapping[AgendaItem, Said], by: Actor, at: dt.datetime | None = None
) -> Invitation | None:
    """State one's positions on points of a convened sitting, all at once. Returns None when nothing differs.

    What was said of an earlier text of a point is said anew of the present one, be it the same. Points that are not among `said` stay as they are. The log keeps who stated positions on how many points and how
    many oppose, never what was said. Raises Invalid with everything that is wrong.
    """
    invitation = own_seats(sitting, actor=by).select_for_update(of=("self",)).first()
    rules.may_state(invitation, by=by)
    assert invitation is not None
    locked = held_sitting(sitting.pk)
    policies.can_be_stated(locked)
    _check(locked, said, by=by)
    known = {one.item_id: one for one in Position.objects.filter(invitation=invitation).with_age()}
    moment = at or clock.now()
    changed = sum(
        _state(item, invitation, known.get(item.pk), Said(one.stand, one.text.strip()), moment, by)
        for item, one in said.items()
    )
    if not changed:
        return None
    standing = list(Position.objects.filter(invitation=invitation).values_list("stand", flat=True))
    facts = {"points": len(standing), "opposing": sum(one != Stand.NO_OBJECTION for one in standing)}
    record("agendas.positions_stated", by=by, on=invitation, about=[sitting], facts=facts, at=moment)
    return invitation


def _check(sitting: Sitting, said: Mapping[AgendaItem, Said], *, by: Actor) -> None:
    problems = Problems()
    read = set(AgendaItem.objects.visible_to(by).filter(sitting=sitting).values_list("pk", flat=True))
    for item, one in said.items():
        if item.pk not in read or not policies.is_asked(item):
            problems.add(_("This is no point of the agenda on which you are asked."), None, "not_asked")
            continue
        if one.stand and one.stand not in Stand.values:
            problems.add(_("Choose a position."), f"stand-{item.pk}")
        if one.stand == Stand.OBJECTION and not one.text.strip():
            problems.add(_("Say what you object to."), f"text-{item.pk}", "required")
        if len(one.text) > _TEXT_LIMIT:
            problems.add(_("The text is longer than %(limit)s characters.") % {"limit": _TEXT_LIMIT}, f"text-{item.pk}")
    problems.refuse_if_any(Invalid)


def _state(
    item: AgendaItem, invitation: Invitation, known: Position | None, said: Said, moment: dt.datetime, by: Actor
) -> bool:
    """Whether anything changed by what was said of one point."""
    if known is not None and not known.is_old and (known.stand, known.text) == (said.stand, said.text):
        return False
    if not said.stand:
        if known is not None:
            known.delete()
        return known is not None
    Position.objects.update_or_create(
        item=item,
        invitation=invitation,
        defaults={"stand": said.stand, "text": said.text, "stated_at": moment, "by": by.as_facts()},
    )
    return True


@act("agendas.object")
def object_in_session(*, item: AgendaItem, by: Actor, text: str = "", at: dt.datetime | None = None) -> Position | None:
    """A member wishes in the open sitting that a point by consent is dealt with by itself.

    It is his position from then on; what he had written beforehand stays unless he says something else. None when he
    opposes already. Raises NotNow once the point is adopted: the adoption and the objection wait for each other.
    """
    invitation, locked = _in_session(item, by=by)
    known = Position.objects.filter(item=locked, invitation=invitation).first()
    if known is not None and known.stand in OPPOSING and text.strip() in {"", known.text}:
        return None
    words = text.strip() or (known.text if known is not None else "")
    if len(words) > _TEXT_LIMIT:
        raise Invalid.of(_("The text is longer than %(limit)s characters.") % {"limit": _TEXT_LIMIT}, field="text")
    said = Said(Stand.OBJECTION if words else Stand.SPEAK, words)
    _state(locked, invitation, known, said, at or clock.now(), by)
    record("agendas.objected", by=by, on=locked, about=[locked.sitting], facts={"has_text": bool(words)}, at=at)
    return Position.objects.get(item=locked, invitation=invitation)


@act("agendas.take_back_objection")
def take_back_objection(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Position | None:
    """A member lets a point that he opposed be adopted by consent after all. None when he does not oppose it."""
    invitation, locked = _in_session(item, by=by)
    known = Position.objects.filter(item=locked, invitation=invitation, stand__in=OPPOSING).first()
    if known is None:
        return None
    _state(locked, invitation, known, Said(Stand.NO_OBJECTION, known.text), at or clock.now(), by)
    record("agendas.objection_taken_back", by=by, on=locked, about=[locked.sitting], facts={}, at=at)
    known.refresh_from_db()
    return known


def _in_session(item: AgendaItem, *, by: Actor) -> tuple[Invitation, AgendaItem]:
    """The member's own seat, and the point as it is now, held together with its sitting."""
    held_sitting(item.sitting_id)
    invitation = own_seat(item.sitting_id, actor=by)
    rules.may_state(invitation, by=by)
    assert invitation is not None
    locked = AgendaItem.objects.visible_to(by).select_related("sitting__body").filter(pk=item.pk).first()
    if locked is None:
        raise Invalid.of(_("This is no point of the agenda on which you are asked."), code="not_asked")
    policies.can_be_objected_to(locked)
    return invitation, locked


@act("agendas.take_out")
def take_out(*, item: AgendaItem, by: Actor, reason: str = "", at: dt.datetime | None = None) -> TakenOut | None:
    """Take a point out of those adopted by consent: it is dealt with by itself. Returns None when it is out already.

    Raises NotNow once the point is adopted: the adoption and this wait for each other.
    """
    held = _led(item, by=by)
    words = " ".join(reason.split())[:300]
    row, is_new = TakenOut.objects.get_or_create(
        item=held, defaults={"reason": words, "taken_at": at or clock.now(), "by": by.as_facts()}
    )
    if not is_new:
        return None
    record("agendas.taken_out", by=by, on=held, about=[held.sitting], facts={"has_reason": bool(words)}, at=at)
    return row


@act("agendas.put_back")
def put_back(*, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> AgendaItem | None:
    """Let a point that was taken out be adopted by consent after all. Returns None when it was not out."""
    held = _led(item, by=by)
    if not TakenOut.objects.filter(item=held).delete()[0]:
        return None
    record("agendas.put_back", by=by, on=held, about=[held.sitting], facts={}, at=at)
    return held


def _led(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """The point as it is now, for who leads the sitting, held together with it. Who adopts holds the sitting too."""
    sittings.may_run(item.sitting, by=by)
    held_sitting(item.sitting_id)
    found = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").filter(pk=item.pk).first()
    if found is None:
        raise NotNow.of(_("This point is not, or no longer, among those adopted by consent."), code="not_by_consent")
    policies.can_be_taken_out(found)
    return found


@act("agendas.adopt_by_consent")
def adopt_by_consent(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> list[Adoption]:
    """Adopt every point by consent that nobody opposes, in one act; each gets its conclusion.

    Raises NotNow when none is left, and without a quorum: what nobody opposes is decided by the body all the same.
    """
    sittings.may_run(sitting, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post").get(pk=sitting.pk)
    policies.can_be_adopted(locked)
    items = [one.item for one in consent_part(list(locked.agenda.all())) if one.is_adopted_together]
    if not items:
        raise NotNow.of(_("No point is left that could be adopted by consent."), code="none_left")
    quorum = meetings.quorate(locked)
    moment = at or clock.now()
    meetings.pass_by_consent(sitting=locked, items=items, by=by, at=moment)
    rows = Adoption.objects.bulk_create(
        [Adoption(item=item, adopted_at=moment, quorum=quorum.facts, by=by.as_facts()) for item in items]
    )
    facts = {"points": [item.number for item in items], "quorum": quorum.facts}
    record("agendas.adopted_by_consent", by=by, on=locked, about=items, facts=facts, at=at)
    return rows
