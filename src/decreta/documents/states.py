"""The way of a document from draft to issue: tables, nothing else. Diagrams are printed from them."""

from __future__ import annotations

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
}

# Whose turn it is in a state; nobody's where it ends.
OWNERS: dict[S, tuple[str, ...]] = {
    S.DRAFT: ("drafter",),
    S.SUBMITTED: ("signer",),
    S.APPROVED: ("clerk",),
    S.ISSUING: ("system",),
    S.ISSUED: (),
    S.WITHDRAWN: (),
}

AUDIT_KINDS: dict[str, str] = {
    "revise": "documents.revised",
    "submit_for_approval": "documents.submitted",
    "return_draft": "documents.returned",
    "approve": "documents.approved",
    "withdraw": "documents.withdrawn",
    "take_number": "documents.number_taken",
    "void_number": "documents.number_voided",
    "seal": "documents.issued",
}
