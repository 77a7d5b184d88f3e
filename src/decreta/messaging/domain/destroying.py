"""What was written in a session is destroyed when the rules of its body say so."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.meetings.enums import MessagesKept
from decreta.meetings.models import Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.messaging import rules
from decreta.messaging.models import Message

_BY_RULE = "messaging.rule"


@act("messaging.destroy")
def destroy_messages(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Sitting | None:
    """Destroy all messages of a sitting; the log keeps how many there were. Returns None where there are none."""
    rules.may_destroy(by=by)
    _rows, gone = Message.objects.filter(sitting=sitting).delete()
    number = gone.get(Message._meta.label, 0)
    if not number:
        return None
    record("messaging.destroyed", by=by, on=sitting, about=[], facts={"messages": number}, at=at)
    return sitting


def after_closing(sitting: Sitting, _by: Actor, at: dt.datetime) -> None:
    """At the closing, where the body's rules do not keep them longer."""
    if quorum_rules_of(sitting.body, on=day_of(sitting)).messages_kept == MessagesKept.CLOSING:
        destroy_messages(sitting=sitting, by=Actor.system(_BY_RULE), at=at)


def after_approval(sitting: Sitting, _by: Actor, at: dt.datetime) -> None:
    """When the minutes are approved, in any case."""
    destroy_messages(sitting=sitting, by=Actor.system(_BY_RULE), at=at)
