from decreta.voting.models.ballots import Ballot, Option, Vote
from decreta.voting.models.hands import HandCount
from decreta.voting.models.merging import Merger
from decreta.voting.models.rights import Proxy, Recusal
from decreta.voting.models.secrets import Counting, Opening, Panel, SealedPaper, SecretCount, Teller

__all__ = [
    "Ballot",
    "Counting",
    "HandCount",
    "Merger",
    "Opening",
    "Option",
    "Panel",
    "Proxy",
    "Recusal",
    "SealedPaper",
    "SecretCount",
    "Teller",
    "Vote",
]
