"""WHO states a position, proposes a point, reviews it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.agendas.enums import Level
from decreta.agendas.models import LEADING, AskedOpinion, Proposal
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, allows
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Part, Submitter
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.queries.holders import PART_OF_ROLE
from decreta.organisation.models import Body

#: Those whose consent counts; secretaries and guests are not asked.
ASKED = (Part.CHAIR, Part.MEMBER)


def may_state(invitation: Invitation | None, *, by: Actor) -> None:
    """The chair and the members, each for himself, in whatever post he acts."""
    if invitation is None or by.person_id is None or invitation.holding.person_id != by.person_id:
        raise NotAllowed.of(_("Only who is invited states a position, for himself."), code="not_invited")
    if invitation.part not in ASKED:
        raise NotAllowed.of(_("Only the chair and members are asked for their position."), code="not_a_member")


def proposes_as(body: Body | None, *, by: Actor) -> frozenset[str]:
    """As what the actor may submit points to a body; without one, to some body."""
    if by.holding_id is None:
        return frozenset()
    found = set[str]()
    if by.can("draft_documents"):
        found.add(Submitter.DRAFTER)
        if by.role in LEADING and by.unit_id is not None:
            found.add(Submitter.UNIT_HEAD)
    if PART_OF_ROLE.get(by.role) == Part.MEMBER and (by.body_ids if body is None else body.pk in by.body_ids):
        found.add(Submitter.MEMBER)
    if by.can("prepare_sittings") if body is None else sittings.prepares_for(body, by=by):
        found.add(Submitter.SECRETARY)
    return frozenset(found)


def may_propose(body: Body, *, submitters: Iterable[str], by: Actor) -> None:
    """Whom the rules of the body name; an inspector and an administrator are never among them."""
    if not proposes_as(body, by=by) & set(submitters):
        raise NotAllowed.of(_("Your post does not propose points to this body."), code="not_a_submitter")


def reviews(proposal: Proposal, *, by: Actor) -> bool:
    """Whether it is the actor's turn to look at a proposed point."""
    if proposal.waits_for == Level.UNIT_HEAD:
        return by.role in LEADING and proposal.unit_id in by.unit_ids
    if proposal.waits_for == Level.SECRETARY:
        return sittings.prepares_for(proposal.body, by=by)
    return proposal.waits_for == Level.CHAIR and by.can("chair_sittings") and proposal.body_id in by.body_ids


def may_review(proposal: Proposal, *, by: Actor) -> None:
    """Whose turn it is: the head of the unit, the secretary, the chair."""
    if not reviews(proposal, by=by):
        raise NotAllowed.of(_("It is not your turn to review this point."), code="not_the_reviewer")


def is_proposer(proposal: Proposal, *, by: Actor) -> bool:
    """Whether the actor is the person who proposed it."""
    return by.person_id is not None and proposal.proposer.person_id == by.person_id


def may_change(proposal: Proposal, *, by: Actor) -> None:
    """Who proposed a point changes it and takes it back; a point of the office, whoever prepares the body's sittings."""
    if proposal.is_of_office:
        sittings.may_prepare(proposal.body, by=by)
    elif not is_proposer(proposal, by=by):
        raise NotAllowed.of(_("Only who proposed this point may do this."), code="not_the_proposer")


def may_set_path(body: Body, *, by: Actor) -> None:
    """The way by which points come is set by who prepares the body's sittings."""
    sittings.may_prepare(body, by=by)


def may_ask_opinions(item: AgendaItem, *, by: Actor) -> None:
    """Who prepares or chairs the sitting asks for opinions on its points."""
    sittings.may_run(item.sitting, by=by)


def may_give_opinion(asked: AskedOpinion, *, by: Actor) -> None:
    """Who is asked says it himself, in whatever post he acts; nobody says it for him under a mandate."""
    if by.person_id is None or by.mandate_id is not None or by.person_id != asked.holding.person_id:
        raise NotAllowed.of(_("Only who is asked gives this opinion."), code="not_asked")


def may_treat(item: AgendaItem, *, by: Actor) -> None:
    """What became of an opinion is said by who proposed the point, the head of his unit, or who runs the sitting."""
    if allows(sittings.may_run, item.sitting, by=by):
        return
    proposal = Proposal.objects.filter(item=item).select_related("proposer").first()
    leads = proposal is not None and by.role in LEADING and proposal.unit_id in by.unit_ids
    if proposal is None or not (leads or is_proposer(proposal, by=by)):
        raise NotAllowed.of(_("Only who proposed this point may do this."), code="not_the_proposer")


def may_remind_of_opinions(*, by: Actor) -> None:
    """Reminders go out by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders go out by themselves."), code="not_the_system")
