"""The acts of voting."""

from decreta.voting.domain.afterwards import Held, enter_ballot, held_without_network
from decreta.voting.domain.ballots import annul_ballot, close_ballot, decide_tie, open_ballot
from decreta.voting.domain.casting import cast, enter_votes
from decreta.voting.domain.counting import begin_count, count, enter_totals, send_opening, wait_no_longer
from decreta.voting.domain.hands import enter_hands
from decreta.voting.domain.merging import merge_votes
from decreta.voting.domain.noting import enter_papers, take_back_last, take_back_notes
from decreta.voting.domain.own_proxies import give_own_proxy, refuse_proxy, withdraw_proxy
from decreta.voting.domain.rights import give_proxy, recuse, revoke_proxy
from decreta.voting.domain.sealed import cast_sealed
from decreta.voting.domain.tellers import give_key, name_tellers

__all__ = [
    "Held",
    "annul_ballot",
    "begin_count",
    "cast",
    "cast_sealed",
    "close_ballot",
    "count",
    "decide_tie",
    "enter_ballot",
    "enter_hands",
    "enter_papers",
    "enter_totals",
    "enter_votes",
    "give_key",
    "give_own_proxy",
    "give_proxy",
    "held_without_network",
    "merge_votes",
    "name_tellers",
    "open_ballot",
    "recuse",
    "refuse_proxy",
    "revoke_proxy",
    "send_opening",
    "take_back_last",
    "take_back_notes",
    "wait_no_longer",
    "withdraw_proxy",
]
