"""The floor is given, taken, paused, prolonged."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.speaking import policies, rules
from decreta.speaking.models import Speech
from decreta.speaking.queries.floor import floor_of
from decreta.speaking.queries.reading import reads

#: The most that is granted at once, in seconds.
MOST_GRANTED = 60 * 60


@act("speaking.begin")
def give_floor(*, speech: Speech, by: Actor, at: dt.datetime | None = None) -> Speech | None:
    """Give the floor to somebody who waits; whoever speaks has finished. Returns None when he speaks already.

    Raises NotAllowed where the point was made confidential since he asked and he does not read it; NotNow.
    """
    rules.may_lead(speech.sitting, by=by)
    sitting = _lock(speech.sitting)
    held = Speech.objects.select_related("sitting", "item", "invitation").get(pk=speech.pk)
    if held.runs:
        return None
    policies.waits(held)
    policies.is_at_hand(held)
    held.item.sitting = sitting
    rules.may_speak_on(held.item, is_read=reads(held.item, held.invitation), by=by)
    moment = at or clock.now()
    running = _running(sitting)
    if running is not None:
        _end(running, by=by, at=moment)
    held.limit_seconds = floor_of(sitting, held.item, at=moment).limit_of(held)
    held.began_at = moment
    held.save(update_fields=["began_at", "limit_seconds"])
    facts = {"kind": held.kind, "limit_seconds": held.limit_seconds}
    record("speaking.begun", by=by, on=held, about=[sitting, held.item], facts=facts, at=at)
    return held


@act("speaking.end")
def end_speech(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Speech | None:
    """Whoever speaks has finished. Returns None when nobody speaks."""
    rules.may_lead(sitting, by=by)
    running = _running(_lock(sitting))
    if running is None:
        return None
    _end(running, by=by, at=at or clock.now())
    return running


@act("speaking.pause")
def pause_speech(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Speech | None:
    """Stop the clock of whoever speaks. Returns None when it stands."""
    rules.may_lead(sitting, by=by)
    running = policies.somebody_speaks(_running(_lock(sitting)))
    if running.paused_at is not None:
        return None
    running.paused_at = at or clock.now()
    running.save(update_fields=["paused_at"])
    record("speaking.paused", by=by, on=running, about=[running.sitting, running.item], facts={}, at=at)
    return running


@act("speaking.resume")
def resume_speech(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Speech | None:
    """Let the clock of whoever speaks run on. Returns None when it runs."""
    rules.may_lead(sitting, by=by)
    running = policies.somebody_speaks(_running(_lock(sitting)))
    if running.paused_at is None:
        return None
    running.paused_seconds += _pause(running, at or clock.now())
    running.paused_at = None
    running.save(update_fields=["paused_at", "paused_seconds"])
    record("speaking.resumed", by=by, on=running, about=[running.sitting, running.item], facts={}, at=at)
    return running


@act("speaking.grant")
def grant_time(*, sitting: Sitting, seconds: int, by: Actor, at: dt.datetime | None = None) -> Speech:
    """Give whoever speaks more time. Raises NotAllowed, NotNow, Invalid."""
    rules.may_lead(sitting, by=by)
    running = policies.somebody_speaks(_running(_lock(sitting)))
    if not 0 < seconds <= MOST_GRANTED:
        raise Invalid.of(_("Grant between a second and an hour."), field="seconds")
    running.granted_seconds += seconds
    running.save(update_fields=["granted_seconds"])
    facts = {"seconds": seconds, "altogether": running.granted_seconds}
    record("speaking.granted", by=by, on=running, about=[running.sitting, running.item], facts=facts, at=at)
    return running


def end_with_point(item: AgendaItem, by: Actor, at: dt.datetime) -> None:
    """Nobody speaks on when a point is left."""
    running = Speech.objects.filter(item=item, began_at__isnull=False, ended_at=None).first()
    if running is not None:
        _end(running, by=by, at=at)


def end_with_seat(invitation: Invitation, by: Actor, at: dt.datetime) -> None:
    """Whose seat ends speaks no more: his speech ends, and what he asked for is taken back. What he said stays."""
    own = Speech.objects.filter(invitation=invitation).select_related("sitting", "item", "invitation")
    running = own.filter(began_at__isnull=False, ended_at=None).first()
    if running is not None:
        _end(running, by=by, at=at)
    for waiting in own.filter(began_at=None, withdrawn_at=None):
        waiting.withdrawn_at = at
        waiting.save(update_fields=["withdrawn_at"])
        record("speaking.withdrawn", by=by, on=waiting, about=[waiting.sitting, waiting.item], facts={}, at=at)


def _end(running: Speech, *, by: Actor, at: dt.datetime) -> None:
    if running.paused_at is not None:
        running.paused_seconds += _pause(running, at)
        running.paused_at = None
    # Two clocks may disagree; a speech does not end before it began.
    running.ended_at = max(at, running.began_at or at)
    running.save(update_fields=["ended_at", "paused_at", "paused_seconds"])
    facts = {"seconds": running.seconds(at), "allowed_seconds": running.allowed_seconds}
    record("speaking.ended", by=by, on=running, about=[running.sitting, running.item], facts=facts, at=at)


def _pause(running: Speech, at: dt.datetime) -> int:
    return max(int((at - (running.paused_at or at)).total_seconds()), 0)


def _lock(sitting: Sitting) -> Sitting:
    """The sitting, held: the floor changes hands one after another."""
    return Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=sitting.pk)


def _running(sitting: Sitting) -> Speech | None:
    found = Speech.objects.select_related("sitting", "item", "invitation")
    return found.filter(sitting=sitting, began_at__isnull=False, ended_at=None).first()
