"""A message is removed; the room's messages are stopped and allowed again."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.meetings.models import Sitting
from decreta.messaging import policies, rules
from decreta.messaging.domain import holding
from decreta.messaging.models import Message, RoomSwitch


@act("messaging.remove")
def remove_message(*, message: Message, by: Actor, at: dt.datetime | None = None) -> Message | None:
    """The secretariat removes a message: its words are gone at once, that there was one is said in its place.

    Returns None when it is removed already.
    """
    rules.may_answer(message.sitting, by=by)
    locked, held = holding.sitting(message.sitting), holding.message(message)
    if held.removed_at is not None:
        return None
    held.removed_at, held.text = at or clock.now(), ""
    held.save(update_fields=["removed_at", "text"])
    kind = "messaging.own_removed" if held.is_private else "messaging.removed"
    about = [one for one in (locked, held.item, held.invitation) if one is not None]
    record(kind, by=by, on=held, about=about, facts={"kind": held.kind, "written_at": held.written_at}, at=at)
    return held


@act("messaging.switch")
def switch_room(*, sitting: Sitting, is_on: bool, by: Actor, at: dt.datetime | None = None) -> RoomSwitch | None:
    """Whoever presides stops messages of members to the room, or allows them again. Returns None when it is so already.

    What was written stays; the secretariat goes on telling the room.
    """
    locked = holding.sitting(sitting)
    rules.may_switch(locked, by=by)
    policies.is_in_session(locked)
    is_off = RoomSwitch.objects.filter(sitting=locked, is_on=False).exists()
    if is_on is not is_off:
        return None
    facts = {"is_on": is_on, "set_at": at or clock.now(), "by": by.as_facts()}
    made, _is_new = RoomSwitch.objects.update_or_create(sitting=locked, defaults=facts)
    record("messaging.switched", by=by, on=locked, about=[], facts={"is_on": is_on}, at=at)
    return made
