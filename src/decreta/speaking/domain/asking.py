"""Somebody asks to speak, takes it back, is put elsewhere in the list."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.queries.held import held_sitting
from decreta.speaking import policies, rules
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Speech
from decreta.speaking.queries.floor import floor_of
from decreta.speaking.queries.reading import reads


@act("speaking.ask")
def ask_to_speak(
    *,
    item: AgendaItem,
    invitation: Invitation | None,
    by: Actor,
    kind: str = SpeechKind.ORDINARY,
    at: dt.datetime | None = None,
) -> Speech | None:
    """Put somebody invited on the list of speakers of a point. Returns None when he waits there already.

    A point of order takes the place of a request that waits: who had asked to speak speaks to the order first.
    Raises NotAllowed (also without an invitation: nobody else speaks in a sitting; on a confidential point who does not
    read it), NotNow, Invalid.
    """
    if invitation is None:
        raise NotAllowed.of(_("Only who is invited speaks."), field="invitation", code="not_invited")
    rules.may_ask(invitation, by=by)
    if kind not in SpeechKind.values:
        raise Invalid.of(_("Say what you ask to speak for."), field="kind")
    if invitation.sitting_id != item.sitting_id:
        raise Invalid.of(_("This person is not invited to this sitting."), field="invitation")
    Invitation.objects.select_for_update().get(pk=invitation.pk)  # one request, however often it is sent
    held = AgendaItem.objects.select_related("sitting__body").get(pk=item.pk)
    rules.may_speak_on(held, is_read=reads(held, invitation), by=by)
    policies.may_be_asked(held, kind)
    waiting = Speech.objects.filter(item=held, invitation=invitation, began_at=None, withdrawn_at=None).first()
    if waiting is not None and (waiting.kind == kind or kind != SpeechKind.ORDER):
        return None
    if waiting is not None:
        waiting.kind = kind
        waiting.save(update_fields=["kind"])
    moment = at or clock.now()
    speech = waiting or Speech.objects.create(
        sitting=held.sitting, item=held, invitation=invitation, kind=kind, asked_at=moment, by=by.as_facts()
    )
    record("speaking.asked", by=by, on=speech, about=[held.sitting, held], facts={"kind": kind}, at=at)
    return speech


@act("speaking.withdraw")
def withdraw_request(*, speech: Speech, by: Actor, at: dt.datetime | None = None) -> Speech | None:
    """Take a request to speak back. Returns None when it was taken back already."""
    rules.may_withdraw(speech, by=by)
    held = _hold(speech)
    if held.withdrawn_at is not None:
        return None
    policies.waits(held)
    held.withdrawn_at = at or clock.now()
    held.save(update_fields=["withdrawn_at"])
    record("speaking.withdrawn", by=by, on=held, about=[held.sitting, held.item], facts={}, at=at)
    return held


@act("speaking.place")
def place_speech(
    *, speech: Speech, direction: Literal["up", "down", "first"], by: Actor, at: dt.datetime | None = None
) -> Speech | None:
    """Put somebody who waits before or behind his neighbour, or before all. Returns None when he stands there.

    From then on everybody who waits on this point keeps his place; who asks later comes behind them.
    """
    rules.may_lead(speech.sitting, by=by)
    held_sitting(speech.sitting_id)  # the places of one list change one after another
    held = _hold(speech)
    policies.waits(held)
    waiting = floor_of(held.sitting, held.item, at=at or clock.now()).waiting
    order = [turn.speech.pk for turn in waiting if turn.speech.kind != SpeechKind.ORDER]
    if held.pk not in order:
        return None  # points of order are heard as they came
    stands = order.index(held.pk)
    goes = {"up": stands - 1, "down": stands + 1, "first": 0}[direction]
    if goes == stands or not 0 <= goes < len(order):
        return None
    order.insert(goes, order.pop(stands))
    Speech.objects.bulk_update([Speech(pk=pk, place=place) for place, pk in enumerate(order, start=1)], ["place"])
    record(
        "speaking.placed",
        by=by,
        on=held,
        about=[held.sitting, held.item],
        facts={"was": stands + 1, "is": goes + 1},
        at=at,
    )
    held.refresh_from_db()
    return held


def _hold(speech: Speech) -> Speech:
    found = Speech.objects.select_for_update(of=("self",)).select_related(
        "sitting__body", "item", "invitation__holding"
    )
    return found.get(pk=speech.pk)
