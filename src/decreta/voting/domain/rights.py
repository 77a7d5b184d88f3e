"""Proxies, and stepping back from a point."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings.enums import VOTING_PARTS
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.voting import policies, rules
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, Proxy, Recusal, SealedPaper, Vote
from decreta.voting.queries.roll import roll_of

_LIMIT = 300
_PAPER_LIMIT = 200


@act("voting.give_proxy")
def give_proxy(*, giver: Invitation, holder: Invitation, paper: str, by: Actor, at: dt.datetime | None = None) -> Proxy:
    """Note that a member has given his vote to another for this sitting, by a paper.

    It is used for ballots that are opened while the giver is absent. Raises Invalid with everything that is wrong:
    nobody holds more than the body's rules allow, and a proxy is not passed on.
    """
    sitting = giver.sitting
    rules.may_arrange(sitting, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=sitting.pk)
    policies.is_session(locked)
    policies.has_not_ended(locked)
    words = " ".join(paper.split())
    problems = Problems()
    if not words or len(words) > _PAPER_LIMIT:
        problems.add(
            _("Name the paper, in at most %(limit)s characters.") % {"limit": _PAPER_LIMIT}, "paper", "required"
        )
    check_proxy(locked, giver, holder, problems)
    problems.refuse_if_any(Invalid)
    row = Proxy.objects.create(
        sitting=locked, giver=giver, holder=holder, paper=words, given_at=at or clock.now(), by=by.as_facts()
    )
    facts = {"giver": giver.pk, "holder": holder.pk, "paper": words}
    record("voting.proxy_given", by=by, on=row, about=[locked], facts=facts, at=at)
    return row


@act("voting.revoke_proxy")
def revoke_proxy(*, proxy: Proxy, by: Actor, at: dt.datetime | None = None) -> Proxy | None:
    """End a proxy for ballots that are opened from now on. Returns None when it has ended already."""
    rules.may_arrange(proxy.sitting, by=by)
    policies.has_not_ended(proxy.sitting)
    moment = at or clock.now()
    if not Proxy.objects.filter(pk=proxy.pk, revoked_at=None).update(revoked_at=moment):
        return None
    record("voting.proxy_revoked", by=by, on=proxy, about=[proxy.sitting], facts={"revoked_at": moment}, at=at)
    proxy.refresh_from_db()
    return proxy


@act("voting.recuse")
def recuse(
    *, item: AgendaItem, invitation: Invitation, reason: str, by: Actor, at: dt.datetime | None = None
) -> Recusal:
    """A member takes no part in the decision on a point, with a reason.

    In a ballot on it that is open he is struck from the roll: what he has cast is not counted, and no base counts him.
    Nor does he cast for others there: what he had cast for them is void, and each vote goes to whoever is next in line
    (`fallen_back`: how many).
    """
    rules.may_recuse(invitation, by=by)
    # A ballot that is being opened on the point is waited for, else neither would know of the other.
    policies.has_not_ended(held_sitting(item.sitting_id))
    words = " ".join(reason.split())
    problems = Problems()
    if invitation.sitting_id != item.sitting_id or invitation.part not in VOTING_PARTS:
        problems.add(_("Only the chair and the members of this sitting have a part to step back from."), "invitation")
    if not words or len(words) > _LIMIT:
        problems.add(_("State the reason in at most %(limit)s characters.") % {"limit": _LIMIT}, "reason", "required")
    if Recusal.objects.filter(item=item, invitation=invitation).exists():
        problems.add(_("It is noted already."), "invitation", "noted")
    problems.refuse_if_any(Invalid)
    policies.may_step_back(invitation, item)
    moment = at or clock.now()
    row = Recusal.objects.create(item=item, invitation=invitation, reason=words, declared_at=moment, by=by.as_facts())
    ballot = Ballot.objects.filter(item=item, closed_at=None, annulled_at=None).first()
    struck = fallen_back = 0
    if ballot is not None and holding.alone(ballot).is_open:
        mine = Vote.objects.filter(ballot=ballot, voter=invitation, struck_at=None)
        struck = mine.update(struck_at=moment)
        SealedPaper.objects.filter(vote__ballot=ballot, vote__voter=invitation).delete()
        fallen_back = _fall_back(ballot, invitation)
    # The reason is told in the sitting; more people read the log than sit there.
    facts = {"person": invitation.holding.person_id, "struck": bool(struck), "fallen_back": fallen_back}
    row.fallen_back = fallen_back
    record("voting.recused", by=by, on=row, about=[item.sitting, item], facts=facts, at=at)
    return row


def _fall_back(ballot: Ballot, caster: Invitation) -> int:
    """Votes that somebody casts for others go to whoever is next in line, not cast. Gives how many.

    Who takes no part in a decision takes none with another's voice either; what he has cast for others is his doing. The
    vote stays its voter's: in the base, to be cast by himself or his substitute, or noted by the clerk.
    """
    found = Vote.objects.filter(ballot=ballot, caster=caster, struck_at=None).exclude(voter=caster)
    SealedPaper.objects.filter(vote__in=found).delete()
    next_in_line = {one.voter: one.caster for one in roll_of(ballot.sitting, ballot.item).places}
    votes = list(found)
    for vote in votes:
        vote.caster_id, vote.option, vote.cast_at = next_in_line.get(vote.voter_id, vote.voter_id), None, None
    Vote.objects.bulk_update(votes, ["caster", "option", "cast_at"])
    return len(votes)


def check_proxy(sitting: Sitting, giver: Invitation, holder: Invitation, problems: Problems) -> None:
    """Whether one may give his vote to the other by the rules of the body, whoever enters it."""
    if giver.pk == holder.pk:
        problems.add(_("A vote is given to somebody else."), "holder", "same")
    if giver.part not in VOTING_PARTS or not giver.has_vote:
        problems.add(_("This person has no vote to give."), "giver", "no_vote")
    if holder.sitting_id != sitting.pk or holder.part not in VOTING_PARTS or not holder.has_vote:
        problems.add(_("A vote is given to a member with a vote in this sitting."), "holder", "no_vote")
    standing = list(Proxy.objects.filter(sitting=sitting, revoked_at=None).values_list("giver_id", "holder_id"))
    if any(giver.pk == one for one, _to in standing):
        problems.add(_("His vote is given to somebody already."), "giver", "given")
    if any(holder.pk == one for one, _to in standing) or any(giver.pk == to for _one, to in standing):
        problems.add(_("A proxy is not passed on."), "holder", "passed_on")
    limit = rules_of(sitting.body, on=day_of(sitting)).proxy_limit
    if sum(1 for _one, to in standing if to == holder.pk) >= limit:
        problems.add(
            _("The rules of the body allow one member at most %(n)s proxies.") % {"n": limit}, "holder", "too_many"
        )
