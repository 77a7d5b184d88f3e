"""What becomes of motions: admitted or out of order, put to the vote or adopted without one; an amendment is worked in."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from typing import Literal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from decreta.agendas import domain as agendas_acts
from decreta.agendas import policies as agendas
from decreta.agendas.enums import Way
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Invalid, allows
from decreta.meetings import domain as meetings
from decreta.meetings.deciding import Outcome
from decreta.meetings.domain.notice import language_of
from decreta.meetings.enums import Subject
from decreta.meetings.policies import conclusions_are_open, day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.motions import policies, rules
from decreta.motions.domain.common import facts_of, hold, words
from decreta.motions.enums import ALIVE, PENDING, PROCEDURAL, MotionKind, MotionState, Stance
from decreta.motions.merging import merged
from decreta.motions.models import Motion, Voice
from decreta.motions.queries.standing import before_the_body, on_point, standing_of
from decreta.motions.words import named
from decreta.speaking import domain as speaking
from decreta.voting import domain as voting
from decreta.voting.models import Ballot

_REASON_LIMIT = 300
#: Where a point goes when such a motion is adopted.
_PUTS_OFF: Mapping[str, Way] = {MotionKind.POSTPONE: Way.POOL, MotionKind.REFER: Way.BACK}


@act("motions.admit")
def admit_motion(*, motion: Motion, by: Actor, read: int | None = None, at: dt.datetime | None = None) -> Motion:
    """Admit a motion, so that the body decides on it. `read` is the revision whose words were read.

    Raises NotNow while fewer support it than the rules ask for, or when it reads otherwise by now.
    """
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.words_are_as_read(held, read)
    policies.is_in_state(held, MotionState.SUBMITTED)
    _is_supported(held)
    held.state = MotionState.ADMITTED
    held.save(update_fields=["state"])
    record("motions.admitted", by=by, on=held, about=[held.sitting, held.item], facts=facts_of(held), at=at)
    return held


@act("motions.refuse")
def refuse_motion(*, motion: Motion, reason: str, by: Actor, at: dt.datetime | None = None) -> Motion:
    """Refuse a motion as out of order, with the reason."""
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.is_in_state(held, *PENDING)
    because = " ".join(reason.split())
    if not because or len(because) > _REASON_LIMIT:
        raise Invalid.of(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="reason"
        )
    held.because = because
    _decide(held, MotionState.REFUSED, "motions.refused", by=by, at=at)
    return held


@act("motions.put")
def put_to_vote(
    *,
    motion: Motion,
    by: Actor,
    subject: str = "",
    manner: str = "",
    is_by_hands: bool = False,
    read: int | None = None,
    at: dt.datetime | None = None,
) -> Motion:
    """Open the ballot on a motion, by the rule that the body has for its subject; what is submitted is admitted by it.

    `read` is the revision whose words were read. Raises NotAllowed, NotNow (not the point at hand, in conflict, another
    ballot open, no quorum, other words by now), Invalid.
    """
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.words_are_as_read(held, read)
    policies.is_in_state(held, *PENDING)
    if held.state == MotionState.SUBMITTED:
        _is_supported(held)
    if held.is_amendment:
        policies.has_its_conclusion(held)
        policies.is_not_in_conflict(standing_of(held).merged)
    with translation.override(language_of(held.sitting)):
        question = named(held)
    held.ballot = voting.open_ballot(
        item=held.item,
        question=question,
        subject=subject or (Subject.PROCEDURE if held.kind in PROCEDURAL else Subject.ORDINARY),
        manner=manner,
        is_by_hands=is_by_hands,
        by=by,
        at=at,
    )
    held.state = MotionState.VOTING
    held.save(update_fields=["state", "ballot"])
    facts = {**facts_of(held), "ballot": held.ballot.ordinal}
    record("motions.put", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    return held


@act("motions.adopt")
def adopt_unopposed(*, motion: Motion, by: Actor, read: int | None = None, at: dt.datetime | None = None) -> Motion:
    """Adopt a motion without a vote, since nobody objects; an amendment changes the conclusion at once.

    `read` is the revision whose words were read aloud. Raises NotNow without a quorum, when a member has objected, when the amendment is
    in conflict, or when it reads otherwise by now.
    """
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.words_are_as_read(held, read)
    policies.sitting_runs(held.sitting)
    policies.is_in_state(held, *PENDING)
    if held.state == MotionState.SUBMITTED:
        _is_supported(held)
    objecting = Voice.objects.filter(motion=held, stance=Stance.OBJECTS)
    quorum = meetings.quorate(held.sitting)
    policies.nobody_objects(list(objecting.values_list("invitation__holding__person__full_name", flat=True)))
    if held.is_amendment:
        policies.has_its_conclusion(held)
        policies.is_not_in_conflict(standing_of(held).merged)
    _adopt(held, by=by, at=at or clock.now(), quorum=quorum.facts)
    return held


@act("motions.place")
def place_motion(
    *, motion: Motion, direction: Literal["up", "down", "first"], by: Actor, at: dt.datetime | None = None
) -> Motion | None:
    """Take a motion before or after its neighbour, or before all that wait on its point. Returns None at the ends.

    From then on those that wait keep their places; what is moved later comes behind them.
    """
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.is_in_state(held, *PENDING)
    order = [one.motion.pk for one in before_the_body(on_point(held.item))]
    stands = order.index(held.pk)
    goes = {"up": stands - 1, "down": stands + 1, "first": 0}[direction]
    if goes == stands or not 0 <= goes < len(order):
        return None
    order.insert(goes, order.pop(stands))
    Motion.objects.bulk_update([Motion(pk=pk, place=place) for place, pk in enumerate(order, start=1)], ["place"])
    facts = {"was": stands + 1, "is": goes + 1}
    record("motions.placed", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    held.refresh_from_db()
    return held


@act("motions.work_in")
def work_in(
    *, motion: Motion, text: str, by: Actor, expected_revision: int | None = None, at: dt.datetime | None = None
) -> Motion:
    """Write an adopted amendment into a conclusion that read otherwise when it was adopted. `text` is the whole of it.

    `expected_revision` is that of the conclusion as it was read. Raises Stale when somebody changed it meanwhile.
    """
    rules.may_lead(motion.sitting, by=by)
    held = hold(motion)
    policies.is_in_state(held, MotionState.ADOPTED)
    conclusion = policies.has_its_conclusion(held)
    if not held.waits_to_be_worked_in:
        raise Invalid.of(_("This amendment is worked in already."), field="text", code="worked_in")
    said = words(text)
    _write(held, conclusion.text, said, by=by, at=at or clock.now(), expected_revision=expected_revision)
    record("motions.worked_in", by=by, on=held, about=[held.sitting, held.item], facts=facts_of(held), at=at)
    return held


def settle_by_ballot(ballot: Ballot, outcome: str, by: Actor, at: dt.datetime) -> None:
    """A ballot on a motion has ended: the motion is adopted or rejected by it, or waits again when it was annulled."""
    found = Motion.objects.filter(ballot=ballot, state__in=[MotionState.VOTING]).first()
    if not outcome:
        found = Motion.objects.filter(ballot=ballot).first()
    if found is None or outcome == Outcome.WAITS_FOR_CHAIR:
        return
    held = hold(found)
    if not outcome:
        _take_up_again(held, by=by, at=at)
    elif outcome == Outcome.ADOPTED:
        _adopt(held, by=by, at=at)
    else:
        _decide(held, MotionState.REJECTED, "motions.rejected", by=by, at=at)


def settle_anew(ballot: Ballot, outcome: str, by: Actor, at: dt.datetime) -> None:
    """Votes were added to the ballot on a motion and it came out otherwise: the motion is decided anew."""
    found = Motion.objects.filter(ballot=ballot).first()
    if found is None:
        return
    held = hold(found)
    if held.state != MotionState.VOTING:
        _take_up_again(held, by=by, at=at)
        held.state, held.ballot = MotionState.VOTING, ballot
        held.save(update_fields=["state", "ballot"])
    settle_by_ballot(ballot, outcome, by, at)


def _take_up_again(held: Motion, *, by: Actor, at: dt.datetime) -> None:
    """The ballot is annulled: it decided nothing. What it wrote is taken out; what was written on since stays.

    Where just those words were changed since, they cannot be told apart: the motion goes on saying what it wrote, so
    that it is taken out by hand.
    """
    conclusion, was_worked_in = held.conclusion, held.worked_in_at is not None
    stays = False
    if was_worked_in and conclusion is not None:
        without = merged(held.became, held.was, conclusion.text)
        stays = not without
        if without:
            meetings.edit_conclusion(
                conclusion=conclusion, text=without, expected_revision=conclusion.revision, by=by, at=at
            )
    if held.kind in _PUTS_OFF:
        agendas_acts.take_up_deferred(item=held.item, by=Actor.system("motions.annulled"), at=at)
    held.state, held.ballot, held.decided_at, held.decided_by = MotionState.ADMITTED, None, None, None
    if not stays:
        held.was, held.became, held.worked_in_at = "", "", None
    held.save(update_fields=["state", "ballot", "decided_at", "decided_by", "was", "became", "worked_in_at"])
    facts = {**facts_of(held), "was_worked_in": was_worked_in, "stays_in": stays}
    record("motions.reopened", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)


def _adopt(held: Motion, *, by: Actor, at: dt.datetime, quorum: Mapping[str, int] | None = None) -> None:
    """What follows from the decision follows by itself where it is a teller who brought it about by counting."""
    text = standing_of(held).merged if held.is_amendment else None
    _decide(held, MotionState.ADOPTED, "motions.adopted", by=by, at=at, quorum=quorum)
    writer = by if allows(rules.may_lead, held.sitting, by=by) else Actor.system("motions.counted")
    # A count may come when the text is closed already: then it waits to be worked in.
    if text is not None and held.conclusion is not None and allows(conclusions_are_open, held.sitting):
        # One that has grown too long meanwhile does not undo the decision either.
        with contextlib.suppress(ActRefused), transaction.atomic():
            _write(held, held.conclusion.text, text, by=writer, at=at)
    if held.kind in _PUTS_OFF and allows(agendas.can_be_deferred, held.item):
        agendas_acts.defer_point(item=held.item, way=_PUTS_OFF[held.kind], by=writer, at=at)
    if held.kind == MotionKind.CLOSE_DEBATE and allows(policies.sitting_runs, held.sitting):
        speaking.close_list(item=held.item, by=writer, at=at)


def _write(
    held: Motion, was: str, became: str, *, by: Actor, at: dt.datetime, expected_revision: int | None = None
) -> None:
    conclusion = held.conclusion
    assert conclusion is not None
    read = conclusion.revision if expected_revision is None else expected_revision
    meetings.edit_conclusion(conclusion=conclusion, text=became, expected_revision=read, by=by, at=at)
    held.was, held.became, held.worked_in_at = was, became, at
    held.save(update_fields=["was", "became", "worked_in_at"])


def _decide(
    held: Motion,
    state: MotionState,
    kind: str,
    *,
    by: Actor,
    at: dt.datetime | None,
    quorum: Mapping[str, int] | None = None,
) -> None:
    assert held.state in ALIVE
    held.state, held.decided_at, held.decided_by = state, at or clock.now(), by.as_facts()
    held.quorum = dict(quorum or {})
    held.save(update_fields=["state", "decided_at", "decided_by", "because", "quorum"])
    facts = {**facts_of(held), "by_vote": held.ballot_id is not None}
    if quorum is not None:
        facts["quorum"] = quorum
    record(kind, by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)


def _is_supported(held: Motion) -> None:
    needed = quorum_rules_of(held.sitting.body, on=day_of(held.sitting)).motion_supporters
    if needed:
        supporters = Voice.objects.filter(motion=held, stance=Stance.SUPPORTS).count()
        policies.is_supported(held, supporters=supporters, needed=needed)
