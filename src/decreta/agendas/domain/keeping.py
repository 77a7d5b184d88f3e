"""A point leaves an agenda with everything that it became there, and comes onto another with it: papers, versions, readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.agendas.enums import ProposalState, StepKind
from decreta.agendas.models import (
    AskedOpinion,
    OpinionRequest,
    Proposal,
    ProposalPaper,
    ProposalPaperVersion,
    ProposalReader,
    ProposalStep,
    Wording,
)
from decreta.audit import record
from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.domain.papers import Earlier
from decreta.meetings.enums import Share
from decreta.meetings.models import AgendaItem, Invitation, Paper, Sitting

#: How long a reason may be that is kept with a paper; that of a point can be longer.
_REASON_LIMIT = 300


def keep(proposal: Proposal, item: AgendaItem, *, at: dt.datetime) -> None:
    """Put into a proposal what its point has become on an agenda. The proposal itself is saved by who calls.

    Who reads it goes with it, so that it is not open to everybody on another agenda. How a confidential point is called
    and worded there is kept beside the words of who proposed it: he does not read it, and the next agenda has it again.
    Who was named before and is not invited here stays named for when he is.
    """
    proposal.audience, proposal.is_listed = item.audience, item.is_listed
    proposal.minutes, proposal.purpose = item.minutes, item.purpose
    words = _worded(proposal, item)
    if proposal.is_of_office or not item.is_restricted:
        proposal.title, proposal.presenter, proposal.why, proposal.asked = astuple(words)
        proposal.kept = {}
    else:
        proposal.kept = asdict(words)
    here = item.sitting.invitations.values("holding__person_id")
    proposal.readers.filter(holding__person__in=here).delete()
    _name(proposal, ((one.invitation, one.share) for one in item.shares.select_related("invitation")))
    known = {one.file_id: one for one in proposal.papers.filter(taken_off_at=None)}
    for paper in item.papers.select_related("file").prefetch_related("earlier", "readers__invitation"):
        versions = sorted(paper.earlier.all(), key=lambda one: one.number)
        files = [paper.file_id, *(one.file_id for one in versions)]
        row = next((known.pop(file) for file in files if file in known), None)
        row = row or ProposalPaper(proposal=proposal, added_at=paper.added_at, is_own=False)
        row.file, row.title, row.audience, row.version = paper.file, paper.title, paper.audience, paper.version
        row.save()
        row.earlier.all().delete()
        ProposalPaperVersion.objects.bulk_create(
            ProposalPaperVersion(
                paper=row,
                number=one.number,
                file=one.file,
                since=one.since,
                until=one.until,
                reason=one.reason,
                by=one.by,
            )
            for one in versions
        )
        _name(proposal, ((one.invitation, Share.READER) for one in paper.readers.all()), row)
    ProposalPaper.objects.filter(pk__in=[one.pk for one in known.values()]).update(taken_off_at=at)


def _worded(proposal: Proposal, item: AgendaItem) -> Wording:
    """How a point reads when it leaves its agenda: what is proposed as the body has worked on it, where it has.

    In writing nothing is proposed beside the question: then what was asked for stays.
    """
    before = proposal.wording
    why, asked = before.why, before.asked
    if item.text_version:
        why, asked = item.why, asked if item.sitting.is_written else item.proposed
    drafts = list(item.conclusions.filter(is_draft=True))
    return Wording(item.title, item.presenter, why, drafts[0].text if len(drafts) == 1 else asked)


def keep_before_removal(item: AgendaItem, by: Actor, at: dt.datetime) -> None:
    """A point is taken off its agenda: the proposal that it came from has what it became.

    Of what nobody had proposed nothing is kept, unless opinions were given on it: they are others' words, and go among
    the open points of the body's office with it.
    """
    proposal = Proposal.objects.select_for_update().filter(item=item).first()
    # Held, so that an opinion given at this moment is seen here, or finds that the point is gone.
    asked = list(AskedOpinion.objects.select_for_update(of=("self",)).filter(request__item=item))
    if proposal is None and any(one.answered_at is not None for one in asked):
        if by.holding_id is None:
            raise NotNow.of(_("Opinions were given on this point. It stays on the agenda."), code="has_opinions")
        proposal = of_the_office(item, by, at)
        ProposalStep.objects.create(proposal=proposal, kind=StepKind.PUT_OFF, at=at, by=by.as_facts())
        facts = {"goes_on": False}
        record("agendas.put_off", by=by, on=proposal, about=[proposal.body, item.sitting], facts=facts, at=at)
    if proposal is not None:
        keep(proposal, item, at=at)
        proposal.save()
        # What was said of the matter goes on with it.
        OpinionRequest.objects.filter(item=item).update(item=None, proposal=proposal)


def of_the_office(item: AgendaItem, by: Actor, at: dt.datetime) -> Proposal:
    """A point that nobody had proposed becomes one of the body's office: no unit sees it, nobody reviews it."""
    return Proposal.objects.create(
        body=item.sitting.body,
        proposer_id=by.holding_id,  # type: ignore[misc]
        path=[],
        is_out=True,
        is_of_office=True,
        state=ProposalState.OPEN,
        title=item.title,
        presenter=item.presenter,
        minutes=item.minutes,
        purpose=item.purpose,
        audience=item.audience,
        is_listed=item.is_listed,
        proposed_at=at,
        changed_at=at,
    )


def take_opinions_along(item: AgendaItem, proposal: Proposal) -> None:
    """A point goes on from a sitting that keeps it in its record: what was said of it stays there, and goes along.

    Who has not answered is asked again, by another moment; what was asked before is over.
    """
    for request in item.opinion_requests.prefetch_related("asked"):
        given = [one for one in request.asked.all() if one.answered_at is not None]
        if not given:
            continue
        made = OpinionRequest.objects.create(
            proposal=proposal,
            question=request.question,
            until=request.until,
            asked_at=request.asked_at,
            by=request.by,
            reminded_at=request.reminded_at,
        )
        AskedOpinion.objects.bulk_create(
            AskedOpinion(
                request=made,
                holding_id=one.holding_id,
                opinion=one.opinion,
                text=one.text,
                file_id=one.file_id,
                answered_at=one.answered_at,
                treatment=one.treatment,
                why=one.why,
                treated_at=one.treated_at,
                treated_by=one.treated_by,
            )
            for one in given
        )


def put_under(item: AgendaItem, proposal: Proposal, *, reason: str, by: Actor, at: dt.datetime | None) -> None:
    """Under a point that was just made from a proposal: its papers in all their versions, and whoever was named for them.

    `reason` says why, where the papers come later than the rules of the body ask for.
    """
    for paper in proposal.papers.filter(taken_off_at=None).select_related("file").prefetch_related("earlier__file"):
        meetings.add_paper(
            item=item,
            title=paper.title,
            upload=paper.file,
            audience=paper.audience,
            late_reason=reason[:_REASON_LIMIT],
            earlier=[
                Earlier(one.file, one.since, one.until, one.reason, one.by)
                for one in sorted(paper.earlier.all(), key=lambda one: one.number)
            ],
            by=by,
            at=at,
        )
    _name_again(item, proposal, item.sitting.invitations.select_related("holding"), by=by, at=at)
    OpinionRequest.objects.filter(proposal=proposal).update(item=item, proposal=None)


def name_who_joins(sitting: Sitting, invitations: Sequence[Invitation], by: Actor, at: dt.datetime) -> None:
    """Somebody is invited: he is named for the points and papers for which he was named on an earlier agenda."""
    persons = [one.holding.person_id for one in invitations]
    waiting = ProposalReader.objects.filter(proposal__item__sitting=sitting, holding__person__in=persons)
    found = Proposal.objects.filter(pk__in=waiting.values("proposal_id")).select_related(
        "item__sitting__body", "item__sitting__chair_post"
    )
    for proposal in found:
        assert proposal.item is not None
        _name_again(proposal.item, proposal, invitations, by=by, at=at)


def _name_again(
    item: AgendaItem, proposal: Proposal, invitations: Iterable[Invitation], *, by: Actor, at: dt.datetime | None
) -> None:
    """Those of the invited who were named for the point, and for its papers, beside those who are named already."""
    named = list(proposal.readers.select_related("holding", "paper"))
    if not named:
        return
    seats: dict[UUID, Invitation] = {one.holding.person_id: one for one in invitations}
    here = [(seats[one.holding.person_id], one) for one in named if one.holding.person_id in seats]
    shares = {one.invitation.pk: (one.invitation, one.share) for one in item.shares.select_related("invitation")}
    shares = {seat.pk: (seat, one.share) for seat, one in here if one.paper_id is None} | shares
    if shares:
        meetings.share_point(item=item, shares=list(shares.values()), by=by, at=at)
    for paper in Paper.objects.filter(item=item).select_related("item__sitting__body", "item__sitting__chair_post"):
        readers = [seat for seat, one in here if one.paper is not None and one.paper.file_id == paper.file_id]
        if readers:
            present = [one.invitation for one in paper.readers.select_related("invitation")]
            meetings.restrict_paper(paper=paper, audience=paper.audience, readers=[*present, *readers], by=by, at=at)


def _name(proposal: Proposal, seats: Iterable[tuple[Invitation, str]], paper: ProposalPaper | None = None) -> None:
    ProposalReader.objects.bulk_create(
        ProposalReader(proposal=proposal, paper=paper, holding_id=seat.holding_id, share=share) for seat, share in seats
    )
