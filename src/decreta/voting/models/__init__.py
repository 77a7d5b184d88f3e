from decreta.voting.models.ballots import Ballot, Option, Vote
from decreta.voting.models.rights import Proxy, Recusal

__all__ = ["Ballot", "Option", "Proxy", "Recusal", "Vote"]
