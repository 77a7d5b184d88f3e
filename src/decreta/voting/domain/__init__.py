"""The acts of voting."""

from decreta.voting.domain.ballots import annul_ballot, close_ballot, decide_tie, open_ballot
from decreta.voting.domain.casting import cast, enter_votes
from decreta.voting.domain.rights import give_proxy, recuse, revoke_proxy

__all__ = [
    "annul_ballot",
    "cast",
    "close_ballot",
    "decide_tie",
    "enter_votes",
    "give_proxy",
    "open_ballot",
    "recuse",
    "revoke_proxy",
]
