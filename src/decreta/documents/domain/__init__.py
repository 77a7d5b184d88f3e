"""The acts of this area. Only they save."""

from decreta.documents.domain.approval import approve, return_draft, submit_for_approval, take_back
from decreta.documents.domain.arriving import (
    correct_arrival,
    register_arrival,
    reopen_arrival,
    return_arrival,
    settle_arrival,
    void_arrival,
)
from decreta.documents.domain.audience import close_to, open_to
from decreta.documents.domain.checking import check
from decreta.documents.domain.closing import close_register
from decreta.documents.domain.copying import copy
from decreta.documents.domain.corresponding import note_correspondent
from decreta.documents.domain.drafting import draft, revise, withdraw
from decreta.documents.domain.freezing import freeze
from decreta.documents.domain.issuing import issue, make, recover, seal, take_number
from decreta.documents.domain.marking import drop_mark_template, keep_mark_template, mark, withdraw_mark
from decreta.documents.domain.naming import add_alias
from decreta.documents.domain.reading import read_paper
from decreta.documents.domain.registers import open_register, void_number
from decreta.documents.domain.replying import link_reply
from decreta.documents.domain.reserving import reserve_numbers
from decreta.documents.domain.stubs import register_stub
from decreta.documents.domain.taking_over import extend_extract, take_over

__all__ = [
    "add_alias",
    "approve",
    "check",
    "close_register",
    "close_to",
    "copy",
    "correct_arrival",
    "draft",
    "drop_mark_template",
    "extend_extract",
    "freeze",
    "issue",
    "keep_mark_template",
    "link_reply",
    "make",
    "mark",
    "note_correspondent",
    "open_register",
    "open_to",
    "read_paper",
    "recover",
    "register_arrival",
    "register_stub",
    "reopen_arrival",
    "reserve_numbers",
    "return_arrival",
    "return_draft",
    "revise",
    "seal",
    "settle_arrival",
    "submit_for_approval",
    "take_back",
    "take_number",
    "take_over",
    "void_arrival",
    "void_number",
    "withdraw",
    "withdraw_mark",
]
