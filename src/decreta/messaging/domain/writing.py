"""Members write to the secretariat or the room; the secretariat answers one of them or tells the room."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Model
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.core.texts import lines_of
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.messaging import policies, rules
from decreta.messaging.domain import holding
from decreta.messaging.enums import MessageKind
from decreta.messaging.models import Message
from decreta.messaging.models.messages import LONGEST

#: How long the hall's screen shows a message at most, in minutes.
LONGEST_IN_HALL: Final = 240
_KINDS: Final = {MessageKind.ASKED: "messaging.asked", MessageKind.SAID: "messaging.said"}


@act("messaging.write")
def write_message(
    *,
    sitting: Sitting,
    invitation: Invitation | None,
    text: str,
    by: Actor,
    to_room: bool = False,
    at: dt.datetime | None = None,
) -> Message:
    """Write to the secretariat, or to the room where the body's rules let members and the chair has not stopped it.

    It belongs to the point at hand where its writer reads that point. Raises NotAllowed (also without an invitation),
    NotNow (also when he writes too fast), Invalid.
    """
    seat = rules.may_write(invitation, by=by)
    locked, moment = holding.sitting(sitting), at or clock.now()
    policies.is_in_session(locked)
    policies.sits_here(seat)
    if to_room:
        ruled = quorum_rules_of(locked.body, on=day_of(locked))
        rules.may_write_to_room(seat, is_let=ruled.room_messages)
        policies.room_is_open(locked)
        policies.room_is_not_too_full(locked, at=moment)
    policies.is_not_too_fast(locked, by=by, at=moment)
    return _write(
        locked,
        kind=MessageKind.SAID if to_room else MessageKind.ASKED,
        text=text,
        invitation=seat,
        item=_at_hand(locked, by=by),
        by=by,
        at=moment,
    )


@act("messaging.answer")
def answer_message(*, message: Message, text: str, by: Actor, at: dt.datetime | None = None) -> Message:
    """The secretariat answers one member, who alone reads it; what he had written waits no more."""
    rules.may_answer(message.sitting, by=by)
    locked, moment = holding.sitting(message.sitting), at or clock.now()
    policies.is_in_session(locked)
    asked = holding.message(message)
    policies.is_question(asked)
    policies.is_not_too_fast(locked, by=by, at=moment, most=policies.MOST_OF_SECRETARIAT)
    made = _write(
        locked,
        kind=MessageKind.ANSWERED,
        text=text,
        invitation=asked.invitation,
        item=asked.item,
        answers=asked,
        by=by,
        at=moment,
    )
    if asked.settled_at is None:
        asked.settled_at = moment
        asked.save(update_fields=["settled_at"])
    return made


@act("messaging.tell")
def tell_room(
    *,
    sitting: Sitting,
    text: str,
    minutes: int | None = None,
    is_for_all: bool = False,
    by: Actor,
    at: dt.datetime | None = None,
) -> Message:
    """The secretariat tells the room something, shown on the hall's screen for so many minutes.

    While a confidential point is at hand it goes to who reads that point, and not into the hall, unless it `is_for_all`.
    """
    rules.may_answer(sitting, by=by)
    locked, moment = holding.sitting(sitting), at or clock.now()
    policies.is_in_session(locked)
    if minutes is not None and not 0 < minutes <= LONGEST_IN_HALL:
        raise Invalid.of(_("Between 1 and %(most)s minutes.") % {"most": LONGEST_IN_HALL}, field="minutes")
    policies.is_not_too_fast(locked, by=by, at=moment, most=policies.MOST_OF_SECRETARIAT)
    return _write(
        locked,
        kind=MessageKind.TOLD,
        text=text,
        item=None if is_for_all else locked.current_item,
        shown_until=None if minutes is None else moment + dt.timedelta(minutes=minutes),
        by=by,
        at=moment,
    )


@act("messaging.end")
def end_in_hall(*, message: Message, by: Actor, at: dt.datetime | None = None) -> Message | None:
    """Take a message off the hall's screen before its time. Returns None when it is not there any more."""
    rules.may_answer(message.sitting, by=by)
    locked, moment = holding.sitting(message.sitting), at or clock.now()
    held = holding.message(message)
    if not held.lasts(moment):
        return None
    held.shown_until = moment
    held.save(update_fields=["shown_until"])
    record("messaging.ended", by=by, on=held, about=_about(locked, held.item), facts={}, at=at)
    return held


@act("messaging.settle")
def settle_message(*, message: Message, by: Actor, at: dt.datetime | None = None) -> Message | None:
    """The secretariat has dealt with a message otherwise than in writing. Returns None when it has already."""
    rules.may_answer(message.sitting, by=by)
    locked, held = holding.sitting(message.sitting), holding.message(message)
    policies.is_question(held)
    if held.settled_at is not None:
        return None
    held.settled_at = at or clock.now()
    held.save(update_fields=["settled_at"])
    about = _about(locked, held.item, held.invitation)
    record("messaging.own_settled", by=by, on=held, about=about, facts={}, at=at)
    return held


def _write(
    sitting: Sitting,
    *,
    kind: MessageKind,
    text: str,
    by: Actor,
    at: dt.datetime,
    invitation: Invitation | None = None,
    item: AgendaItem | None = None,
    answers: Message | None = None,
    shown_until: dt.datetime | None = None,
) -> Message:
    words = "\n".join(line.rstrip() for line in lines_of(text.strip()))
    if not words:
        raise Invalid.of(_("Write the message."), field="text", code="required")
    if len(words) > LONGEST:
        raise Invalid.of(
            _("The message is longer than %(limit)s characters.") % {"limit": LONGEST}, field="text", code="too_long"
        )
    made = Message.objects.create(
        sitting=sitting,
        item=item,
        kind=kind,
        invitation=invitation,
        answers=answers,
        text=words,
        written_at=at,
        shown_until=shown_until,
        by=by.as_facts(),
    )
    # Not a word of it, nor a hash: of so few words a hash can be guessed, and they are destroyed one day.
    facts: dict[str, object] = {"characters": len(words)}
    if shown_until is not None:
        facts["in_hall_until"] = shown_until
    kinds = {MessageKind.ANSWERED: "messaging.own_answered", MessageKind.TOLD: "messaging.told", **_KINDS}
    record(kinds[kind], by=by, on=made, about=_about(sitting, item, invitation), facts=facts, at=at)
    return made


def _at_hand(sitting: Sitting, *, by: Actor) -> AgendaItem | None:
    """The point at hand, where he reads it: who does not, writes of something else."""
    item = sitting.current_item
    if item is None or not item.is_restricted:
        return item
    return AgendaItem.objects.visible_to(by).filter(pk=item.pk).first()


def _about(sitting: Sitting, item: AgendaItem | None, invitation: Invitation | None = None) -> list[Model]:
    return [one for one in (sitting, item, invitation) if one is not None]
