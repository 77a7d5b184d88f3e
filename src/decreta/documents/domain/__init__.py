"""The acts of this area. Only they save."""

from decreta.documents.domain.approval import approve, return_draft, submit_for_approval
from decreta.documents.domain.audience import close_to, open_to
from decreta.documents.domain.drafting import draft, revise, withdraw
from decreta.documents.domain.issuing import issue, make, recover, seal, take_number
from decreta.documents.domain.naming import add_alias
from decreta.documents.domain.registers import open_register, void_number

__all__ = [
    "add_alias",
    "approve",
    "close_to",
    "draft",
    "issue",
    "make",
    "open_register",
    "open_to",
    "recover",
    "return_draft",
    "revise",
    "seal",
    "submit_for_approval",
    "take_number",
    "void_number",
    "withdraw",
]
