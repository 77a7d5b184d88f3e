"""Who is invited, and what he answers."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import joining, policies, rules
from decreta.meetings.domain.agenda import everybody_asked_reads
from decreta.meetings.domain.numbering import next_number
from decreta.meetings.domain.removing import take_away
from decreta.meetings.domain.substitutes import take_back
from decreta.meetings.enums import PART_OF_ROLE, Answer, Part, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.holders import holder_of, vote_of
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in

_REASON_LIMIT = 300


@act("meetings.invite")
def invite(*, sitting: Sitting, holding: Holding, part: str, by: Actor, at: dt.datetime | None = None) -> Invitation:
    """Invite the holder of a post; after the convocation his invitation goes out at once."""
    rules.may_prepare(sitting.body, by=by)
    policies.can("invite", sitting)
    problems = Problems()
    if part not in Part.values:
        problems.add(_("Say as what he is invited."), "part")
    if sitting.invitations.filter(holding__person_id=holding.person_id).exists():
        problems.add(_("%(person)s is already invited.") % {"person": holding.person}, "holding", "invited")
    if not Holding.objects.valid_on(policies.day_of(sitting)).filter(pk=holding.pk).exists():
        problems.add(
            _("%(person)s does not hold this post on that day.") % {"person": holding.person}, "holding", "not_holding"
        )
    if part == Part.CHAIR and holding.post_id != sitting.chair_post_id:
        problems.add(_("The chair is the holder of the chair's post."), "part", "not_the_chair")
    problems.refuse_if_any(Invalid)
    (invitation,) = _write(sitting, [(holding, part)], by=by, at=at)
    return invitation


@act("meetings.invite_members")
def invite_members(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> list[Invitation]:
    """Invite the chair and everybody who holds a post of the body on that day, each person once.

    Raises NotNow when nobody is left to invite.
    """
    rules.may_prepare(sitting.body, by=by)
    policies.can("invite", sitting)
    day = policies.day_of(sitting)
    seen = set(sitting.invitations.values_list("holding__person_id", flat=True))
    chair = holder_of(sitting.chair_post, on=day)
    wanted: list[tuple[Holding, str]] = [(chair, Part.CHAIR)] if chair else []
    of_body = [
        (holding, PART_OF_ROLE[holding.post.role])
        for holding in holdings_in(body=sitting.body, on=day)
        if holding.post.role in PART_OF_ROLE
    ]
    # Who is a member and its secretary as well is invited as a member: he has a vote.
    wanted += sorted(of_body, key=lambda one: one[1] != Part.MEMBER)
    new: list[tuple[Holding, str]] = []
    for holding, part in wanted:
        if holding.person_id not in seen:
            seen.add(holding.person_id)
            new.append((holding, part))
    if not new:
        raise NotNow.of(_("Everybody who holds a post of this body is already invited."), code="all_invited")
    return _write(sitting, new, by=by, at=at)


@act("meetings.withdraw_invitation")
def withdraw_invitation(*, invitation: Invitation, by: Actor, at: dt.datetime | None = None) -> Sitting:
    """Take an invitation back before the sitting has begun; the person no longer sees the sitting."""
    sitting = invitation.sitting
    rules.may_prepare(sitting.body, by=by)
    policies.can("withdraw_invitation", sitting)
    if invitation.attendances.exists():
        raise NotNow.of(_("He is already checked in."), code="checked_in")
    facts = {
        "invitation": invitation.pk,
        "holding": invitation.holding_id,
        "part": invitation.part,
        "was_sent": invitation.sent_at is not None,
    }
    take_away(
        invitation,
        refusal=_(
            "He has acted in this sitting already: given or been given a proxy, moved something, stepped back from a "
            "point or answered in writing. The record keeps him invited."
        ),
    )
    record(AUDIT_KINDS["withdraw_invitation"], by=by, on=sitting, about=[sitting.body], facts=facts, at=at)
    return sitting


@act("meetings.answer_invitation")
def answer_invitation(
    *, invitation: Invitation, answer: str, by: Actor, reason: str = "", at: dt.datetime | None = None
) -> Invitation:
    """The invited person says whether and how he attends; who is excused says why."""
    rules.may_answer(invitation, by=by)
    policies.can("answer", invitation.sitting)
    words = " ".join(reason.split())
    problems = Problems()
    if answer not in {Answer.ATTENDS, Answer.REMOTE, Answer.EXCUSED}:
        problems.add(_("Choose an answer."), "answer", "required")
    if answer == Answer.EXCUSED and not words:
        problems.add(_("State the reason for your absence."), "reason", "required")
    if len(words) > _REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    problems.refuse_if_any(Invalid)
    gone = take_back(invitation) if answer != Answer.EXCUSED else None
    before = invitation.answer
    invitation.answer, invitation.answered_at = answer, at or clock.now()
    invitation.reason = words if answer == Answer.EXCUSED else ""
    invitation.save(update_fields=["answer", "reason", "answered_at"])
    # The reason may be private (an illness): the log keeps that there was one.
    record(
        AUDIT_KINDS["answer"],
        by=by,
        on=invitation,
        about=[invitation.sitting],
        facts={"before": before, "after": answer, "has_reason": bool(invitation.reason)},
        at=at,
    )
    if gone is not None:
        facts = {"invitation": gone.pk, "holding": gone.holding_id, "part": gone.part, "was_sent": True}
        record(AUDIT_KINDS["withdraw_invitation"], by=by, on=invitation.sitting, facts=facts, at=at)
    return invitation


def _write(
    sitting: Sitting, wanted: list[tuple[Holding, str]], *, by: Actor, at: dt.datetime | None
) -> list[Invitation]:
    is_out = sitting.state != SittingState.PREPARING
    sent_at = (at or clock.now()) if is_out else None
    rows = [
        Invitation(
            sitting=sitting,
            holding=holding,
            part=part,
            number=number,
            sent_at=sent_at,
            **vote_of(sitting, holding, part),
        )
        for number, (holding, part) in enumerate(wanted, next_number(sitting))
    ]
    Invitation.objects.bulk_create(rows)
    everybody_asked_reads(sitting)
    record(
        AUDIT_KINDS["invite"],
        by=by,
        on=sitting,
        about=[sitting.body],
        at=at,
        facts={
            "invited": [{"invitation": row.pk, "holding": row.holding_id, "part": row.part} for row in rows],
            "sent": is_out,
        },
    )
    joining.invited(sitting, rows, by=by, at=at or clock.now())
    return rows
