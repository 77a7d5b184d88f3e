from decreta.agendas.models.positions import Adoption, Position, TakenOut
from decreta.agendas.models.proposals import LEADING, Proposal, ProposalPaper, ProposalStep, ReviewPath

__all__ = ["LEADING", "Adoption", "Position", "Proposal", "ProposalPaper", "ProposalStep", "ReviewPath", "TakenOut"]
