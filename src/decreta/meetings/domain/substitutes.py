"""Who cannot come names somebody of his house, as far as the rules of the body let him."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings import policies, rules
from decreta.meetings.domain.numbering import next_number
from decreta.meetings.domain.removing import take_away
from decreta.meetings.enums import Part, Substitutes
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.meetings.queries.substitutes import may_be_named
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.models import Holding


@act("meetings.name_substitute")
def name_substitute(
    *, invitation: Invitation, holding: Holding, by: Actor, at: dt.datetime | None = None
) -> Invitation:
    """A member who is excused names who comes in his place; that one is invited at once, as a guest of the body.

    Who was named before is taken back. The absent member goes on reading what he reads. His substitute reads it too, while
    the sitting lies ahead or runs and the member is not there himself, but nobody's notes; afterwards he is a guest. He
    casts the member's vote where the body's rules say so.
    Raises Invalid for somebody whom the rules do not allow, NotNow before the member is excused.
    """
    rules.may_answer(invitation, by=by)
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=invitation.sitting_id)
    policies.can("answer", sitting)
    policies.may_be_substituted(invitation)
    ruled = quorum_rules_of(sitting.body, on=policies.day_of(sitting)).substitutes
    problems = Problems()
    if ruled == Substitutes.NOBODY:
        problems.add(_("By the rules of this body members come themselves."), "holding", "not_allowed")
    elif not may_be_named(invitation).filter(pk=holding.pk).exists():
        problems.add(_("Name somebody of your own house who is not invited yet."), "holding", "not_of_the_house")
    problems.refuse_if_any(Invalid)
    gone = take_back(invitation)
    made = Invitation.objects.create(
        sitting=sitting,
        holding=holding,
        part=Part.GUEST,
        number=next_number(sitting),
        sent_at=at or clock.now(),
        named_by=invitation,
        sits_for=invitation if ruled == Substitutes.VOTING else None,
    )
    if gone is not None:
        taken = {"invitation": gone.pk, "holding": gone.holding_id, "part": gone.part, "was_sent": True}
        record(AUDIT_KINDS["withdraw_invitation"], by=by, on=sitting, facts=taken, at=at)
    facts = {"invitation": made.pk, "holding": holding.pk, "votes": ruled == Substitutes.VOTING}
    record(AUDIT_KINDS["name_substitute"], by=by, on=invitation, about=[sitting], facts=facts, at=at)
    return made


def take_back(invitation: Invitation) -> Invitation | None:
    """The member comes after all, or names another: who was named is invited no more. NotNow when he is there already."""
    named = Invitation.objects.filter(named_by=invitation).first()
    if named is None:
        return None
    if named.attendances.exists():
        raise NotNow.of(_("Your substitute is there already."), field="answer", code="checked_in")
    gone = Invitation(pk=named.pk, holding_id=named.holding_id, part=named.part)
    take_away(named, refusal=_("Your substitute has acted in this sitting already."))
    return gone
