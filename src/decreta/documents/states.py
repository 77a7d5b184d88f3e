"""The ways of a document from draft to issue, and of an arrival from the register to its end: tables, nothing else."""

from __future__ import annotations

from decreta.documents.enums import ArrivalState as A
from decreta.documents.enums import DocumentState as S

# From where which act leads where. An act that is not named here changes no state.
TRANSITIONS: dict[S, dict[str, S]] = {
    S.DRAFT: {
        "revise": S.DRAFT,
        "submit_for_approval": S.SUBMITTED,
        "withdraw": S.WITHDRAWN,
    },
    S.SUBMITTED: {
        "revise": S.DRAFT,
        "take_back": S.DRAFT,
        "return_draft": S.DRAFT,
        "approve": S.APPROVED,
        "withdraw": S.WITHDRAWN,
    },
    S.APPROVED: {
        "revise": S.DRAFT,
        "return_draft": S.DRAFT,
        "withdraw": S.WITHDRAWN,
        "take_number": S.ISSUING,
    },
    S.ISSUING: {
        "void_number": S.APPROVED,
        "seal": S.ISSUED,
    },
    S.ISSUED: {},
    S.WITHDRAWN: {},
    S.RECEIVED: {},
}

# Where a document may begin: drafted here, received from outside, or as a copy, which has its number from the beginning.
BEGINS: tuple[S, ...] = (S.DRAFT, S.RECEIVED, S.ISSUING)

# Whose turn it is in a state; nobody's where it ends.
OWNERS: dict[S, tuple[str, ...]] = {
    S.DRAFT: ("drafter",),
    S.SUBMITTED: ("signer",),
    S.APPROVED: ("clerk",),
    S.ISSUING: ("system",),
    S.ISSUED: (),
    S.WITHDRAWN: (),
    S.RECEIVED: (),
}

AUDIT_KINDS: dict[str, str] = {
    "revise": "documents.revised",
    "submit_for_approval": "documents.submitted",
    "take_back": "documents.taken_back",
    "return_draft": "documents.returned",
    "approve": "documents.approved",
    "withdraw": "documents.withdrawn",
    "take_number": "documents.number_taken",
    "void_number": "documents.number_voided",
    "seal": "documents.issued",
}

ARRIVAL_TRANSITIONS: dict[A, dict[str, A]] = {
    A.REGISTERED: {
        "correct": A.REGISTERED,
        "mark": A.MARKED,
        "settle": A.SETTLED,
        "return": A.RETURNED,
        "void": A.VOID,
        "cancel": A.CANCELLED,
    },
    A.MARKED: {
        "correct": A.MARKED,
        "withdraw_mark": A.REGISTERED,
        "settle": A.SETTLED,
        "cancel": A.CANCELLED,
    },
    A.SETTLED: {
        "reopen": A.REGISTERED,
        "cancel": A.CANCELLED,
    },
    A.RETURNED: {},
    A.VOID: {},
    A.CANCELLED: {},
}

ARRIVAL_OWNERS: dict[A, tuple[str, ...]] = {
    A.REGISTERED: ("leader",),
    A.MARKED: ("assignee",),
    A.SETTLED: (),
    A.RETURNED: (),
    A.VOID: (),
    A.CANCELLED: (),
}
