from decreta.agendas.models.positions import Adoption, Position, TakenOut
from decreta.agendas.models.proposals import LEADING, Proposal, ProposalPaper, ProposalStep, ReviewPath
from decreta.agendas.models.templates import AgendaTemplate, ExpectedPaper

__all__ = [
    "LEADING",
    "Adoption",
    "AgendaTemplate",
    "ExpectedPaper",
    "Position",
    "Proposal",
    "ProposalPaper",
    "ProposalStep",
    "ReviewPath",
    "TakenOut",
]
