"""Members move something on a point, amend what is to be concluded, support each other, take it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Sitting
from decreta.meetings.policies import conclusions_are_open, day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.seats import own_seat
from decreta.motions import policies, rules
from decreta.motions.domain.common import REASON_LIMIT, facts_of, hold, words
from decreta.motions.enums import PENDING, MotionKind, MotionState, Stance
from decreta.motions.models import Motion, Voice


@act("motions.move")
def move(
    *,
    item: AgendaItem,
    kind: str,
    text: str,
    by: Actor,
    reason: str = "",
    mover: Invitation | None = None,
    at: dt.datetime | None = None,
) -> Motion:
    """Move something on a point: to close the debate, to postpone the point, to send it back, or in one's own words.

    `mover` is for whom the secretary writes it down; left out, the actor moves it himself. Raises NotAllowed, NotNow,
    Invalid.
    """
    if kind not in MotionKind.values or kind == MotionKind.AMENDMENT:
        raise Invalid.of(_("Choose what is moved."), field="kind", code="required")
    said = words(text, is_needed=kind == MotionKind.FREE)
    return _make(item, kind, said, reason, mover, by=by, at=at)


@act("motions.amend")
def move_amendment(
    *,
    conclusion: Conclusion,
    text: str,
    by: Actor,
    base: str = "",
    reason: str = "",
    mover: Invitation | None = None,
    at: dt.datetime | None = None,
) -> Motion:
    """Move that a conclusion reads otherwise. `text` is the whole of it as it would read.

    `base` is the text that the mover had before him; left out, the present one. What he changed are the paragraphs in
    which the two differ. Raises NotAllowed, NotNow, Invalid.
    """
    conclusions_are_open(conclusion.item.sitting)
    said, before = words(text), words(base or conclusion.text)
    if said == before:
        raise Invalid.of(_("Nothing differs from the text as it stands."), field="text", code="same")
    return _make(
        conclusion.item, MotionKind.AMENDMENT, said, reason, mover, by=by, at=at, conclusion=conclusion, base=before
    )


@act("motions.amend_proposal")
def amend_proposal(
    *,
    item: AgendaItem,
    text: str,
    by: Actor,
    base: str = "",
    reason: str = "",
    mover: Invitation | None = None,
    at: dt.datetime | None = None,
) -> Motion:
    """Move before a point begins that what is proposed there reads otherwise, where the rules of the body let members.

    `text` and `base` as in `move_amendment`. When the point begins, it amends the draft that the proposal becomes.
    Raises NotAllowed, NotNow, Invalid.
    """
    held = AgendaItem.objects.select_related("sitting__body").get(pk=item.pk)
    lets = quorum_rules_of(held.sitting.body, on=day_of(held.sitting)).amends_before
    policies.proposal_can_be_amended(held, amends_before=lets)
    said, before = words(text), words(base or held.proposed)
    if said == before:
        raise Invalid.of(_("Nothing differs from the text as it stands."), field="text", code="same")
    return _make(held, MotionKind.AMENDMENT, said, reason, mover, by=by, at=at, base=before)


def take_over(conclusion: Conclusion, *, passes: bool) -> None:
    """Amendments to what was proposed amend what stands in its place; with one of them waiting it does not pass by consent."""
    waiting = Motion.objects.on_proposals([conclusion.item.pk])
    if passes and waiting.exists():
        raise NotNow.of(
            _("An amendment waits on point %(number)s: it is dealt with by itself.")
            % {"number": conclusion.item.number},
            code="amended",
        )
    waiting.update(conclusion=conclusion)


def hold_proposal(item: AgendaItem) -> None:
    """What somebody amends is reworded, not taken away: his amendment would hang on nothing."""
    if Motion.objects.on_proposals([item.pk]).exists():
        raise NotNow.of(
            _("An amendment waits on what is proposed here. Write other words, or let it be taken back first."),
            code="amended",
        )


def amended(items: Collection[UUID]) -> set[UUID]:
    """Those of some points on whose proposal an amendment waits: they are dealt with by themselves."""
    return set(Motion.objects.on_proposals(items).values_list("item_id", flat=True))


def _make(
    item: AgendaItem,
    kind: str,
    text: str,
    reason: str,
    mover: Invitation | None,
    *,
    by: Actor,
    at: dt.datetime | None,
    conclusion: Conclusion | None = None,
    base: str = "",
) -> Motion:
    sitting = (
        Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post").get(pk=item.sitting_id)
    )
    seat = mover or own_seat(sitting, actor=by)
    if seat is not None and seat.sitting_id != sitting.pk:
        raise NotAllowed.of(_("Only who is invited to this sitting moves something in it."), code="not_invited")
    invitation = rules.may_move(seat, proposers=quorum_rules_of(sitting.body, on=day_of(sitting)).proposers, by=by)
    item.sitting = sitting
    policies.can_be_moved_on(item)
    last = item.motions.aggregate(last=Max("ordinal"))["last"] or 0
    motion = Motion.objects.create(
        sitting=sitting,
        item=item,
        mover=invitation,
        ordinal=last + 1,
        kind=kind,
        conclusion=conclusion,
        base=base,
        text=text,
        reason=words(reason, field="reason", limit=REASON_LIMIT, is_needed=False),
        moved_at=at or clock.now(),
        by=by.as_facts(),
    )
    facts = {**facts_of(motion), "for_another": not rules.is_own(invitation, by=by)}
    kind_of_entry = "motions.amended" if motion.is_amendment else "motions.moved"
    record(kind_of_entry, by=by, on=motion, about=[sitting, item], facts=facts, at=at)
    return motion


@act("motions.reword")
def reword_motion(
    *,
    motion: Motion,
    text: str,
    expected_revision: int,
    by: Actor,
    reason: str | None = None,
    at: dt.datetime | None = None,
) -> Motion | None:
    """Write a motion that waits anew; an amendment is laid on the conclusion as it reads now.

    Other words are another motion: those who supported the earlier ones are asked again, and it is submitted anew.
    Returns None when nothing differs. Raises NotAllowed, NotNow, Stale, Invalid.
    """
    held = hold(motion)
    rules.may_change(held, by=by)
    policies.is_in_state(held, *PENDING)
    policies.can_be_moved_on(held.item)
    policies.revision_is_current(held, expected_revision)
    said = words(text, is_needed=held.kind in {MotionKind.FREE, MotionKind.AMENDMENT})
    base = words(policies.has_its_text(held)) if held.is_amendment else ""
    if held.is_amendment and said == base:
        raise Invalid.of(_("Nothing differs from the text as it stands."), field="text", code="same")
    why = held.reason if reason is None else words(reason, field="reason", limit=REASON_LIMIT, is_needed=False)
    if (held.base, held.text, held.reason) == (base, said, why):
        return None
    has_other_words = held.text != said
    held.base, held.text, held.reason, held.revision = base, said, why, held.revision + 1
    if has_other_words:
        held.state = MotionState.SUBMITTED
        held.voices.all().delete()
    held.save(update_fields=["base", "text", "reason", "revision", "state"])
    facts = {**facts_of(held), "has_other_words": has_other_words}
    record("motions.reworded", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    return held


@act("motions.say")
def say(*, motion: Motion, stance: str, by: Actor, at: dt.datetime | None = None) -> Motion | None:
    """Support what another moved, object to it, or (`stance` empty) take that back. Returns None when it says so already."""
    held = hold(motion)
    invitation = rules.may_speak_to(held, own_seat(held.sitting, actor=by), by=by)
    policies.is_in_state(held, *PENDING)
    if stance and stance not in Stance.values:
        raise Invalid.of(_("Support it, or object to it."), field="stance", code="required")
    known = Voice.objects.filter(motion=held, invitation=invitation).first()
    if (known.stance if known else "") == stance:
        return None
    if known is not None:
        known.delete()
    if stance:
        Voice.objects.create(
            motion=held, invitation=invitation, stance=stance, said_at=at or clock.now(), by=by.as_facts()
        )
    record("motions.said", by=by, on=held, about=[held.sitting, held.item], facts={"stance": stance}, at=at)
    return held


@act("motions.withdraw")
def withdraw_motion(*, motion: Motion, by: Actor, at: dt.datetime | None = None) -> Motion | None:
    """Take a motion back that is not voted on yet. Returns None when it was taken back already."""
    held = hold(motion)
    rules.may_change(held, by=by)
    if held.state == MotionState.WITHDRAWN:
        return None
    policies.is_in_state(held, *PENDING)
    held.state, held.decided_at, held.decided_by = MotionState.WITHDRAWN, at or clock.now(), by.as_facts()
    held.save(update_fields=["state", "decided_at", "decided_by"])
    record("motions.withdrawn", by=by, on=held, about=[held.sitting, held.item], facts=facts_of(held), at=at)
    return held
