"""How the file of a paper of a proposed point leaves the house: as it was put, or under its reader's name.

Until the point has stood on an agenda it is the matter of who proposed it. From then on the same file is a paper of a
sitting, which leaves by the rules of its body whatever door is taken.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from decreta.agendas import domain
from decreta.agendas.models import Proposal, ProposalPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import How
from decreta.meetings.enums import Audience, PapersMarked
from decreta.meetings.giving import given
from decreta.meetings.models import AgendaItem
from decreta.meetings.policies import day_of
from decreta.meetings.queries.audience import reads_everything
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of


def is_marked(paper: ProposalPaper) -> bool:
    """Whether it leaves only under its reader's name: as on the agenda where it stands, or stood last."""
    proposal = paper.proposal
    if not proposal.has_been_placed:
        return False
    marks = _rules_for(proposal).papers_marked
    is_closed = paper.is_restricted or proposal.audience != Audience.EVERYBODY
    return marks == PapersMarked.ALWAYS or (marks == PapersMarked.RESTRICTED and is_closed)


def opinions_are_marked(item: AgendaItem) -> bool:
    """Whether what was said of a point leaves only under its reader's name: as the papers of the point do."""
    marks = quorum_rules_of(item.sitting.body, on=day_of(item.sitting)).papers_marked
    return marks == PapersMarked.ALWAYS or (marks == PapersMarked.RESTRICTED and item.is_restricted)


def are_given_out(item: AgendaItem, actor: Actor) -> bool:
    """Whether files and papers of what was said of a point are given out: as its papers are, and to the same after their end."""
    return not item.sitting.has_papers_ended or reads_everything(item.sitting, actor)


def _rules_for(proposal: Proposal) -> Rules:
    if proposal.item is not None:
        sitting = proposal.item.sitting
        return quorum_rules_of(sitting.body, on=day_of(sitting))
    last = proposal.carried_from.select_related("item__sitting__body").order_by("-at").first()
    return quorum_rules_of(last.item.sitting.body if last is not None else proposal.body, on=clock.today())


def give(paper: ProposalPaper, *, request: HttpRequest, actor: Actor, how: How) -> HttpResponseBase:
    """The file of a paper for somebody who may read it with its proposal; that it was given under his name is noted."""
    bears_name = is_marked(paper)
    answer = given(paper.file, bears_name=bears_name, request=request, actor=actor, how=how)
    if bears_name and answer.status_code == HTTPStatus.OK and request.method == "GET":
        domain.take_proposal_paper(paper=paper, by=actor)
    return answer
