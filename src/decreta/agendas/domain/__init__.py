"""The acts before a sitting."""

from decreta.agendas.domain.carrying import Onward, carry_over, defer_point, take_up_deferred
from decreta.agendas.domain.offering import put_by_consent, undo_by_consent
from decreta.agendas.domain.opinions import ask_opinions, give_opinion, remind_opinions, treat_opinion
from decreta.agendas.domain.positions import (
    adopt_by_consent,
    object_in_session,
    put_back,
    state_positions,
    take_back_objection,
    take_out,
)
from decreta.agendas.domain.proposals import (
    add_proposal_paper,
    approve_proposal,
    place_proposal,
    propose_point,
    put_off_proposal,
    resend_proposal,
    return_proposal,
    set_review_path,
    take_proposal_paper,
    withdraw_proposal,
)
from decreta.agendas.domain.templates import fill_agenda, keep_template

__all__ = [
    "Onward",
    "add_proposal_paper",
    "adopt_by_consent",
    "approve_proposal",
    "ask_opinions",
    "carry_over",
    "defer_point",
    "fill_agenda",
    "give_opinion",
    "keep_template",
    "object_in_session",
    "place_proposal",
    "propose_point",
    "put_back",
    "put_by_consent",
    "put_off_proposal",
    "remind_opinions",
    "resend_proposal",
    "return_proposal",
    "set_review_path",
    "state_positions",
    "take_back_objection",
    "take_out",
    "take_proposal_paper",
    "take_up_deferred",
    "treat_opinion",
    "undo_by_consent",
    "withdraw_proposal",
]
