from decreta.agendas.models.carrying import DEFERRED_TO, CarriedPoint, Deferral, ResumedPoint
from decreta.agendas.models.opinions import AskedOpinion, OpinionRequest, points_read_by
from decreta.agendas.models.positions import Adoption, Position, PutByConsent, TakenOut
from decreta.agendas.models.proposals import (
    LEADING,
    Proposal,
    ProposalPaper,
    ProposalPaperVersion,
    ProposalReader,
    ProposalStep,
    ReviewPath,
    Wording,
)
from decreta.agendas.models.templates import AgendaTemplate, ExpectedPaper

__all__ = [
    "DEFERRED_TO",
    "LEADING",
    "Adoption",
    "AgendaTemplate",
    "AskedOpinion",
    "CarriedPoint",
    "Deferral",
    "ExpectedPaper",
    "OpinionRequest",
    "Position",
    "Proposal",
    "ProposalPaper",
    "ProposalPaperVersion",
    "ProposalReader",
    "ProposalStep",
    "PutByConsent",
    "ResumedPoint",
    "ReviewPath",
    "TakenOut",
    "Wording",
    "points_read_by",
]
