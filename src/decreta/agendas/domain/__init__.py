"""The acts before a sitting."""

from decreta.agendas.domain.positions import adopt_by_consent, put_back, state_positions, take_out
from decreta.agendas.domain.proposals import (
    add_proposal_paper,
    approve_proposal,
    place_proposal,
    propose_point,
    put_off_proposal,
    resend_proposal,
    return_proposal,
    set_review_path,
    withdraw_proposal,
)
from decreta.agendas.domain.templates import fill_agenda, keep_template

__all__ = [
    "add_proposal_paper",
    "adopt_by_consent",
    "approve_proposal",
    "fill_agenda",
    "keep_template",
    "place_proposal",
    "propose_point",
    "put_back",
    "put_off_proposal",
    "resend_proposal",
    "return_proposal",
    "set_review_path",
    "state_positions",
    "take_out",
    "withdraw_proposal",
]
