"""The way of a document from draft to issue, as tables. Diagrams are printed from them."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.documents.enums import DocumentState as S


@dataclass(frozen=True)
class Transition:
    """An act and the states it leads from and to. An act that is not named here changes no state."""

    act: str
    sources: tuple[S, ...]
    target: S


TRANSITIONS: tuple[Transition, ...] = (
    Transition("revise", (S.DRAFT, S.SUBMITTED, S.APPROVED), S.DRAFT),
    Transition("submit_for_approval", (S.DRAFT,), S.SUBMITTED),
    Transition("return_draft", (S.SUBMITTED, S.APPROVED), S.DRAFT),
    Transition("approve", (S.SUBMITTED,), S.APPROVED),
    Transition("withdraw", (S.DRAFT, S.SUBMITTED, S.APPROVED), S.WITHDRAWN),
    Transition("take_number", (S.APPROVED,), S.ISSUING),
    Transition("void_number", (S.ISSUING,), S.APPROVED),
    Transition("seal", (S.ISSUING,), S.ISSUED),
)
BY_ACT = {transition.act: transition for transition in TRANSITIONS}

# Whose turn it is in a state: every state has somebody who can move it on, or is an end.
OWNERS: dict[S, str] = {
    S.DRAFT: "drafter",
    S.SUBMITTED: "signer",
    S.APPROVED: "clerk",
    S.ISSUING: "system",
    S.ISSUED: "",
    S.WITHDRAWN: "",
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


def sources(act: str) -> tuple[S, ...]:
    """The states in which an act may be done."""
    return BY_ACT[act].sources


def target(act: str) -> S:
    """The state in which an act leaves the document."""
    return BY_ACT[act].target
